import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'

let house: TestHouse
let south: string
let dora: string
let ask: (
  session: string,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; json: Record<string, unknown> }>
let lead: string
let member: string

beforeAll(async () => {
  house = await aHouse({}, '2026-03-01T09:00:00.000Z')
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  const ama = await aPerson(house)
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: ama, communityId: south })
  lead = await aSession(house, { personId: dora })
  member = await aSession(house, { personId: ama })
  ask = async (session, method, path, body, headers = {}) => {
    const answer = await app.request(`/api/v1${path}`, {
      method,
      headers: {
        Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${session}`,
        Origin: new URL(house.settings.publicUrl).origin,
        'Content-Type': 'application/json',
        'Accept-Language': 'en',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
  }
})
afterAll(() => house.close())

const HOURS = { day: '2026-03-24', from: '13:00', until: '15:00' }

describe('planning through the API', () => {
  it('REL-05 plans once, however often a request comes with one key', async () => {
    const plan = { ...HOURS, repeat: 'weeks', times: 3, skip: ['2026-03-31'], agenda: 'shipped:short' }
    const key = { 'Idempotency-Key': 'a-key-of-one-request' }
    const first = await ask(lead, 'POST', `/communities/${south}/meetings`, plan, key)
    expect(first.status).toBe(201)
    expect(first.json.ids).toHaveLength(2)
    expect((await ask(lead, 'POST', `/communities/${south}/meetings`, plan, key)).json).toEqual(first.json)
    const both = await Promise.all(
      [1, 2].map(() => ask(lead, 'POST', `/communities/${south}/meetings`, { ...HOURS, day: '2026-05-05' }, { 'Idempotency-Key': 'both' })),
    )
    expect(both[0]?.json).toEqual(both[1]?.json)
    expect((await ask(lead, 'GET', `/communities/${south}/meetings`)).json.count).toBe(3)
  })

  it('changes over the version that was read, and cancels', async () => {
    const { json } = await ask(lead, 'POST', `/communities/${south}/meetings`, { ...HOURS, day: '2026-06-02' })
    const [id] = json.ids as string[]
    const change = { ...HOURS, day: '2026-06-03', version: 1, place: 'Chez Zoé' }
    expect((await ask(lead, 'PUT', `/meetings/${id}`, change)).status).toBe(200)
    expect(await ask(lead, 'PUT', `/meetings/${id}`, change)).toMatchObject({ status: 409, json: { error: { kind: 'saved-meanwhile' } } })
    expect((await ask(member, 'GET', `/meetings/${id}`)).json).toMatchObject({ startsAt: '2026-06-03T11:00:00.000Z', place: 'Chez Zoé', version: 2 })
    expect(await ask(lead, 'POST', `/meetings/${id}/cancel`, {})).toEqual({ status: 200, json: { state: 'cancelled' } })
    expect(await ask(lead, 'POST', `/meetings/${id}/cancel`, {})).toMatchObject({ status: 409, json: { error: { kind: 'already-cancelled' } } })
  })

  it('refuses what is no day, what ends before it begins, and whoever does not lead', async () => {
    expect((await ask(lead, 'POST', `/communities/${south}/meetings`, { ...HOURS, day: '2026-02-30' })).status).toBe(400)
    expect(await ask(lead, 'POST', `/communities/${south}/meetings`, { ...HOURS, until: '12:00' })).toMatchObject({
      status: 409,
      json: { error: { kind: 'ends-before-start' } },
    })
    expect(await ask(lead, 'POST', `/communities/${south}/meetings`, { ...HOURS, repeat: 'weeks' })).toMatchObject({
      status: 409,
      json: { error: { kind: 'no-end' } },
    })
    expect((await ask(member, 'POST', `/communities/${south}/meetings`, HOURS)).status).toBe(404)
    expect((await ask(member, 'GET', `/communities/${south}/load?day=2026-03-24&from=13:00&until=15:00`)).status).toBe(404)
  })

  it('tells what stands around a date', async () => {
    const { json } = await ask(lead, 'GET', `/communities/${south}/load?day=2026-04-06&from=13:00&until=15:00`)
    expect(json).toMatchObject({ names: ['easter-monday', 'school-nl'], clashes: [], themes: [], busyCalendars: 0, tooOften: [] })
    expect(json.better).toHaveLength(3)
  })

  it('reads, adds to and replaces an agenda; an item keeps its number', async () => {
    const { json } = await ask(lead, 'POST', `/communities/${south}/meetings`, { ...HOURS, day: '2026-09-01' })
    const [id] = json.ids as string[]
    const added = await ask(lead, 'POST', `/meetings/${id}/agenda`, { version: 0, kind: 'own', title: 'Énergie', language: 'fr', minutes: 20, ownerId: dora })
    expect(added).toMatchObject({ status: 201, json: { count: 1, version: 1 } })
    const [item] = added.json.rows as Record<string, unknown>[]
    const rows = [
      { kind: 'faces', language: 'fr', minutes: 10 },
      { ...item, minutes: 30 },
    ]
    const put = await ask(lead, 'PUT', `/meetings/${id}/agenda`, { version: 1, rows })
    expect(put.json).toMatchObject({ version: 2, rows: [{ kind: 'faces' }, { id: item?.id, minutes: 30 }] })
    expect(await ask(lead, 'PUT', `/meetings/${id}/agenda`, { version: 1, rows })).toMatchObject({ status: 409, json: { error: { kind: 'saved-meanwhile' } } })
    expect((await ask(member, 'GET', `/meetings/${id}/agenda`)).status).toBe(404)
  })
})

describe('the register through the API', () => {
  it('is closed by who leads, once, with its real times, and opened again with a reason', async () => {
    const { json } = await ask(lead, 'POST', `/communities/${south}/meetings`, { ...HOURS, day: '2026-02-24' })
    const [id] = json.ids as string[]
    expect(await ask(lead, 'POST', `/meetings/${id}/close`, {})).toMatchObject({ status: 409, json: { error: { kind: 'register-empty' } } })
    expect((await ask(lead, 'PUT', `/meetings/${id}/attendance`, { rows: [{ personId: dora, version: 0, choice: 'here' }] })).status).toBe(200)
    expect((await ask(member, 'POST', `/meetings/${id}/close`, {})).status).toBe(404)
    expect(await ask(lead, 'POST', `/meetings/${id}/close`, { from: '13:10' })).toMatchObject({ status: 200, json: { registerState: 'closed' } })
    expect((await ask(lead, 'GET', `/meetings/${id}`)).json).toMatchObject({ state: 'held', actualStartsAt: '2026-02-24T12:10:00.000Z', actualEndsAt: null })
    expect(await ask(lead, 'POST', `/meetings/${id}/close`, {})).toMatchObject({ status: 409, json: { error: { kind: 'already-closed' } } })
    expect((await ask(lead, 'POST', `/meetings/${id}/reopen`, { reason: ' ' })).status).toBe(409)
    expect(await ask(lead, 'POST', `/meetings/${id}/reopen`, { reason: 'Une ligne manquait' })).toMatchObject({ json: { registerState: 'open' } })
  })
})
