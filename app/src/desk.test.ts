import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { aHouse, type TestHouse } from '../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../test/neighbourhood.ts'
import { makeApp } from './app.ts'
import { addInvitations } from './features/invitations/store/invitation-store.ts'
import { asSystem } from './platform/database.ts'

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

it('says that nothing else waits when all that waits stands with its meeting', async () => {
  const north = await aCommunity(house, 'Nord')
  const ama = await aPerson(house, { givenName: 'Ama', familyName: 'D’Été' })
  await aMembership(house, { personId: ama, communityId: north })
  const member = aVisitor(house, makeApp(house), await aSession(house, { personId: ama }))
  const waiting = async () => /<h2>Waiting for you<\/h2>(.*?)<h2>/s.exec(await member.read('/desk'))?.[1]
  expect(await waiting()).toContain('Everything is up to date.')
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string }>`insert into meeting (title, starts_at, ends_at) values ('', '2026-04-07T12:00:00Z', '2026-04-07T14:00:00Z') returning id`.execute(tx),
  )
  const id = rows[0]?.id ?? ''
  await asSystem(house.db, (tx) =>
    sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${north}, '2026-04-07T12:00:00Z')`.execute(tx),
  )
  const asking = { meetingId: id, askedBy: null, at: '2026-03-24T09:00:00.000Z' }
  await asSystem(house.db, (tx) => addInvitations(tx, house.settings, asking, [{ personId: ama, channel: 'mail', via: 'community' }]))
  expect(await member.read('/desk')).toContain('One thing waits for you.')
  expect(await waiting()).toBe('<p class="quiet">Nothing else waits.</p>')
})
