import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readLines } from '../../../test/attendance-sheet.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'

const NOW = '2023-02-14T12:30:00.000Z'

let house: TestHouse
let meeting: string
let bart: string
let greet: string
let dora: TestVisitor
let eva: TestVisitor

beforeAll(async () => {
  house = await aHouse({}, NOW)
})
afterAll(() => house.close())

beforeEach(async () => {
  const south = await aCommunity(house, 'Sud')
  bart = await aPerson(house, { givenName: 'Bart', familyName: 'De Smet' })
  greet = await aPerson(house, { givenName: 'Greet', familyName: 'Maes' })
  for (const personId of [bart, greet]) await aMembership(house, { personId, communityId: south })
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present: [] })
  const signIn = async (givenName: string): Promise<TestVisitor> => {
    const personId = await aPerson(house, { givenName, familyName: 'Lemaire' })
    await aMembership(house, { personId, communityId: south, role: 'moderator' })
    const visitor = aVisitor(house, makeApp(house))
    visitor.cookies.set(SESSION_COOKIE, await aSession(house, { personId }))
    await visitor.get(`/meetings/${meeting}/attendance`)
    return visitor
  }
  dora = await signIn('Dora')
  eva = await signIn('Eva')
})

type Given = Record<string, unknown>
const aTap = (given: Given): Given => ({ id: randomUUID(), kind: 'answer', at: NOW, version: 0, shown: 'here', choice: 'excused', ...given })
const aVisit = (name: string, given: Given = {}): Given => ({ id: randomUUID(), kind: 'visitor', at: NOW, name, organisation: '', ...given })
const aSpan = (kind: 'leave' | 'stay', personId: unknown, at = NOW): Given => ({ id: randomUUID(), kind, at, personId })

async function send(visitor: TestVisitor, taps: Given[], deviceNow = NOW): Promise<Given[]> {
  const response = await visitor.postJson(`/meetings/${meeting}/attendance/taps`, { deviceNow, mark: '', taps })
  expect(response.status).toBe(200)
  return ((await response.json()) as { taken: Given[] }).taken
}

async function timesOf(personId: string) {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{
      arrivedAt: string | null
      leftAt: string | null
    }>`select arrived_at, left_at from attendance where meeting_id = ${meeting} and person_id = ${personId}`.execute(tx),
  )
  return rows[0]
}

describe('taps that waited on a device', () => {
  it('REL-05 are taken in one go, and a second time change nothing', async () => {
    const taps = [aTap({ personId: bart }), aVisit('Zoé Lambert'), aTap({ personId: greet, choice: 'online' })]
    const first = await send(dora, taps)
    expect(first.map(({ choice }) => choice)).toEqual(['excused', 'here', 'online'])
    expect(await send(dora, taps)).toEqual(first)
    const lines = await readLines(house, meeting)
    expect(lines.get(bart)).toMatchObject({ state: 'excused', version: 1 })
    expect(lines.get(greet)).toMatchObject({ state: 'present', mode: 'online', version: 1 })
    expect([...lines.values()].filter(({ role }) => role === 'visitor')).toHaveLength(1)
    const { rows } = await asSystem(house.db, (tx) => sql`select 1 from attendance_conflict where meeting_id = ${meeting}`.execute(tx))
    expect(rows).toEqual([])
  })

  it('REL-05 of which the answer got lost do not contradict the next tap of the same hand', async () => {
    const lost = aTap({ personId: bart })
    await send(dora, [lost])
    const [told] = await send(dora, [aTap({ personId: bart, choice: 'absent', after: lost.id })])
    expect(told).toMatchObject({ choice: 'absent', version: 2, isConflict: false })
  })

  it('of two devices never overwrite each other: the first stands, the other is kept beside', async () => {
    await send(dora, [aTap({ personId: bart, choice: 'absent' }), aVisit('Zoé Lambert')])
    const [told] = await send(eva, [aTap({ personId: bart, choice: 'online' }), aVisit('zoe lambert')])
    expect(told).toMatchObject({ choice: 'absent', isConflict: true })
    const lines = await readLines(house, meeting)
    expect([...lines.values()].filter(({ role }) => role === 'visitor')).toHaveLength(1)
    expect(await (await eva.get(`/meetings/${meeting}/attendance`)).text()).toContain('Two people noted one line differently')
  })

  it('name a visitor by the tap that added her', async () => {
    const visit = aVisit('Zoé Lambert', { isDoor: true, at: '2023-02-14T12:10:00.000Z' })
    const [told, left] = await send(dora, [visit, aSpan('leave', visit.id)])
    expect(left).toMatchObject({ personId: told?.personId, leftAt: NOW })
    expect(await timesOf(String(told?.personId))).toEqual({ arrivedAt: '2023-02-14T12:10:00.000Z', leftAt: NOW })
  })

  it('one that cannot be taken keeps no other waiting', async () => {
    const taken = await send(dora, [aTap({ personId: randomUUID() }), aVisit(' '), aTap({ personId: bart })])
    expect(taken).toMatchObject([{ fault: 'person-unknown' }, { fault: 'name-missing' }, { choice: 'excused' }])
  })

  it('are refused as a whole while the register is closed, and stay on the device', async () => {
    await asSystem(house.db, (tx) => sql`update meeting set register_state = 'closed' where id = ${meeting}`.execute(tx))
    const response = await dora.postJson(`/meetings/${meeting}/attendance/taps`, { deviceNow: NOW, mark: '', taps: [aTap({ personId: bart })] })
    expect(response.status).toBe(409)
    expect(((await response.json()) as { sentence: string }).sentence).toContain('closed')
    expect((await readLines(house, meeting)).size).toBe(0)
  })
})

describe('the clock of a phone', () => {
  it.each([
    ['ten minutes fast', '2023-02-14T12:40:00.000Z', '2023-02-14T12:20:00.000Z'],
    ['ten minutes slow', '2023-02-14T12:20:00.000Z', '2023-02-14T12:00:00.000Z'],
  ])('that is %s does not move an arrival', async (_, deviceNow, at) => {
    await send(dora, [aTap({ personId: bart, choice: 'here', isDoor: true, at })], deviceNow)
    expect(await timesOf(bart)).toEqual({ arrivedAt: '2023-02-14T12:10:00.000Z', leftAt: null })
  })

  it('never makes somebody arrive in the future', async () => {
    await send(dora, [aTap({ personId: bart, choice: 'here', isDoor: true, at: '2023-02-14T18:00:00.000Z' })])
    expect(await timesOf(bart)).toEqual({ arrivedAt: NOW, leftAt: null })
  })
})

describe('coming and going', () => {
  it('is noted at the door alone: a correction on the sheet says nothing about when', async () => {
    await send(dora, [aTap({ personId: bart, choice: 'here' })])
    expect(await timesOf(bart)).toEqual({ arrivedAt: null, leftAt: null })
  })

  it('goes when somebody was not there after all, and back again', async () => {
    await send(dora, [aTap({ personId: bart, choice: 'here', isDoor: true }), aSpan('leave', bart)])
    expect(await timesOf(bart)).toEqual({ arrivedAt: NOW, leftAt: NOW })
    await send(dora, [aSpan('stay', bart)])
    expect(await timesOf(bart)).toEqual({ arrivedAt: NOW, leftAt: null })
    await send(dora, [aTap({ personId: bart, version: 1, choice: 'absent' })])
    expect(await timesOf(bart)).toEqual({ arrivedAt: null, leftAt: null })
  })
})

it('GRD-01 a visitor whose name holds a national number is one fault; the taps around it are taken', async () => {
  const bad = aVisit('Rosa 85.07.30-033.28')
  const told = await send(dora, [aTap({ personId: bart }), bad, aVisit('Noor Claes')])
  expect(told.map(({ fault = null }) => fault)).toEqual([null, null, 'name-not-kept'])
  expect(told.find(({ id }) => id === bad.id)).toEqual({ id: bad.id, fault: 'name-not-kept' })
  expect(await send(dora, [bad])).toEqual([{ id: bad.id, fault: 'name-not-kept' }])
  const { rows } = await asSystem(house.db, (tx) => sql<{ name: string }>`select given_name || ' ' || family_name as name from person`.execute(tx))
  expect(rows.filter(({ name }) => /Rosa|85/.test(name))).toEqual([])
  expect(rows.filter(({ name }) => name === 'Noor Claes').length).toBe(1)
})
