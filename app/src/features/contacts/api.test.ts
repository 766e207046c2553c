import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'

let house: TestHouse
let south: string
let service: string
let chloe: string
let coordinator: string
let member: string
let ask: (session: string, method: string, path: string, body?: unknown) => Promise<{ status: number; json: Record<string, unknown> }>

beforeAll(async () => {
  house = await aHouse()
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  service = await anOrganisation(house, { nameFr: 'Le Relais' })
  const dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  chloe = await aPerson(house, { givenName: 'Chloé', familyName: 'D’Hondt' })
  await aMembership(house, { personId: dora, communityId: south, role: 'coordinator' })
  await aMembership(house, { personId: chloe, communityId: south, represents: service })
  coordinator = await aSession(house, { personId: dora })
  member = await aSession(house, { personId: chloe })
  ask = async (session, method, path, body) => {
    const answer = await app.request(`/api/v1${path}`, {
      method,
      headers: {
        Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${session}`,
        Origin: new URL(house.settings.publicUrl).origin,
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
  }
})
afterAll(() => house.close())

const TERM = { kind: 'referral', scope: { fr: 'logement', nl: 'huisvesting' }, fromOn: '2023-04-01', untilOn: '2023-12-31' }
const count = async () => (await ask(member, 'GET', `/communities/${south}/points`)).json.count

describe('a point through the API', () => {
  it('a person stands from her own yes until her own no', async () => {
    const named = await ask(coordinator, 'POST', `/communities/${south}/points`, { ...TERM, personId: chloe })
    expect([named.status, await count()]).toEqual([201, 0])
    const path = `/points/${String(named.json.id)}/answer`
    expect((await ask(coordinator, 'PUT', path, { isYes: true })).status).toBe(404)
    expect((await ask(member, 'PUT', path, { isYes: true })).status).toBe(200)
    expect(await count()).toBe(1)
    await ask(member, 'PUT', path, { isYes: false })
    expect(await count()).toBe(0)
  })

  it('an organisation stands at once and is ended once', async () => {
    const named = await ask(coordinator, 'POST', `/communities/${south}/points`, { ...TERM, organisationId: service })
    expect(await count()).toBe(1)
    const path = `/communities/${south}/points/${String(named.json.id)}/end`
    expect((await ask(member, 'POST', path)).status).toBe(404)
    expect((await ask(coordinator, 'POST', path)).status).toBe(200)
    expect(await ask(coordinator, 'POST', path)).toMatchObject({ status: 409, json: { error: { kind: 'already-ended' } } })
    expect(await count()).toBe(0)
  })

  it('names nobody without a reason, a term and a seat', async () => {
    const refused = async (given: Record<string, unknown>) =>
      (await ask(coordinator, 'POST', `/communities/${south}/points`, { ...TERM, ...given })).json.error as { kind: string }
    expect(await refused({})).toMatchObject({ kind: 'who-missing' })
    expect(await refused({ organisationId: service, scope: { fr: '', nl: '' } })).toMatchObject({ kind: 'scope-missing' })
    expect(await refused({ organisationId: service, untilOn: '2023-03-01' })).toMatchObject({ kind: 'term-wrong' })
    expect(await refused({ personId: south })).toMatchObject({ kind: 'candidate-unknown' })
  })
})
