import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { aHouse, type TestHouse } from '../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../test/neighbourhood.ts'
import { makeApp } from './app.ts'

let house: TestHouse
let lead: ReturnType<typeof aVisitor>
const asked: string[] = []

beforeAll(async () => {
  house = await aHouse({}, '2026-03-24T15:00:00.000Z')
  const south = await aCommunity(house, 'Sud')
  const dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire', email: 'dora@ronde.example' })
  await aMembership(house, { personId: dora, communityId: south, role: 'coordinator' })
  await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-24T12:00:00.000Z', present: [dora] })
  lead = aVisitor(house, makeApp(house), await aSession(house, { personId: dora }))
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => house.close())

it('is gathered in one transaction', async () => {
  await lead.read('/desk')
  const query = pg.Client.prototype.query
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...words: unknown[]) {
    const [first] = words as [string | { text: string }]
    asked.push(typeof first === 'string' ? first : first.text)
    return Reflect.apply(query, this, words)
  })
  const page = await lead.read('/desk')
  expect(page).toContain('The register of Sud')
  // The other one is that of the session.
  expect(asked.filter((text) => /^begin/i.test(text))).toHaveLength(2)
  expect(asked.length).toBeLessThan(40)
})
