import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { makeApp } from '../src/app.ts'
import { doorTokenOf } from '../src/features/meetings/public.ts'
import { asSystem } from '../src/platform/database.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { aHouse, type TestHouse } from './house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from './neighbourhood.ts'
import { aVisitor, type TestVisitor } from './visitor.ts'

export const DOOR_OPENS = '2023-02-14T11:55:00.000Z'

type Fields = Record<string, string>
type People = {
  house: TestHouse
  south: string
  meeting: string
  bart: string
  dora: string
  doraSees: TestVisitor
  bartSees: TestVisitor
  stranger: TestVisitor
}
type Row = Record<string, unknown>

/** What the tests of cards do: check in, hand in a card, take one up. */
type AtTheDoor = People & {
  system: (statement: ReturnType<typeof sql>) => Promise<Row[]>
  door: () => string
  cards: () => Promise<Row[]>
  /** The page after saying "I am here" under a name. */
  checkIn: (visitor: TestVisitor, name: string) => Promise<string>
  handIn: (fields?: Fields) => Promise<Response>
  /** Hands in a card and gives the address of its personal link. */
  aCard: (fields?: Fields) => Promise<string>
  /** Dora takes the oldest card up. */
  take: (fields: Fields) => Promise<Response>
}

/** A meeting of South on its day: Dora leads, Bart is a member, and somebody stands at the door whom nobody knows. Anew for each test. */
export function atTheDoor(): AtTheDoor {
  // Filled before any test looks at it.
  const at = {} as AtTheDoor
  at.system = async (statement) => {
    const { rows } = await asSystem(at.house.db, (tx) => statement.execute(tx))
    return rows as Row[]
  }
  at.door = () => `/c/${doorTokenOf(at.house, at.meeting)}`
  at.cards = () => at.system(sql`select * from introduction where meeting_id = ${at.meeting} order by made_at, id`)
  at.checkIn = async (visitor, name) => {
    await visitor.get('/c')
    const answer = await visitor.post(at.door(), { do: 'name', name, organisation: '' })
    return (await visitor.get(answer.headers.get('Location') ?? '')).text()
  }
  at.handIn = async (fields = {}) => {
    await at.stranger.get(`${at.door()}/introduce`)
    return at.stranger.post(`${at.door()}/introduce`, { do: 'save', name: 'Gita Nieuw', ...fields })
  }
  at.aCard = async (fields = {}) => {
    const answer = await at.handIn(fields)
    expect(answer.status).toBe(303)
    return answer.headers.get('Location') ?? ''
  }
  at.take = async (fields) => {
    const [card] = await at.cards()
    const address = `/meetings/${at.meeting}/introductions/${String(card?.id)}`
    await at.doraSees.get(address)
    return at.doraSees.post(address, { do: 'take', version: String(card?.version), ...fields })
  }
  beforeAll(async () => {
    at.house = await aHouse({}, DOOR_OPENS)
  })
  afterAll(() => at.house.close())
  beforeEach(() => furnish(at))
  return at
}

async function furnish(at: AtTheDoor): Promise<void> {
  const { house } = at
  house.setNow(DOOR_OPENS)
  await at.system(sql`delete from rate_limit`)
  await at.system(sql`delete from introduction`)
  await at.system(sql`update person set email = null`)
  at.south = await aCommunity(house, 'Sud')
  await at.system(sql`insert into community_text (community_id, kind, version, text_fr, text_nl, in_force_on)
    values (${at.south}, 'convention', 1, 'Nous nous écoutons.', 'Wij luisteren naar elkaar.', '2020-01-01')`)
  at.bart = await aPerson(house, { givenName: 'Bart', familyName: 'De Smet' })
  await aMembership(house, { personId: at.bart, communityId: at.south })
  at.dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: at.dora, communityId: at.south, role: 'moderator' })
  at.meeting = await aHeldMeeting(house, { communityId: at.south, startsAt: '2023-02-14T12:00:00.000Z', present: [] })
  const app = makeApp(house)
  at.doraSees = aVisitor(house, app)
  at.doraSees.cookies.set(SESSION_COOKIE, await aSession(house, { personId: at.dora }))
  at.bartSees = aVisitor(house, app)
  at.bartSees.cookies.set(SESSION_COOKIE, await aSession(house, { personId: at.bart }))
  at.stranger = aVisitor(house, app)
}
