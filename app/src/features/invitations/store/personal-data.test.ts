import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../../test/house.ts'
import { aCommunity, aHeldMeeting, aPerson } from '../../../../test/neighbourhood.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { addInvitations } from './invitation-store.ts'
import { eraseInvitationsRows, giveInvitationsBack, moveInvitations, showInvitationsRows } from './personal-data-store.ts'

let house: TestHouse
let community: string
beforeAll(async () => {
  house = await aHouse()
  community = await aCommunity(house, 'Sud')
})
afterAll(() => house.close())

const system = <Value>(work: (tx: Database) => Promise<Value>) => asSystem(house.db, work)
const aMeeting = (startsAt: string) => aHeldMeeting(house, { communityId: community, startsAt, present: [] })
const ask = (meetingId: string, ...people: string[]) =>
  system((tx) =>
    addInvitations(
      tx,
      house.settings,
      { meetingId, askedBy: null, at: '2023-04-01T09:00:00.000Z' },
      people.map((personId) => ({ personId, channel: 'mail', via: 'community' })),
    ),
  )
const listOf = async (ids: string[]) =>
  (
    await system((tx) =>
      sql`select id, meeting_id, person_id, asked_by, noted_by from invitation where person_id = any(${ids}::uuid[]) order by meeting_id, person_id`.execute(
        tx,
      ),
    )
  ).rows

it('two records of one person become one, and all can be given back', async () => {
  const [kept, other, dora] = [await aPerson(house), await aPerson(house, { givenName: 'A.' }), await aPerson(house, { givenName: 'Dora' })]
  const [both, alone] = [await aMeeting('2023-01-10T12:00:00.000Z'), await aMeeting('2023-02-14T12:00:00.000Z')]
  await ask(both, kept, other, dora)
  await ask(alone, other)
  await system((tx) => sql`update invitation set asked_by = ${other}, noted_by = ${other} where person_id = ${dora}`.execute(tx))
  await system((tx) => sql`insert into asking_stop (person_id, at) values (${other}, now())`.execute(tx))
  const before = await listOf([kept, other, dora])
  const moved = await system((tx) => moveInvitations(tx, other, kept))
  expect((await listOf([kept])).map((row) => (row as { meetingId: string }).meetingId).toSorted()).toEqual([both, alone].toSorted())
  expect(await listOf([dora])).toMatchObject([{ askedBy: kept, notedBy: kept }])
  const remembered = JSON.parse(JSON.stringify(moved)) as typeof moved
  await system((tx) => giveInvitationsBack(tx, other, kept, remembered))
  expect(await listOf([kept, other, dora])).toEqual(before)
})

it('PRV-23 erasing takes the invitations, what came back by mail, and the name from what she noted', async () => {
  const [person, dora] = [await aPerson(house, { givenName: 'Gust', email: 'gust@ronde.example' }), await aPerson(house)]
  const meeting = await aMeeting('2023-03-14T12:00:00.000Z')
  await ask(meeting, person, dora)
  await system(async (tx) => {
    await sql`update invitation set noted_by = ${person} where person_id = ${dora}`.execute(tx)
    await sql`insert into incoming_reply (meeting_id, kind, from_address, words, message_hash, received_at) values (${meeting}, 'words', 'Gust@ronde.example', 'bonjour', 'x', now())`.execute(
      tx,
    )
    await sql`insert into bounced_address (person_id, address, code, at) values (${person}, 'gust@ronde.example', '550', now())`.execute(tx)
  })
  const shown = await system((tx) => showInvitationsRows(tx, person))
  expect(shown.map(({ table, rows }) => [table, rows.length])).toEqual([
    ['invitation', 1],
    ['incoming_reply', 0],
    ['bounced_address', 1],
    ['asking_stop', 0],
  ])
  await system((tx) => eraseInvitationsRows(tx, person))
  expect(await listOf([person])).toEqual([])
  expect(await listOf([dora])).toMatchObject([{ notedBy: null }])
  const left = await system((tx) => sql`select 1 from incoming_reply union all select 1 from bounced_address`.execute(tx))
  expect(left.rows).toEqual([])
})
