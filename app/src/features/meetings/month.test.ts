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

it('of many members, those who chair stand on the page of turns, and others are found by name without an accent', async () => {
  const south = /name="community" value="([^"]+)"/.exec(await amaSees.read('/my-month'))?.[1] ?? ''
  for (let order = 0; order < 45; order++)
    await aMembership(house, { personId: await aPerson(house, { givenName: 'Élise', familyName: `N${order}` }), communityId: south })
  const meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-02-10T12:00:00.000Z', present: [] })
  const boxes = async (query = '') => (await coordinatorSees.read(`/meetings/${meeting}/chair${query}`)).match(/<input[^>]*name="willing"/g)?.length ?? 0
  expect(await boxes()).toBe(0)
  await amaSees.send('/my-month/chair', { community: south, willing: 'yes' })
  expect(await boxes()).toBe(1)
  expect(await boxes('?q=elise+n4')).toBe(7)
  await amaSees.send('/my-month/chair', { community: south, willing: 'no' })
})

it('a member puts herself on the list of who chairs, and takes herself off; nobody does it elsewhere', async () => {
  const page = await amaSees.read('/my-month')
  expect(page).toContain('I like to chair: Sud')
  expect(page).not.toContain('Nord')
  const [, community = ''] = /name="community" value="([^"]+)"/.exec(page) ?? []
  expect((await amaSees.send('/my-month/chair', { community, willing: 'yes' })).status).toBe(303)
  expect((await amaSees.send('/my-month/chair', { community, willing: 'yes' })).status).toBe(303)
  expect(await amaSees.read('/my-month')).toContain('I no longer chair: Sud')
  await amaSees.send('/my-month/chair', { community, willing: 'no' })
  expect(await amaSees.read('/my-month')).toContain('I like to chair: Sud')
  expect((await amaSees.send('/my-month/chair', { community: care, willing: 'yes' })).status).toBe(404)
})
