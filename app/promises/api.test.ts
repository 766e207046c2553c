import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { asSystem } from '../src/platform/database.ts'
import { MISSING } from './addresses.ts'
import { aDemoHouse, type DemoHouse, type VisitorName } from './demo-house.ts'

type Schema = Parameters<typeof z.fromJSONSchema>[0]
type Parameter = { name: string; in: string; required: boolean; schema: Schema }
type Operation = {
  operationId: string
  summary: string
  tags: string[]
  parameters: Parameter[]
  responses: Record<string, { description: string; content: Record<string, { schema: Schema }> }>
}
type ApiDocument = {
  openapi: string
  info: Record<string, unknown>
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, { type: string; scheme: string }> }
}
type Answer = { status: number; json: Record<string, unknown> }

let demo: DemoHouse
let south: string
let concertation: string
let programme: string
let meeting: string
let api: ApiDocument

beforeAll(async () => {
  demo = await aDemoHouse()
  south = await demo.idOf('community', 'south')
  concertation = await demo.idOf('community', 'concertation')
  programme = await demo.idOf('programme', '')
  meeting = await demo.idOf('meeting', 'south')
  api = (await (await demo.ask(demo.visitors.public, '/api/v1/openapi.json')).json()) as ApiDocument
}, 60_000)
afterAll(() => demo.close())

const asked = async (answer: Response): Promise<Answer> => ({ status: answer.status, json: (await answer.json()) as Record<string, unknown> })
const as = async (name: VisitorName, path: string) => asked(await demo.ask(demo.visitors[name], path))
const withKey = async (key: string, path: string, method = 'GET') =>
  asked(await demo.ask(demo.visitors.public, path, { method, headers: { Authorization: `Bearer ${key}` } }))
const monitoring = (words: string) => `/api/v1/monitoring?${words}`

async function makeKey(name: VisitorName): Promise<string> {
  const page = await (await demo.ask(demo.visitors[name], '/account/keys', { method: 'POST', form: { name: 'Tableau' } })).text()
  const [key] = /ronde_[\w-]{20,}/.exec(page) ?? []
  if (key === undefined) throw new Error('no key on the page')
  return key
}

describe('a key of one’s own account', () => {
  it('opens the API with the rights of its owner, and nothing but the API', async () => {
    const key = await makeKey('member')
    const { status, json } = await withKey(key, '/api/v1/communities')
    expect([status, json]).toEqual([200, (await as('member', '/api/v1/communities')).json])
    expect((await withKey(key, `/api/v1/communities/${south}`)).status).toBe(200)
    expect((await withKey(key, `/api/v1/meetings/${meeting}/attendance`)).status).toBe(404)
    const page = await demo.ask(demo.visitors.public, `/communities/${south}`, { headers: { Authorization: `Bearer ${key}` } })
    expect([page.status, page.headers.get('Location')]).toEqual([303, expect.stringContaining('/sign-in')])
  })

  it('opens nothing once it is revoked, and never did when it is another one', async () => {
    const key = await makeKey('moderator')
    expect((await withKey(key, '/api/v1/communities')).status).toBe(200)
    const account = await (await demo.ask(demo.visitors.moderator, '/account')).text()
    const [, id = ''] = /\/account\/keys\/([\w-]{36})\/revoke/.exec(account) ?? []
    expect((await demo.ask(demo.visitors.moderator, `/account/keys/${id}/revoke`, { method: 'POST' })).status).toBe(303)
    expect((await withKey(key, '/api/v1/communities')).status).toBe(401)
    expect((await withKey('ronde_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '/api/v1/communities')).status).toBe(401)
    expect((await as('public', '/api/v1/communities')).status).toBe(401)
  })
})

async function aQuestion(key: string): Promise<string> {
  const json = { title: 'Où dormir ?', body: '', language: 'fr', topics: [], communityId: south }
  const { rows } = (await withKey(key, '/api/v1/questions')).json as { rows: { id: string }[] }
  const made = await demo.ask(demo.visitors.public, '/api/v1/questions', { method: 'POST', json, headers: { Authorization: `Bearer ${key}`, origin: '' } })
  return rows[0]?.id ?? ((await made.json()) as { id: string }).id
}

/** Of South, in the demo. */
async function anId(table: 'situation' | 'round' | 'wave', state: string): Promise<string> {
  const { rows } = await asSystem(demo.house.db, (tx) =>
    sql<{ id: string }>`select id from ${sql.table(table)} where state = ${state} and community_id = ${south} order by id limit 1`.execute(tx),
  )
  return rows[0]?.id ?? ''
}

/** What the demo made public. */
async function aPicture(): Promise<string> {
  const { rows } = await asSystem(demo.house.db, (tx) => sql<{ id: string }>`select id from public_picture limit 1`.execute(tx))
  return rows[0]?.id ?? ''
}

/** What only those who lead may read is not there for a member, or not for her. */
function statusForMember(path: string): number {
  if (path === '/api/v1/organisations/{id}/calendars') return 403
  return /\/(?:attendance|conflicts|agenda|gaps|invitations|incoming|introductions)$|\/communities\/\{id\}\/(?:calendars|busy|load|agenda-templates|and-then|grid\.json)$|\/rounds\/\{id\}(?:\/cards|\/room)?$/.test(
    path,
  )
    ? 404
    : 200
}

/** What some addresses must be told beside the id. */
const ASKS: Record<string, string> = { monitoring: '?communities=ID', load: '?day=2023-05-02&from=12:00&until=14:00' }

describe('the OpenAPI document', () => {
  it('is of version 3.1, every operation with its own id, its parameters and its answers', () => {
    expect(api.openapi).toMatch(/^3\.1\.\d$/)
    expect(api.info).toMatchObject({ title: 'Ronde', version: expect.any(String) })
    expect(api.components.securitySchemes.key).toMatchObject({ type: 'http', scheme: 'bearer' })
    const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    )
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { path, method, parameters, responses, summary, tags } of operations) {
      expect(['get', 'post', 'put', 'delete'], path).toContain(method)
      expect([summary.length > 0, tags.length], path).toEqual([true, 1])
      const holes = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(
        parameters.filter((each) => each.in === 'path' && each.required).map(({ name }) => name),
        path,
      ).toEqual(holes)
      expect(Object.keys(responses), path).toEqual(expect.arrayContaining(['400', '401', '404']))
      for (const answer of Object.values(responses))
        expect([answer.description.length > 0, Object.values(answer.content).map(({ schema }) => typeof schema)], path).toEqual([true, ['object']])
    }
    expect(new Set(operations.map(({ tags: [tag] }) => tag))).toEqual(
      new Set([
        'Lists',
        'People',
        'Organisations',
        'Communities',
        'Calendars',
        'Conventions',
        'Meetings',
        'Agenda',
        'Attendance',
        'Invitations',
        'Grid',
        'Methods',
        'Records',
        'Closing',
        'Contacts',
        'Introductions',
        'Questions',
        'Situations',
        'Surveys',
        'Suggestions',
        'Rounds',
        'Monitoring',
      ]),
    )
  })

  it.each(['coordinator', 'member'] as const)('says what each address answers a %s', async (name) => {
    const key = await makeKey(name)
    const organisations = (await withKey(key, '/api/v1/organisations')).json.rows as { id: string }[]
    const ids: Record<string, string> = {
      people: demo.visitors.member.personId,
      organisations: organisations[0]?.id ?? '',
      communities: south,
      meetings: meeting,
      questions: await aQuestion(key),
      certificates: 'AAAA-AAAA-AAAA',
      lists: 'reasons',
      situations: await anId('situation', 'closed'),
      rounds: await anId('round', 'running'),
      pictures: await aPicture(),
    }
    const wave = await anId('wave', 'closed')
    for (const [path, { get }] of Object.entries(api.paths)) {
      // A file says of itself what it is; no certificate has this code.
      if (get === undefined || get.responses[200]?.content['application/json'] === undefined) continue
      // A card that comes with Ronde is everywhere.
      const named = path.replace('{methodId}', '00000000-0000-4000-a000-000000000001').replace('{waveId}', wave)
      const filled = named.replace(/\{\w+\}/, ids[path.split('/')[3] ?? ''] ?? '') + (ASKS[path.split('/').at(-1) ?? ''] ?? '').replace('ID', south)
      const { status, json } = await withKey(key, filled)
      expect(status, path).toBe(path.endsWith('/{code}') ? 404 : name === 'member' ? statusForMember(path) : 200)
      const { schema } = get.responses[status]?.content['application/json'] ?? {}
      if (schema === undefined) throw new Error(`${path} does not say that it may answer ${status}`)
      const told = status === 200 ? schema : api.components.schemas.Problem
      expect(z.fromJSONSchema(told as Schema).safeParse(json).error?.issues ?? [], path).toEqual([])
    }
  })

  it('has a page to read', async () => {
    const page = await (await demo.ask(demo.visitors.public, '/api/v1/docs')).text()
    for (const path of Object.keys(api.paths)) expect(page).toContain(path.replaceAll(/\{(\w+)\}/g, ':$1'))
    const part = await (await demo.ask(demo.visitors.public, '/api/v1/docs?of=Records')).text()
    expect(part).toContain('GET /api/v1/meetings/:id/record')
    expect(part).toContain('writtenAt')
    expect(part).not.toContain('/api/v1/calendar-feeds')
  })
})

describe('an answer', () => {
  it('holds of a person what the page shows the same reader, and no more', async () => {
    const { json } = await as('member', '/api/v1/people?limit=200')
    const people = json.rows as { id: string; email: string | null; phone: string | null }[]
    expect(people.length).toBeGreaterThan(3)
    for (const { id, email, phone } of people.slice(0, 12)) {
      const page = await (await demo.ask(demo.visitors.member, `/people/${id}`)).text()
      const main = page.slice(page.indexOf('<main'))
      if (email === null) expect(main).not.toContain('mailto:')
      else expect(main).toContain(email)
      if (phone === null) expect(main).not.toContain('tel:')
    }
  })

  it('names the members of a community with the fields that the members page shows', async () => {
    const { rows } = (await as('member', `/api/v1/communities/${south}/members`)).json as { rows: { name: string; email: string | null }[] }
    const page = await (await demo.ask(demo.visitors.member, `/communities/${south}/members`)).text()
    expect(rows.length).toBeGreaterThan(20)
    for (const { name, email } of rows) expect([page.includes(name), email === null || page.includes(email)]).toEqual([true, true])
  })

  it('says how many rows there are, also behind the last page', async () => {
    for (const path of ['/api/v1/people?', '/api/v1/organisations?', `/api/v1/communities/${south}/members?`, `/api/v1/communities/${south}/meetings?`]) {
      const [first, behind] = [(await as('coordinator', `${path}page=1`)).json, (await as('coordinator', `${path}page=99`)).json]
      expect([behind.rows, behind.count], path).toEqual([[], first.count])
      expect(first.count, path).toBeGreaterThan(0)
    }
  })

  it('is refused when a parameter is unknown, doubled or of another kind', async () => {
    for (const path of [
      '/api/v1/people?colour=red',
      '/api/v1/people?limit=5&limit=6',
      '/api/v1/people?limit=201',
      `/api/v1/communities/${south}?words=x`,
      monitoring(`communities=${south}&self-employed=counted`),
    ]) {
      const { status, json } = await as('coordinator', path)
      expect([status, json], path).toEqual([400, { error: expect.objectContaining({ kind: 'bad-request', message: expect.any(String) }) }])
    }
  })
})

describe('monitoring', () => {
  const figures = async (name: VisitorName, words: string) => as(name, monitoring(words))
  const WINDOW = 'from=2022-09-01&until=2023-03-31'

  it('gives a policy officer the programme: the very table of the page', async () => {
    const { status, json } = await figures('policy-officer', `programme=${programme}&${WINDOW}`)
    // The file says in words, too, how it was made.
    const { method: _, switches: __, ...table } = (await as('policy-officer', `/programmes/${programme}/report/download?format=json&${WINDOW}`)).json
    expect([status, json]).toEqual([200, table])
    expect((json.communities as { meetings: number; members: number }[]).map(({ meetings, members }) => [meetings, members])).toEqual(
      expect.arrayContaining([
        [7, 21],
        [7, 13],
        [5, 8],
        [7, 18],
      ]),
    )
    expect(json).toMatchObject({ summed: { meetings: 26, members: 60 }, definitions: { members: { id: 'members', version: '1' } } })
  })

  it('gives a member their own community', async () => {
    const { status, json } = await figures('member', `communities=${south}&${WINDOW}`)
    expect([status, json.communities]).toEqual([200, [expect.objectContaining({ id: south, meetings: 7, hours: 21, selfEmployed: null })]])
  })

  it('gives nothing of a foreign community, nor of one that does not exist, alone or beside one’s own', async () => {
    for (const ids of [concertation, MISSING, `${south},${concertation}`, `${south},${MISSING}`]) {
      for (const name of ['member', 'moderator', 'policy-officer'] as const) expect((await figures(name, `communities=${ids}`)).status, name).toBe(404)
    }
    expect((await figures('coordinator', `communities=${south},${concertation}`)).status).toBe(200)
  })

  it('gives a programme to those who may open its page', async () => {
    for (const name of ['member', 'moderator', 'researcher', 'administrator', 'coordinator-by-mail'] as const)
      expect((await figures(name, `programme=${programme}`)).status, name).toBe(404)
    expect((await figures('coordinator', `programme=${MISSING}`)).status).toBe(404)
    expect((await figures('coordinator', `programme=${programme}`)).status).toBe(200)
  })

  it('names nobody', async () => {
    const { json } = await figures('coordinator', `communities=${south}`)
    const { rows } = (await as('coordinator', `/api/v1/communities/${south}/members`)).json as { rows: { name: string }[] }
    expect(rows.filter(({ name }) => JSON.stringify(json).includes(name))).toEqual([])
  })

  it('follows the switches, counts a community once, and says what is wrong', async () => {
    const [east, north] = [await demo.idOf('community', 'east'), await demo.idOf('community', 'north')]
    const of = async (words: string) =>
      ((await figures('coordinator', `${words}&${WINDOW}`)).json.communities as { organisations: number; participantsPerMeeting: { sd: number } }[])[0]
    expect(await of(`communities=${east}&selfEmployed=excluded`)).toMatchObject({ organisations: 4 })
    expect(await of(`communities=${north}&selfEmployed=counted`)).toMatchObject({ organisations: 12 })
    expect((await of(`communities=${south}&sd=population`))?.participantsPerMeeting.sd).toBeCloseTo(Math.sqrt(4 / 7), 10)
    expect((await figures('coordinator', `communities=${south},${south.toUpperCase()}`)).json.communities).toHaveLength(1)
    for (const words of [
      '',
      `communities=${south}&programme=${programme}`,
      'communities=south',
      `communities=${south}&from=2023-02-31`,
      `communities=${south}&from=2023-02-02&until=2023-02-01`,
      `communities=${south}&sd=big`,
    ]) {
      expect((await figures('coordinator', words)).status, words).toBe(400)
    }
  })
})

// Last: it makes a meeting of South a held one.
describe('a write with a key', () => {
  it('needs no page of ours, changes what the body says, once, and obeys the register', async () => {
    const key = await makeKey('moderator')
    const put = async (id: string, body: string) =>
      asked(
        await demo.ask(demo.visitors.public, `/api/v1/meetings/${id}/attendance`, {
          method: 'PUT',
          json: body,
          headers: { Authorization: `Bearer ${key}`, origin: '' },
        }),
      )
    const { rows } = (await withKey(key, `/api/v1/communities/${south}/meetings`)).json as { rows: { id: string; registerState: string; startsAt: string }[] }
    const open = rows.find(({ registerState, startsAt }) => registerState === 'open' && startsAt < '2023-04-03T09:00')?.id ?? ''
    const sheet = (await withKey(key, `/api/v1/meetings/${open}/attendance`)).json as { rows: { personId: string; version: number }[] }
    const [line] = sheet.rows
    if (line === undefined) throw new Error('an empty sheet')
    const body = JSON.stringify({ rows: [{ personId: line.personId, version: line.version, choice: 'excused' }] })
    expect(await put(open, body)).toEqual({ status: 200, json: { saved: 1, conflicts: 0 } })
    expect(await put(open, body)).toEqual({ status: 200, json: { saved: 0, conflicts: 0 } })
    const closed = rows.find(({ registerState }) => registerState === 'closed')?.id ?? ''
    expect(await put(closed, body)).toEqual({ status: 409, json: { error: expect.objectContaining({ kind: 'register-closed' }) } })
    for (const wrong of ['{', '[]', '{"rows":[{"personId":"x","version":0,"choice":"here"}]}', body.replace('"choice"', '"colour":"red","choice"')])
      expect((await put(open, wrong)).status, wrong).toBe(400)
    const bare = await demo.ask(demo.visitors.moderator, `/api/v1/meetings/${open}/attendance`, {
      method: 'PUT',
      json: body,
      headers: { origin: 'https://elsewhere.example' },
    })
    expect(bare.status).toBe(403)
  })
})
