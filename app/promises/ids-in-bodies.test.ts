import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../src/platform/database.ts'
import { findKnownIds, MISSING, type KnownIds } from './addresses.ts'
import { changedTables, hashDatabase } from './database-hash.ts'
import { aDemoHouse, type DemoHouse, type VisitorName } from './demo-house.ts'
import { findForms, type KnownForm } from './forms.ts'
import { templateOf } from '../src/features/documentation/public.ts'

let demo: DemoHouse
let known: KnownIds
let meetings: { planned: string; version: string; taken: string; member: string }
/** A convention of South, and an organisation that may be added to it. */
let convention: { id: string; organisation: string }
let card: { id: string; meetingId: string }
let suggestion: { id: string; situationId: string }
/** A situation that waits in South. */
let offered: string

beforeAll(async () => {
  demo = await aDemoHouse()
  known = await findKnownIds(demo)
  meetings = await findMeetings()
  await prepareGrid()
  convention = await findConvention()
  card = await findCard()
  suggestion = await findSuggestion()
  offered = await findOffered()
}, 120_000)
afterAll(() => demo.close())

/** The card that waits for whoever leads South. */
async function findCard(): Promise<typeof card> {
  const { rows } = await asSystem(demo.house.db, (tx) => sql<typeof card>`select id, meeting_id from introduction where state = 'waiting' limit 1`.execute(tx))
  return rows[0]!
}

/** Words of the grid of South that wait to be adopted at a meeting. */
async function prepareGrid(): Promise<void> {
  await asSystem(demo.house.db, async (tx) => {
    const { areas } = await templateOf(tx, meetings.planned)
    await sql`insert into grid_draft (community_id, areas, edited_at) values (${known.community.own}, ${JSON.stringify(areas)}::jsonb, now())`.execute(tx)
  })
}

/** What was suggested for a situation of South that is closed. */
async function findSuggestion(): Promise<typeof suggestion> {
  const { rows } = await asSystem(demo.house.db, (tx) =>
    sql<typeof suggestion>`
      select g.id, g.situation_id from suggestion g join situation s on s.id = g.situation_id
      where s.state = 'closed' and g.community_id = ${known.community.own} order by g.id limit 1`.execute(tx),
  )
  return rows[0]!
}

async function findOffered(): Promise<string> {
  const { rows } = await asSystem(demo.house.db, (tx) =>
    sql<{ id: string }>`select id from situation where state = 'offered' and community_id = ${known.community.own} order by id limit 1`.execute(tx),
  )
  return rows[0]!.id
}

/** A planned meeting of South, one whose register is open, and somebody who has a line on it. */
async function findMeetings(): Promise<typeof meetings> {
  const one = async (query: ReturnType<typeof sql<{ id: string }>>) => (await asSystem(demo.house.db, (tx) => query.execute(tx))).rows[0]!.id
  const south = sql`join meeting_community mc on mc.meeting_id = m.id and mc.community_id = ${known.community.own}`
  const taken = await one(
    sql<{ id: string }>`select m.id from meeting m ${south} where m.state = 'held' and m.starts_at < '2023-04-01' order by m.starts_at desc limit 1`,
  )
  await asSystem(demo.house.db, (tx) => sql`update meeting set register_state = 'open' where id = ${taken}`.execute(tx))
  const planned = await one(sql<{ id: string }>`select m.id from meeting m ${south} where m.state = 'planned' order by m.starts_at limit 1`)
  return {
    planned,
    version: await one(sql<{ id: string }>`select agenda_version::text as id from meeting where id = ${planned}`),
    taken,
    member: await one(sql<{ id: string }>`select person_id as id from attendance where meeting_id = ${taken} order by person_id limit 1`),
  }
}

async function findConvention(): Promise<typeof convention> {
  const one = async (query: ReturnType<typeof sql<{ id: string }>>) => (await asSystem(demo.house.db, (tx) => query.execute(tx))).rows[0]!.id
  const id = await one(sql<{ id: string }>`select id from convention where community_id = ${known.community.own} order by made_at desc limit 1`)
  return {
    id,
    organisation: await one(sql<{ id: string }>`
      select r.organisation_id as id from representation r join membership m on m.id = r.membership_id
      where r.community_id = ${known.community.own} and m.state <> 'ended'
        and r.organisation_id not in (select organisation_id from convention_signatory where convention_id = ${id} and organisation_id is not null)
      order by 1 limit 1`),
  }
}

/** Nobody's row: of no kind, of the wrong kind, or of a place the reader has nothing to do with. */
type Body = {
  path: string
  field: string
  /** Words of the refusal: it is refused for the id and for nothing else. */ says: string
  also?: Record<string, string>
  foreign: (keyof KnownIds)[]
  visitor?: VisitorName
  json?: true
}

const COMMUNITY_FACTS = { part: 'facts', nameFr: 'Sud', kind: 'team', accent: 'teal', purposeLanguage: 'fr', languageMode: 'own' }
const MEETING = { title: '', day: '2023-05-02', from: '12:00', until: '14:00', mode: 'in_person', place: '' }
/** The first card that comes with Ronde. */
const SHIPPED_METHOD = '00000000-0000-4000-a000-000000000001'
const PERSON = { version: '1', givenName: 'Noor', familyName: 'Nieuw' }

function listBodies(): Body[] {
  const south = `/communities/${known.community.own}`
  const member = `${south}/members/${known.membership.own}`
  const taken = `/meetings/${meetings.taken}/attendance`
  const agenda = `/meetings/${meetings.planned}/agenda`
  const introduction = `/meetings/${card.meetingId}/introductions/${card.id}`
  return [
    { path: `${south}/members/new`, field: 'person', says: 'Choose somebody', also: { role: 'member' }, foreign: ['person', 'community', 'account'] },
    {
      path: `${south}/members/new`,
      field: 'person',
      says: 'Choose somebody',
      also: { role: 'member', onPaper: 'yes' },
      foreign: ['person'],
      visitor: 'moderator',
    },
    {
      path: `${south}/members/new`,
      field: 'organisationId',
      says: 'That organisation is not in the directory.',
      also: { role: 'member', givenName: 'Noor' },
      foreign: ['person', 'community'],
    },
    {
      path: member,
      field: 'organisationId',
      says: 'That organisation is not in the directory.',
      also: { part: 'represents' },
      foreign: ['person', 'community'],
    },
    { path: member, field: 'line', says: 'That line is no longer there.', also: { part: 'represents-days' }, foreign: ['membership', 'person'] },
    { path: member, field: 'line', says: 'That line is no longer there.', also: { part: 'practice-ends' }, foreign: ['membership', 'person'] },
    {
      path: `${south}/edit`,
      field: 'hostOrganisationId',
      says: 'That organisation is not in the directory.',
      also: COMMUNITY_FACTS,
      foreign: ['person', 'community'],
    },
    { path: `${south}/edit`, field: 'programmeId', says: 'That programme is not there', also: COMMUNITY_FACTS, foreign: ['programme', 'community'] },
    { path: `${south}/edit`, field: 'line', says: 'That line is no longer there.', also: { part: 'goal-ends' }, foreign: ['community', 'person'] },
    { path: `${south}/edit`, field: 'line', says: 'That line is no longer there.', also: { part: 'area-ends' }, foreign: ['community', 'person'] },
    {
      path: '/communities/new',
      field: 'programmeId',
      says: 'That programme is not there',
      also: { nameFr: 'Ouest', kind: 'team', accent: 'teal' },
      foreign: ['programme'],
    },
    ...(['organisationId', 'personId', 'signerId'] as const).map((field) => ({
      path: `${south}/conventions/${convention.id}`,
      field,
      says: 'not there',
      also: { part: 'add', hoursPer: 'year', ...(field === 'signerId' ? { organisationId: convention.organisation } : {}) },
      foreign: ['community', 'account'] satisfies (keyof KnownIds)[],
    })),
    { path: `${south}/meetings/new`, field: 'communities', says: 'This community is not there', also: MEETING, foreign: ['community', 'person'] },
    {
      path: `/meetings/${meetings.planned}/edit`,
      field: 'communities',
      says: 'This community is not there',
      also: { ...MEETING, version: '1' },
      foreign: ['community', 'person'],
    },
    {
      path: `${taken}/people/${meetings.member}`,
      field: 'standsFor',
      says: 'That organisation is not in the directory.',
      also: { answer: 'here', role: 'member', version: '1' },
      foreign: ['person', 'community'],
    },
    { path: `${taken}/taps`, field: 'personId', says: 'person-unknown', foreign: ['person', 'community', 'account'], json: true },
    {
      path: '/questions/new',
      field: 'audience',
      says: 'Choose who may read it.',
      also: { title: 'Où dormir ?', language: 'fr' },
      foreign: ['community', 'person'],
    },
    {
      path: `${agenda}`,
      field: 'item',
      says: 'This item is not on the agenda any more.',
      also: { part: 'item', version: meetings.version, do: 'remove' },
      foreign: ['meeting', 'person'],
    },
    {
      path: `${agenda}`,
      field: 'owner',
      says: 'Whoever looks after an item sits in the community.',
      also: { part: 'add', version: meetings.version, kind: 'situation', language: 'fr', title: 'Tour' },
      foreign: ['person', 'community'],
    },
    {
      path: `/meetings/${meetings.planned}/chair`,
      field: 'chair',
      says: 'This person is no longer',
      also: { part: 'chair' },
      foreign: ['person', 'community'],
    },
    {
      path: `/meetings/${meetings.planned}/chair`,
      field: 'willing',
      says: 'This person is no longer',
      also: { part: 'willing' },
      foreign: ['person', 'account'],
    },
    { path: introduction, field: 'person', says: 'Choose who it is', also: { do: 'take', version: '1' }, foreign: ['person', 'community'] },
    {
      path: introduction,
      field: 'invite',
      says: 'did not ask for this community',
      also: { do: 'take', version: '1', person: 'new' },
      foreign: ['community', 'person'],
    },
    {
      path: `/situations/${suggestion.situationId}/suggestions/${suggestion.id}/outcome`,
      field: 'quarter',
      says: 'Choose one of your quarters.',
      also: { outcome: 'helped' },
      foreign: ['community', 'person'],
    },
    {
      path: `/situations/${offered}/plan`,
      field: 'meeting',
      says: 'This meeting is not there.',
      also: { do: 'plan' },
      foreign: ['meeting', 'community', 'person'],
    },
    {
      path: `/meetings/${meetings.taken}/rounds`,
      field: 'situation',
      says: 'This situation is not offered any more.',
      also: { method: SHIPPED_METHOD, subgroup: '' },
      foreign: ['meeting', 'community', 'person'],
    },
    {
      path: `/meetings/${meetings.taken}/rounds`,
      field: 'method',
      says: 'Please choose a method.',
      also: { situation: '', subgroup: '' },
      foreign: ['meeting', 'person'],
    },
    { path: `${south}/methods`, field: 'from', says: 'not', foreign: ['community', 'person'] },
    {
      path: `${south}/grid/template`,
      field: 'meeting',
      says: 'This meeting is not there.',
      also: { part: 'adopt', version: '1' },
      foreign: ['meeting', 'community'],
    },
    { path: '/people', field: 'organisation', says: 'organisation', also: PERSON, foreign: ['person', 'community'] },
    { path: `/people/${known.person.own}/merge`, field: 'with', says: 'not', foreign: ['person', 'community'] },
    { path: `/people/${known.person.foreign}/merge`, field: 'with', says: 'not', foreign: ['community'] },
    {
      path: '/people/me/share',
      field: 'community',
      says: 'You are not in this community.',
      also: { purpose: 'community_list', field: 'phone' },
      foreign: ['community', 'person'],
    },
    { path: '/people/me/stop', field: 'community', says: 'This was not shared', also: { purpose: 'community_list' }, foreign: ['community'] },
    { path: '/export', field: 'community', says: 'not', also: { format: 'zip' }, foreign: ['community', 'person'] },
    { path: '/accounts/ID/roles', field: 'programmeId', says: 'Choose', also: { role: 'policy_officer' }, foreign: ['community'], visitor: 'administrator' },
  ]
}

/** One tap, as the script of the sheet sends it. */
function tapOn(personId: string) {
  const at = '2023-04-03T09:00:00.000Z'
  return {
    deviceNow: at,
    mark: '',
    taps: [{ kind: 'answer', id: MISSING.replace('1111', '2222'), at, personId, version: 0, shown: 'here', choice: 'excused' }],
  }
}

async function send({ path, field, also = {}, visitor = 'community-coordinator', json }: Body, id: string): Promise<{ status: number; text: string }> {
  const fields: Record<string, unknown> = { ...also, [field]: id }
  const address = path.replace('ID', known.account.own)
  const question = json ? { method: 'POST', json: tapOn(id) } : { method: 'POST', form: fields as Record<string, string> }
  const answer = await demo.ask(demo.visitors[visitor], address, question)
  // A page in place, or the word on the page that follows; the form itself repeats what was sent.
  const flash = answer.headers.getSetCookie().find((cookie) => cookie.includes('flash')) ?? ''
  const text = (await answer.text()).replaceAll(id, 'ID').replaceAll(/nonce="[^"]+"|value="[\w-]{43}"|[0-9a-f]{12}(?=")/g, '')
  const [, word = ''] = /=([^.;]*)/.exec(flash) ?? []
  return { status: answer.status, text: answer.status < 400 && !json ? Buffer.from(word, 'base64url').toString().replaceAll(id, 'ID') : text }
}

/** What being refused writes, and the session that was seen. */
const BESIDE = ['audit_entry', 'audit_person', 'rate_limit', 'session']

describe('SEC-12 ids in bodies', () => {
  it('SEC-12 that are unknown, of another kind or out of sight answer the same as not there, and change nothing', { timeout: 120_000 }, async () => {
    const faults: string[] = []
    for (const body of listBodies()) {
      const before = await hashDatabase(demo.house.ownerUrl)
      const missing = await send(body, MISSING)
      const name = `${body.path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')} ${body.field}`
      if (missing.status >= 500) faults.push(`${name}: an unknown id answers ${missing.status}`)
      if (!missing.text.includes(body.says)) faults.push(`${name}: an unknown id is not refused with “${body.says}” (${missing.status})`)
      for (const kind of body.foreign) {
        const foreign = await send(body, known[kind].foreign)
        if (foreign.status !== missing.status) faults.push(`${name}: a foreign ${kind} answers ${foreign.status}, an unknown one ${missing.status}`)
        else if (foreign.text !== missing.text) faults.push(`${name}: a foreign ${kind} is told apart from an unknown one`)
      }
      const changed = changedTables(before, await hashDatabase(demo.house.ownerUrl)).filter((table) => !BESIDE.includes(table))
      if (changed.length > 0) faults.push(`${name}: changes ${changed.join(', ')} (${missing.status})`)
    }
    expect(faults).toEqual([])
  })

  it('SEC-12 share a card with one’s own communities only, whatever others are named', async () => {
    const version = async () =>
      (await asSystem(demo.house.db, (tx) => sql<{ version: number }>`select version from person where id = ${demo.visitors.member.personId}`.execute(tx)))
        .rows[0]!.version
    const consents = async () => (await asSystem(demo.house.db, (tx) => sql`select scope_id from consent order by number`.execute(tx))).rows
    const before = await consents()
    const form = new URLSearchParams({ activity: 'Écoute', askMeAbout: '', version: String(await version()) })
    for (const id of [known.community.foreign, known.person.foreign, MISSING]) form.append('show', id)
    expect((await demo.ask(demo.visitors.member, '/introduce', { method: 'POST', form })).status).toBe(303)
    expect(await consents()).toEqual(before)
  })

  it('SEC-12 leaves out no form: each field that offers ids is tried', { timeout: 120_000 }, async () => {
    const forms = await findForms(demo, ['community-coordinator', 'moderator', 'administrator'])
    const tried = new Set(listBodies().map(({ field }) => field))
    const untried = forms.flatMap((form) => fieldsWithIds(form).filter((name) => !tried.has(name) && !KNOWN_BY_FORM.some((pattern) => pattern.test(name))))
    expect([...new Set(untried)]).toEqual([])
  })
})

/**
 * Rows of the sheet itself and its buttons, what ends with a line, and the conflict that is answered: their ids stand in names or are tried with
 * the sheet. `id` and `seed` are drawn for lines to come, `heads` says which wordings of a card were seen, `back` chooses a page of ours that asks for its own rights, `show` is tried below.
 */
const KNOWN_BY_FORM = [/^do$/, /^ends$/, /^_token$/, /^replaces$/, /^id$/, /^seed$/, /^heads$/, /^back$/, /^show$/, /^role-|^organisation-|^self-/]

function fieldsWithIds({ form }: KnownForm): string[] {
  const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)
  return form.fields.filter(({ value, options }) => isId(value) || options.some(isId)).map(({ name }) => name)
}
