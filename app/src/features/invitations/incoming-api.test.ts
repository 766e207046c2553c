import { afterAll, beforeAll, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { addIncoming } from './store/incoming-store.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let meeting: string
let lead: string
let member: string
const ask = anApiCaller(() => app)

beforeAll(async () => {
  house = await aHouse({}, '2023-04-03T09:00:00.000Z')
  app = makeApp(house)
  const south = await aCommunity(house, 'Sud')
  const [dora, ama] = [await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' }), await aPerson(house, { givenName: 'Ama', familyName: 'D’Été' })]
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: ama, communityId: south })
  ;[lead, member] = [await aSession(house, { personId: dora }), await aSession(house, { personId: ama })]
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-04-03T12:00:00.000Z', present: [] })
  const kept = { meetingId: meeting, kind: 'words', personId: ama, fromAddress: 'ama@example.org', answer: null, proposal: null } as const
  for (const words of ['Je viens à pied', 'Où est la salle ?'])
    await asSystem(house.db, (tx) => addIncoming(tx, { ...kept, words, messageHash: Buffer.from(words) }, '2023-04-02T09:00:00.000Z'))
})
afterAll(() => house.close())

it('mail that was put aside is listed for who leads, and settled once', async () => {
  const at = `/meetings/${meeting}/incoming`
  const list = () => ask(lead, 'GET', at)
  const { json } = await list()
  expect(json).toMatchObject({ count: 2, rows: [{ kind: 'words', name: 'Ama D’Été', fromAddress: 'ama@example.org', proposedStartsAt: null }, {}] })
  const [first] = json.rows as { id: string }[]
  const settle = (session: string, id = first?.id) => ask(session, 'POST', `${at}/${id}/settle`)
  expect((await ask(member, 'GET', at)).status).toBe(404)
  expect((await settle(member)).status).toBe(404)
  expect((await settle(lead, meeting)).status).toBe(404)
  expect((await settle(lead)).json).toEqual({ isSettled: true })
  expect((await settle(lead)).status).toBe(404)
  expect((await list()).json.count).toBe(1)
})
