import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../../test/house.ts'
import { aCommunity, aHeldMeeting, aPerson } from '../../../../test/neighbourhood.ts'
import { asSystem } from '../../../platform/database.ts'
import { eraseAttendanceRows, giveAttendanceBack, moveAttendance, showAttendanceRows } from './personal-data-store.ts'
import { findPrintedSheet, printSheet } from './printed-sheet-store.ts'

const AT = '2023-04-03T09:00:00.000Z'
let house: TestHouse
let [meeting, lead, ama, elise, bas]: string[] = []
beforeAll(async () => {
  house = await aHouse()
  ;[lead, ama, elise, bas] = [
    await aPerson(house),
    await aPerson(house),
    await aPerson(house, { givenName: 'Élise' }),
    await aPerson(house, { givenName: 'Bas' }),
  ]
  meeting = await aHeldMeeting(house, { communityId: await aCommunity(house, 'Sud'), startsAt: '2023-04-04T12:00:00.000Z', present: [] })
})
afterAll(() => house.close())

const print = (personIds: string[], version = 1) =>
  asSystem(house.db, (tx) => printSheet(tx, { meetingId: meeting ?? '', personIds, consentVersions: { community_list: version }, by: lead ?? '', at: AT }))
const people = (...ids: (string | undefined)[]) => ids.map((id) => id ?? '')

it('keeps a print; the same sheet again is that print, another order or text is the next', async () => {
  expect(await asSystem(house.db, (tx) => findPrintedSheet(tx, meeting ?? ''))).toBeNull()
  const first = await print(people(elise, ama))
  expect(first.number).toBe(1)
  expect(first.rows).toEqual([
    { position: 1, personId: elise },
    { position: 2, personId: ama },
  ])
  expect(await print(people(elise, ama))).toEqual(first)
  expect((await print(people(ama, elise))).number).toBe(2)
  expect((await print(people(ama, elise), 2)).number).toBe(3)
  expect(await asSystem(house.db, (tx) => findPrintedSheet(tx, meeting ?? '', 1))).toEqual(first)
  expect((await asSystem(house.db, (tx) => findPrintedSheet(tx, meeting ?? '')))?.consentVersions).toEqual({ community_list: 2 })
})

it('follows a merged record and comes back; erasing leaves the other rows where they were', async () => {
  const { number } = await print(people(bas, elise, ama), 4)
  const rows = async () => (await asSystem(house.db, (tx) => findPrintedSheet(tx, meeting ?? '', number)))?.rows
  const moved = await asSystem(house.db, (tx) => moveAttendance(tx, bas ?? '', ama ?? ''))
  expect(await rows()).toEqual([ama, elise, ama].map((personId, order) => ({ position: order + 1, personId })))
  await asSystem(house.db, (tx) => giveAttendanceBack(tx, bas ?? '', ama ?? '', JSON.parse(JSON.stringify(moved)) as typeof moved))
  expect(await rows()).toEqual([bas, elise, ama].map((personId, order) => ({ position: order + 1, personId })))
  const shown = await asSystem(house.db, (tx) => showAttendanceRows(tx, elise ?? ''))
  expect(shown.find(({ table }) => table === 'printed_sheet_row')?.rows).toHaveLength(4)
  await asSystem(house.db, async (tx) => eraseAttendanceRows(tx, elise ?? '', await aPerson(house, { source: 'former' })))
  expect(await rows()).toEqual([
    { position: 1, personId: bas },
    { position: 3, personId: ama },
  ])
})
