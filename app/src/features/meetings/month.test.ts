import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'

let house: TestHouse
let care: string
let amaSees: ReturnType<typeof aVisitor>
let coordinatorSees: ReturnType<typeof aVisitor>

beforeAll(async () => {
  house = await aHouse({}, '2026-03-20T09:00:00.000Z')
  const app = makeApp(house)
  const south = await aCommunity(house, 'Sud')
  const north = await aCommunity(house, 'Nord')
  care = await anOrganisation(house, { nameFr: 'Maison du Marais' })
  const ama = await aPerson(house)
  const zoe = await aPerson(house, { givenName: 'Zoé', familyName: 'Ünal' })
  const cleo = await aPerson(house, { givenName: 'Cléo', familyName: 'Adam' })
  await aMembership(house, { personId: ama, communityId: south, represents: care })
  await aMembership(house, { personId: zoe, communityId: north, represents: care })
  await aMembership(house, { personId: cleo, communityId: south, role: 'coordinator' })
  for (const day of ['03', '10', '17', '24']) await aHeldMeeting(house, { communityId: south, startsAt: `2026-03-${day}T12:00:00.000Z`, present: [] })
  // The last hour of March in Brussels, and the first of April, lie on one day in UTC.
  await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-31T21:30:00.000Z', present: [] })
  await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-31T22:30:00.000Z', present: [] })
  await aHeldMeeting(house, { communityId: north, startsAt: '2026-03-12T12:00:00.000Z', present: [] })
  amaSees = aVisitor(house, app, await aSession(house, { personId: ama }))
  coordinatorSees = aVisitor(house, app, await aSession(house, { personId: cleo }))
})
afterAll(() => house.close())

it('counts the reader’s own meetings of the month in Brussels, and says when that is too much', async () => {
  const march = await amaSees.read('/my-month')
  expect(march).toContain('March 2026. 5 meetings in this month.')
  expect(march).toContain('you may say no without a reason')
  expect(march).not.toContain('Nord')
  const april = await amaSees.read('/my-month?month=2026-04')
  expect(april).toContain('One meeting in this month.')
  expect(april).not.toContain('without a reason')
  expect(await amaSees.read('/my-month?month=2026-05')).toContain('No meeting in this month.')
  expect(await amaSees.read('/my-month?month=2026-13')).toContain('March 2026.')
})

it('shows whoever leads the month of an organisation: names where she leads, elsewhere a number', async () => {
  const page = await coordinatorSees.read(`/organisations/${care}/month`)
  expect(page).toContain('6 meetings in this month.')
  expect(page).toContain('Ama Mensah')
  expect(page).toContain('And one meeting of a community that you do not see.')
  expect(page).not.toMatch(/Zoé|Nord/)
  expect((await amaSees.open(`/organisations/${care}/month`)).status).toBe(403)
  expect((await coordinatorSees.open('/organisations/00000000-0000-4000-8000-000000000000/month')).status).toBe(404)
})
