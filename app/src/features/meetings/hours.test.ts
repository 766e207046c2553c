import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { listHours } from './actions/list-hours.ts'

let house: TestHouse
let meeting: string
let amina: string
let bart: string
let doraSees: TestVisitor

beforeAll(async () => {
  house = await aHouse({}, '2023-02-14T15:00:00.000Z')
  const south = await aCommunity(house, 'Sud')
  amina = await aPerson(house, { givenName: 'Amina' })
  bart = await aPerson(house, { givenName: 'Bart' })
  for (const personId of [amina, bart]) await aMembership(house, { personId, communityId: south })
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present: [amina, bart] })
  const dora = await aPerson(house, { givenName: 'Dora' })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  doraSees = aVisitor(house, makeApp(house))
  doraSees.cookies.set(SESSION_COOKIE, await aSession(house, { personId: dora }))
})
afterAll(() => house.close())

const line = () => `/meetings/${meeting}/attendance/people/${bart}`
const versionOf = async () => /name="version" value="(\d+)"/.exec(await (await doraSees.get(line())).text())?.[1] ?? ''
const save = async (times: Record<string, string>) =>
  doraSees.post(line(), { answer: 'here', deputy: '', role: 'member', standsFor: '', do: 'save', version: await versionOf(), arrived: '', left: '', ...times })
const minutes = () =>
  asSystem(house.db, async (tx) => Object.fromEntries((await listHours(tx, { meetingIds: [meeting] })).map((row) => [row.personId, row.minutes])))

describe('hours', () => {
  it('are the whole meeting where nobody noted otherwise', async () => {
    expect(await minutes()).toEqual({ [amina]: 120, [bart]: 120 })
  })

  it('follow the times that somebody wrote on the line, in the clock of Brussels', async () => {
    expect((await save({ arrived: '13:30', left: '14:15' })).status).toBe(303)
    expect(await minutes()).toEqual({ [amina]: 120, [bart]: 45 })
    expect(await (await doraSees.get(line())).text()).toContain('value="13:30"')
    await save({})
    expect(await minutes()).toEqual({ [amina]: 120, [bart]: 120 })
  })

  it('refuse to leave before coming, and a time that is none', async () => {
    for (const times of [
      { arrived: '14:15', left: '13:30' },
      { arrived: '25:00', left: '' },
    ])
      expect((await save(times)).status).toBe(409)
    expect(await minutes()).toMatchObject({ [bart]: 120 })
  })

  it('keep to the real times of the meeting', async () => {
    await asSystem(house.db, (tx) =>
      sql`update meeting set actual_starts_at = '2023-02-14T12:15:00Z', actual_ends_at = '2023-02-14T13:45:00Z' where id = ${meeting}`.execute(tx),
    )
    expect(await minutes()).toEqual({ [amina]: 90, [bart]: 90 })
  })

  it('are asked for by person, by community and by span', async () => {
    const of = (wish: Parameters<typeof listHours>[1]) => asSystem(house.db, async (tx) => (await listHours(tx, wish)).length)
    expect(await of({ personIds: [amina] })).toBe(1)
    expect(await of({ personIds: [] })).toBe(0)
    expect(await of({ communityId: meeting })).toBe(0)
    expect(await of({ from: '2023-02-14T12:00:00Z', until: '2023-02-14T12:00:00Z' })).toBe(2)
    expect(await of({ from: '2023-02-15T00:00:00Z' })).toBe(0)
  })
})
