import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../../test/house.ts'
import { aCommunity, aHeldMeeting, aPerson } from '../../../../test/neighbourhood.ts'
import { asSystem } from '../../../platform/database.ts'
import { eraseAttendanceRows, giveAttendanceBack, moveAttendance, showAttendanceRows } from './personal-data-store.ts'

let house: TestHouse
let community: string
beforeAll(async () => {
  house = await aHouse()
  community = await aCommunity(house, 'Sud')
})
afterAll(() => house.close())

const rowsOf = async (ids: string[]) => {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<Record<string, unknown>>`
    select meeting_id, person_id, role, state, mode, represents, source, recorded_by, recorded_at from attendance where person_id = any(${ids}::uuid[]) order by meeting_id, person_id`.execute(
      tx,
    ),
  )
  return rows
}

it('of two records of one person at one meeting, having been there wins, and all can be given back', async () => {
  const [kept, other, dora] = [await aPerson(house), await aPerson(house, { givenName: 'A.' }), await aPerson(house, { givenName: 'Dora' })]
  const both = await aHeldMeeting(house, { communityId: community, startsAt: '2023-01-10T12:00:00.000Z', present: [other] })
  const alone = await aHeldMeeting(house, { communityId: community, startsAt: '2023-02-14T12:00:00.000Z', present: [other] })
  await asSystem(house.db, (tx) =>
    sql`insert into attendance (meeting_id, person_id, role, state, recorded_by) values (${both}, ${kept}, 'member', 'excused', ${other}), (${both}, ${dora}, 'member', 'present', ${other})`.execute(
      tx,
    ),
  )
  const before = await rowsOf([kept, other, dora])
  const moved = await asSystem(house.db, (tx) => moveAttendance(tx, other, kept))
  const merged = await rowsOf([kept, other])
  expect(
    merged
      .map(({ meetingId, personId, state }) => ({ meetingId, personId, state }))
      .toSorted((a, b) => Number(a.meetingId === alone) - Number(b.meetingId === alone)),
  ).toEqual([
    { meetingId: both, personId: kept, state: 'present' },
    { meetingId: alone, personId: kept, state: 'present' },
  ])
  // What the merge keeps goes through JSON, as it does in the directory.
  const remembered = JSON.parse(JSON.stringify(moved)) as typeof moved
  await asSystem(house.db, (tx) => giveAttendanceBack(tx, other, kept, remembered))
  expect(await rowsOf([kept, other, dora])).toEqual(before)
})

it('PRV-23 erasing keeps the totals and no trail that leads back', async () => {
  const [person, placeholder, dora] = [
    await aPerson(house, { givenName: 'Gust' }),
    await aPerson(house, { givenName: '', familyName: '', source: 'former' }),
    await aPerson(house),
  ]
  const meeting = await aHeldMeeting(house, { communityId: community, startsAt: '2023-03-14T12:00:00.000Z', present: [person, dora] })
  await asSystem(house.db, (tx) =>
    sql`update attendance set recorded_by = ${person}, recorded_at = '2023-03-14T13:07:11Z', mode = 'online', version = 7 where meeting_id = ${meeting}`.execute(
      tx,
    ),
  )
  const shown = await asSystem(house.db, (tx) => showAttendanceRows(tx, person))
  expect(shown.filter(({ rows }) => rows.length > 0)).toMatchObject([{ table: 'attendance', rows: [{ meetingId: meeting, state: 'present' }] }])
  await asSystem(house.db, (tx) => eraseAttendanceRows(tx, person, placeholder))
  expect(await rowsOf([person])).toEqual([])
  expect(await rowsOf([placeholder])).toMatchObject([
    { meetingId: meeting, role: 'member', state: 'present', mode: null, recordedBy: null, recordedAt: '2023-03-14T12:00:00.000Z' },
  ])
  expect(await rowsOf([dora])).toMatchObject([{ recordedBy: null }])
})
