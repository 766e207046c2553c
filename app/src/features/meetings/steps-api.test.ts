import { afterAll, beforeAll, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let ama: string
let lead: string
let member: string
let meeting: string
const ask = anApiCaller(() => app)

beforeAll(async () => {
  house = await aHouse({}, '2026-03-24T12:30:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  ama = await aPerson(house, { givenName: 'Ama', familyName: 'D’Été' })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: ama, communityId: south })
  lead = await aSession(house, { personId: dora })
  member = await aSession(house, { personId: ama })
  const { json } = await ask(lead, 'POST', `/communities/${south}/meetings`, { day: '2026-03-24', from: '13:00', until: '15:00' })
  meeting = (json.ids as string[])[0] ?? ''
})
afterAll(() => house.close())

it('names who chairs, of those who have a seat', async () => {
  const chair = (session: string, personId: string | null) => ask(session, 'PUT', `/meetings/${meeting}/chair`, { personId })
  expect((await chair(member, ama)).status).toBe(404)
  expect((await chair(lead, ama)).json).toEqual({ personId: ama })
  expect((await ask(member, 'GET', `/meetings/${meeting}`)).json).toMatchObject({ chairId: ama })
  expect(await chair(lead, meeting)).toMatchObject({ status: 409, json: { error: { kind: 'person-unknown' } } })
  expect((await chair(lead, null)).status).toBe(200)
})

it('enters a signed sheet with its consents, and nothing of it while a line is in doubt', async () => {
  const enter = (session: string, text: string) => ask(session, 'POST', `/meetings/${meeting}/attendance/paper`, { text })
  expect((await enter(member, 'Ama D’Été, here')).status).toBe(404)
  const doubtful = await enter(lead, 'Ama D’Été, h\nDora Lemaire, perhaps')
  expect(doubtful).toMatchObject({ status: 200, json: { saved: 0, faults: [{ line: 2 }] } })
  expect(await enter(lead, 'Ama D’Été, h, m')).toMatchObject({ status: 200, json: { saved: 0, faults: [{ why: 'boxes-without-print' }] } })
  expect((await ask(lead, 'POST', `/meetings/${meeting}/sheets`)).status).toBe(201)
  expect(await enter(lead, 'Ama D’Été, h, m')).toMatchObject({ status: 200, json: { saved: 1, consents: 1, faults: [] } })
})

it('a member chooses how often questions come', async () => {
  const help = (mostAWeek: unknown) => ask(member, 'PUT', '/questions/helping', { mostAWeek })
  expect((await help(2)).json).toEqual({ mostAWeek: 2 })
  expect((await help(9)).status).toBe(400)
  expect((await help(null)).json).toEqual({ mostAWeek: null })
})

it('is held before anybody is noted, by who leads; contacts on paper follow', async () => {
  const { json } = await ask(lead, 'POST', `/communities/${south}/meetings`, { day: '2026-03-24', from: '10:00', until: '11:00', agenda: 'shipped:short' })
  const [earlier] = json.ids as string[]
  expect((await ask(member, 'POST', `/meetings/${earlier}/hold`)).status).toBe(404)
  expect((await ask(lead, 'POST', `/meetings/${earlier}/hold`)).json).toEqual({ state: 'held' })
  expect((await ask(lead, 'POST', `/meetings/${earlier}/hold`)).status).toBe(409)
  const paper = (personId: string, fields: string[]) => ask(lead, 'PUT', `/meetings/${meeting}/contacts/people/${personId}`, { fields })
  await ask(lead, 'POST', `/meetings/${meeting}/hold`)
  expect((await paper(ama, ['email'])).json).toEqual({ fields: ['email'] })
  expect(await paper(meeting, ['email'])).toMatchObject({ status: 409, json: { error: { kind: 'not-present' } } })
})
