import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let meeting: string
let lead: string
let member: string
let stranger: string

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T15:00:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const [dora, ama, bart] = [await aPerson(house, { givenName: 'Dora' }), await aPerson(house), await aPerson(house, { givenName: 'Bart' })]
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: ama, communityId: south })
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-02T12:00:00Z', present: [ama] })
  lead = await aSession(house, { personId: dora })
  member = await aSession(house, { personId: ama })
  stranger = await aSession(house, { personId: bart })
})
afterAll(() => house.close())

async function ask(session: string, method: string, path: string, body?: unknown) {
  const headers = { Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${session}`, Origin: 'http://localhost:3000', 'Content-Type': 'application/json' }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await app.request(`/api/v1${path}`, { method, headers, ...sent })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}
const grid = () => `/meetings/${meeting}/grid`

it('writes, tidies, sums up, confirms and takes away by the rules of the pages', async () => {
  const id = randomUUID()
  const words = { id, area: 4, language: 'fr', text: 'Le guichet ouvre le jeudi.', links: [{ kind: 'service', label: 'guichet' }] }
  expect(await ask(member, 'POST', `${grid()}/entries`, words)).toEqual({ status: 201, json: { id } })
  expect((await ask(stranger, 'POST', `${grid()}/entries`, { ...words, id: randomUUID() })).status).toBe(404)
  expect((await ask(member, 'POST', `${grid()}/entries`, { ...words, id: randomUUID(), area: 7 })).status).toBe(400)
  const named = await ask(member, 'POST', `${grid()}/entries`, { ...words, id: randomUUID(), text: 'Marie Dupont a appelé.' })
  expect(named).toMatchObject({ status: 409, json: { error: { kind: 'words-refused' } } })
  expect(JSON.stringify(named.json)).not.toContain('Dupont')
  const { id: _id, ...draft } = words
  const place = `${grid()}/entries/${id}`
  expect((await ask(lead, 'PUT', place, { ...draft, version: 1, text: 'Le guichet ouvre jeudi.' })).status).toBe(200)
  expect((await ask(lead, 'PUT', `${place}/gist`, { language: 'nl', text: 'Het loket is donderdag open.' })).status).toBe(200)
  expect(await ask(lead, 'PUT', `${place}/gist`, { language: 'fr', text: 'Encore.' })).toMatchObject({
    status: 409,
    json: { error: { kind: 'same-language' } },
  })
  expect((await ask(member, 'POST', `${place}/confirm`, { as: 'speaker', version: 2 })).status).toBe(200)
  expect(await ask(lead, 'GET', grid())).toMatchObject({
    status: 200,
    json: { count: 1, rows: [{ id, area: 4, state: 'validated', text: 'Le guichet ouvre jeudi.', gists: [{ language: 'nl' }], isWithheld: false }] },
  })
  expect(await ask(member, 'GET', `/communities/${south}/grid?q=loket`)).toMatchObject({ json: { count: 1, rows: [{ id, heldOn: '2026-03-02' }] } })
  expect(await ask(member, 'GET', `/communities/${south}/grid?from=2026-13-01`)).toMatchObject({ status: 400 })
  expect((await ask(member, 'POST', `${place}/retract`)).status).toBe(200)
  expect((await ask(member, 'POST', `${place}/retract`)).status).toBe(404)
  expect(await ask(lead, 'GET', grid())).toMatchObject({ json: { rows: [{ id, state: 'retracted', text: '', gists: [], links: [] }] } })
})

it('prepares the words of the grid and adopts them at a meeting', async () => {
  const path = `/communities/${south}/grid/template`
  const read = await ask(member, 'GET', path)
  expect(read).toMatchObject({ status: 200, json: { version: 0, draft: null } })
  const areas = read.json.areas as { name: Record<string, string> }[]
  areas[2] = { ...areas[2], name: { fr: 'Les pistes', nl: '', en: '', de: '' } }
  expect((await ask(member, 'PUT', path, { areas, version: 0 })).status).toBe(404)
  expect((await ask(lead, 'PUT', path, { areas: areas.slice(1), version: 0 })).status).toBe(400)
  expect(await ask(lead, 'PUT', path, { areas, version: 0 })).toEqual({ status: 200, json: { version: 1 } })
  expect(await ask(lead, 'PUT', path, { areas, version: 0 })).toMatchObject({ status: 409, json: { error: { kind: 'saved-meanwhile' } } })
  expect(await ask(lead, 'POST', `${path}/adopt`, { meetingId: meeting, version: 1 })).toEqual({ status: 200, json: { version: 1 } })
  expect((await ask(member, 'GET', path)).json).toMatchObject({ version: 1, adoptedAtMeeting: meeting })
  const { rows } = await asSystem(house.db, (tx) => sql`select version from grid_template where community_id = ${south}`.execute(tx))
  expect(rows).toEqual([{ version: 1 }])
})
