import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../test/neighbourhood.ts'
import { makeApp } from './app.ts'
import { asSystem } from './platform/database.ts'

let house: TestHouse
let south: string
let north: string
let ama: string
let amaSees: ReturnType<typeof aVisitor>

beforeAll(async () => {
  house = await aHouse({}, '2023-04-03T09:00:00.000Z')
  ;[south, north] = [await aCommunity(house, 'Sud'), await aCommunity(house, 'Nord')]
  ama = await aPerson(house, { givenName: 'Ama', familyName: 'Zélée' })
  for (const communityId of [south, north]) await aMembership(house, { personId: ama, communityId })
  amaSees = aVisitor(house, makeApp(house), await aSession(house, { personId: ama }))
})
afterAll(() => house.close())

async function anAction(communityId: string, text: string, isDone = false): Promise<void> {
  const meeting = await aHeldMeeting(house, { communityId, startsAt: '2023-03-14T12:00:00Z', present: [ama] })
  await asSystem(house.db, (tx) =>
    sql`insert into record_entry (id, meeting_id, kind, language, text, owner_id, author_id, written_at, search_text, done_at)
      values (gen_random_uuid(), ${meeting}, 'action', 'fr', ${text}, ${ama}, ${ama}, '2023-03-14T13:00:00Z', '', ${isDone ? '2023-03-20T09:00:00Z' : null})`.execute(
      tx,
    ),
  )
}

it('nothing is said to who has nothing in hand', async () => {
  expect(await amaSees.read(`/communities/${south}/leave`)).not.toContain('still in your hands')
})

it('who leaves reads what others will have to take over in this community, and leaves all the same', async () => {
  await anAction(south, 'Appeler la bibliothèque')
  await anAction(south, 'Porter les chaises', true)
  await anAction(north, 'Écrire à l’école')
  await asSystem(house.db, async (tx) => {
    for (const [startsAt, communityId] of [
      ['2023-05-09T11:00:00Z', south],
      ['2023-05-16T11:00:00Z', north],
      ['2023-02-07T12:00:00Z', south],
    ]) {
      const { rows } = await sql<{ id: string }>`
        insert into meeting (starts_at, ends_at, chair_id) values (${startsAt}, ${startsAt}::timestamptz + interval '2 hours', ${ama}) returning id`.execute(tx)
      await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${rows[0]?.id}, ${communityId}, ${startsAt})`.execute(tx)
    }
  })
  const page = await amaSees.read(`/communities/${south}/leave`)
  expect(page).toContain('still in your hands')
  expect(page).toContain('Appeler la bibliothèque')
  expect(page).toContain('You chair the meeting of 9 May 2023')
  expect(page).not.toMatch(/chaises|école|16 May|7 February/)
  expect((await amaSees.send(`/communities/${south}/leave`, { reason: 'time' })).status).toBe(303)
  expect(await amaSees.read(`/communities/${north}/leave`)).toContain('Écrire à l’école')
})
