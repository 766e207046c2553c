import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { makeApp } from '../src/app.ts'
import { askAndThen } from '../src/features/suggestions/actions/ask-and-then.ts'
import { asSystem } from '../src/platform/database.ts'
import { aHouse, type TestHouse } from './house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from './neighbourhood.ts'
import { aVisitor as aStranger, type TestVisitor } from './visitor.ts'

type Row = Record<string, unknown>
type Visitor = ReturnType<typeof aVisitor>
type Told = {
  communityId?: string
  presenterId?: string
  state?: string
  language?: string
  summary?: string
  goal?: string
  domains?: string[]
  unanswered?: string[]
  groups?: string[]
  meetingId?: string | null
  retellingOf?: string | null
  checkedFor?: string
}
type Said = { text?: string; language?: string; isTaken?: boolean; helperKind?: string | null; communityId?: string }

type ToldSituations = {
  house: TestHouse
  south: string
  north: string
  meeting: string
  ama: string
  bo: string
  chloe: string
  dirk: string
  emile: string
  amaSees: Visitor
  boSees: Visitor
  chloeSees: Visitor
  emileSees: Visitor
  stranger: TestVisitor
  /** For programs: the sessions of Ama, Bo, Chloé and Émile. */
  sessions: Record<'ama' | 'bo' | 'chloe' | 'emile', string>
  app: ReturnType<typeof makeApp>
  system: (statement: ReturnType<typeof sql>) => Promise<Row[]>
  aSituation: (told?: Told) => Promise<string>
  aSuggestion: (situationId: string, said?: Said) => Promise<string>
  /** Bo Peeters, or somebody else, tells it too. */
  aSecond: (situationId: string, personId?: string) => Promise<void>
  /** Says what became of it, as if somebody had. */
  anOutcome: (
    suggestionId: string,
    saidBy: string,
    effect: string | null,
    more?: { reason?: string; communityId?: string; at?: string; isPresenter?: boolean },
  ) => Promise<void>
  /** Asks whoever is due and gives the path of the newest link. */
  ask: () => Promise<string>
}

const HELD_AT = '2023-02-14T12:00:00.000Z'

/** South held a round on 14 February: Ama told something, Bo was there, Chloé leads. Émile belongs to North. Anew for each test. */
export function toldSituations(): ToldSituations {
  // Filled before any test looks at it.
  const at = {} as ToldSituations
  at.system = async (statement) => {
    const { rows } = await asSystem(at.house.db, (tx) => statement.execute(tx))
    return rows as Row[]
  }
  at.aSituation = async (told = {}) => {
    const { communityId = at.south, presenterId = at.ama, state = 'awaiting', language = 'fr', summary = 'Une dame ne sort plus de chez elle.' } = told
    const {
      goal = 'Rester chez elle',
      domains = ['medical', 'social'],
      unanswered = ['social'],
      groups = ['elderly'],
      meetingId = at.meeting,
      checkedFor = 'mixed',
    } = told
    const [row] = await at.system(sql`
      insert into situation (presenter_id, community_id, state, language, summary, goal, question, domains, unanswered, groups, audience, checked_for, meeting_id, retelling_of,
        made_at, changed_at, offered_at)
      values (${presenterId}, ${communityId}, ${state}, ${language}, ${summary}, ${goal}, 'Qui ?', ${domains}, ${unanswered}, ${groups}, 'mixed', ${checkedFor},
        ${meetingId}, ${told.retellingOf ?? null}, ${HELD_AT}, ${HELD_AT}, ${HELD_AT}) returning id`)
    return String(row?.id)
  }
  at.aSuggestion = async (
    situationId,
    { text = 'Le service de repas du quartier', language = 'fr', isTaken = true, helperKind = 'association', communityId = at.south } = {},
  ) => {
    const [row] = await at.system(sql`
      insert into suggestion (id, situation_id, community_id, meeting_id, language, text, checked_for, helper_kind, origin, author_id, taken_at, said_at, changed_at)
      values (gen_random_uuid(), ${situationId}, ${communityId}, null, ${language}, ${text}, 'mixed', ${helperKind}, 'board', ${at.bo},
        ${isTaken ? HELD_AT : null}, ${HELD_AT}, ${HELD_AT}) returning id`)
    return String(row?.id)
  }
  at.anOutcome = async (suggestionId, saidBy, effect, { reason, communityId, at: moment = HELD_AT, isPresenter = false } = {}) => {
    await at.system(sql`
      insert into try_out (suggestion_id, situation_id, community_id, said_by, is_presenter, is_tried, effect, reason, said_at, changed_at)
      select id, situation_id, coalesce(${communityId ?? null}::uuid, community_id), ${saidBy}, ${isPresenter}, ${effect !== null}, ${effect}, ${reason ?? null}, ${moment}, ${moment}
      from suggestion where id = ${suggestionId}`)
  }
  at.aSecond = async (situationId, personId = at.bo) => {
    await at.system(sql`insert into second_presenter (situation_id, person_id, state, asked_at) values (${situationId}, ${personId}, 'accepted', ${HELD_AT})`)
  }
  at.ask = async () => {
    await askAndThen(at.house)
    const [row] = await at.system(sql`select body_text from outbox_mail where kind = 'and-then' order by created_at desc, id desc limit 1`)
    return new URL(/https?:\S+/.exec(String(row?.bodyText))?.[0] ?? 'http://none.example/none').pathname
  }
  beforeAll(() => begin(at))
  afterAll(() => at.house.close())
  beforeEach(() => beginAnew(at))
  return at
}

async function begin(at: ToldSituations): Promise<void> {
  at.house = await aHouse({}, HELD_AT)
  const app = makeApp(at.house)
  at.south = await aCommunity(at.house, 'Sud')
  at.north = await aCommunity(at.house, 'Nord')
  at.ama = await aPerson(at.house, { givenName: 'Ama', familyName: 'Mensah', email: 'ama@ronde.example' })
  at.bo = await aPerson(at.house, { givenName: 'Bo', familyName: 'Peeters' })
  at.chloe = await aPerson(at.house, { givenName: 'Chloé', familyName: 'Dubois' })
  at.dirk = await aPerson(at.house, { givenName: 'Dirk', familyName: 'Maes' })
  at.emile = await aPerson(at.house, { givenName: 'Émile', familyName: 'Zéphyr', email: 'emile@ronde.example' })
  for (const personId of [at.ama, at.bo, at.dirk]) await aMembership(at.house, { personId, communityId: at.south })
  await aMembership(at.house, { personId: at.chloe, communityId: at.south, role: 'moderator' })
  await aMembership(at.house, { personId: at.emile, communityId: at.north })
  at.meeting = await aHeldMeeting(at.house, { communityId: at.south, startsAt: HELD_AT, present: [at.ama, at.bo] })
  // The clock stands still: whoever signs in on 14 February is still there two months later.
  const session = (personId: string) => aSession(at.house, { personId })
  at.app = app
  at.sessions = { ama: await session(at.ama), bo: await session(at.bo), chloe: await session(at.chloe), emile: await session(at.emile) }
  at.amaSees = aVisitor(at.house, app, at.sessions.ama)
  at.boSees = aVisitor(at.house, app, at.sessions.bo)
  at.chloeSees = aVisitor(at.house, app, at.sessions.chloe)
  at.emileSees = aVisitor(at.house, app, at.sessions.emile)
  at.stranger = aStranger(at.house, app)
}

async function beginAnew(at: ToldSituations): Promise<void> {
  at.house.setNow(HELD_AT)
  await at.system(sql`delete from situation`)
  await at.system(sql`delete from outbox_mail`)
  await at.system(sql`delete from domain_event`)
  await at.system(sql`delete from and_then_delay`)
  await at.system(sql`update session set expires_at = '2099-01-01', created_at = ${HELD_AT}, last_seen_at = ${HELD_AT}`)
}
