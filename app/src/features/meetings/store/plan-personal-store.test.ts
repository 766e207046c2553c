import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../../test/house.ts'
import { aCommunity, aHeldMeeting, aPerson } from '../../../../test/neighbourhood.ts'
import { asSystem } from '../../../platform/database.ts'
import { erasePlanning, givePlanningBack, movePlanning, showPlanning } from './plan-personal-store.ts'

let house: TestHouse
let community: string
let north: string
beforeAll(async () => {
  house = await aHouse()
  community = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
})
afterAll(() => house.close())

const show = (personId: string) => asSystem(house.db, (tx) => showPlanning(tx, personId))

/** Chairs a meeting, looks after an item, planned a series, and is willing in both communities. */
async function aPlanner(): Promise<string> {
  const person = await aPerson(house, { givenName: 'Émile' })
  const meeting = await aHeldMeeting(house, { communityId: community, startsAt: '2023-01-10T12:00:00.000Z', present: [] })
  await asSystem(house.db, async (tx) => {
    await sql`update meeting set chair_id = ${person} where id = ${meeting}`.execute(tx)
    await sql`insert into agenda_item (meeting_id, position, kind, owner_id) values (${meeting}, 0, 'faces', ${person})`.execute(tx)
    await sql`insert into meeting_series (community_id, made_by, made_at) values (${community}, ${person}, '2023-01-01')`.execute(tx)
    await sql`insert into chair_rota (community_id, person_id) values (${community}, ${person}), (${north}, ${person})`.execute(tx)
  })
  return person
}

it('shows all of it to the person, and nothing to somebody else', async () => {
  const person = await aPlanner()
  expect((await show(person)).map(({ table, rows }) => [table, rows.length])).toEqual([
    ['meeting', 1],
    ['agenda_item', 1],
    ['chair_rota', 2],
    ['meeting_series', 1],
  ])
  expect((await show(await aPerson(house))).every(({ rows }) => rows.length === 0)).toBe(true)
})

it('erases every trace and leaves the meeting', async () => {
  const person = await aPlanner()
  await asSystem(house.db, (tx) => erasePlanning(tx, person))
  expect((await show(person)).every(({ rows }) => rows.length === 0)).toBe(true)
  const { rows } = await asSystem(house.db, (tx) => sql`select 1 from agenda_item where owner_id is null`.execute(tx))
  expect(rows).toHaveLength(1)
})

it('goes with a record that is merged, where both were willing too, and comes back', async () => {
  const [from, to] = [await aPlanner(), await aPerson(house, { givenName: 'Emile' })]
  await asSystem(house.db, (tx) => sql`insert into chair_rota (community_id, person_id) values (${north}, ${to})`.execute(tx))
  const [before, kept] = [await show(from), await show(to)]
  const moved = await asSystem(house.db, (tx) => movePlanning(tx, from, to))
  expect((await show(from)).every(({ rows }) => rows.length === 0)).toBe(true)
  expect((await show(to)).map(({ rows }) => rows.length)).toEqual([1, 1, 2, 1])
  await asSystem(house.db, (tx) => givePlanningBack(tx, from, to, JSON.parse(JSON.stringify(moved)) as typeof moved))
  expect(await show(from)).toEqual(before)
  expect(await show(to)).toEqual(kept)
})
