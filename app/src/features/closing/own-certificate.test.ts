import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let meeting: string
let zoe: string
let bart: string

beforeAll(async () => {
  house = await aHouse({}, '2026-03-29T09:00:00.000Z')
  app = makeApp(house)
  const south = await aCommunity(house, 'Sud')
  const person = await aPerson(house, { givenName: 'Zoé', familyName: 'Maes' })
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-26T12:00:00.000Z', present: [person] })
  await asSystem(house.db, (tx) => sql`update meeting set register_state = 'closed' where id = ${meeting}`.execute(tx))
  zoe = await aSession(house, { personId: person })
  bart = await aSession(house, { personId: await aPerson(house, { givenName: 'Bart', familyName: 'Peeters' }) })
})
afterAll(() => house.close())

const headersOf = (session: string) => ({
  Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${session}`,
  Origin: new URL(house.settings.publicUrl).origin,
  'Content-Type': 'application/json',
  'Accept-Language': 'en',
})
const read = async (session: string, words = '') => {
  const answer = await app.request(`/api/v1/certificates${words}`, { headers: headersOf(session) })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}
const make = async (session: string, body: unknown) =>
  app.request('/api/v1/certificates', { method: 'POST', headers: headersOf(session), body: JSON.stringify(body) })

it('by JSON the own hours are read and certified by their owner, and by nobody else', async () => {
  expect(await read(zoe)).toMatchObject({ status: 200, json: { from: '2026-01-01', until: '2026-03-29', rows: [{ meetingId: meeting }], issued: [] } })
  expect(await read(bart)).toMatchObject({ status: 200, json: { hours: 0, rows: [], issued: [] } })
  const made = await make(zoe, { from: '2026-03-01', until: '2026-03-29' })
  expect([made.status, made.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
  expect((await made.text()).slice(0, 5)).toBe('%PDF-')
  const { issued } = (await read(zoe)).json as { issued: { code: string }[] }
  expect(issued).toMatchObject([{ from: '2026-03-01', until: '2026-03-29', meetings: 1, issuedOn: '2026-03-29' }])
  expect((await read(bart)).json.issued).toEqual([])
  expect(await read(bart, `/${issued[0]?.code}`)).toMatchObject({ status: 200, json: { meetings: 1 } })
  expect(await (await make(bart, { from: '2026-03-01', until: '2026-03-29' })).json()).toMatchObject({ error: { kind: 'nothing-there' } })
})

it('refuses days that do not exist or lie ahead, and whoever asks for another person', async () => {
  expect((await read(zoe, '?until=2026-03-30')).status).toBe(409)
  expect((await read(zoe, '?from=2026-02-31')).status).toBe(400)
  expect((await read('none')).status).toBe(401)
  expect((await make('none', { from: '2026-03-01', until: '2026-03-29' })).status).toBe(401)
  for (const body of [{}, { from: '2026-02-31', until: '2026-03-01' }, { from: '2026-03-01', until: '2026-03-29', personId: meeting }])
    expect((await make(zoe, body)).status).toBe(400)
  const ahead = await make(zoe, { from: '2026-03-01', until: '2026-03-30' })
  expect([ahead.status, await ahead.json()]).toMatchObject([409, { error: { kind: 'in-future', message: 'The last day has not come yet.' } }])
})
