import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { announce } from '../../platform/live.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'

let house: TestHouse
let meeting: string
let bart: string
let dora: TestVisitor
let eva: TestVisitor

beforeAll(async () => {
  house = await aHouse()
  const app = makeApp(house)
  const south = await aCommunity(house, 'Sud')
  bart = await aPerson(house, { givenName: 'Bart' })
  await aMembership(house, { personId: bart, communityId: south })
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present: [] })
  const signIn = async (givenName: string): Promise<TestVisitor> => {
    const personId = await aPerson(house, { givenName })
    await aMembership(house, { personId, communityId: south, role: 'moderator' })
    const visitor = aVisitor(house, app)
    visitor.cookies.set(SESSION_COOKIE, await aSession(house, { personId }))
    await visitor.get(`/meetings/${meeting}/attendance`)
    return visitor
  }
  dora = await signIn('Dora')
  eva = await signIn('Eva')
})
afterAll(() => house.close())

const tap = (visitor: TestVisitor, given: object) =>
  visitor.postJson(`/meetings/${meeting}/attendance/taps`, {
    deviceNow: house.clock().toISOString(),
    mark: 'dora1',
    taps: [{ id: randomUUID(), kind: 'answer', at: house.clock().toISOString(), personId: bart, version: 0, shown: 'here', choice: 'excused', ...given }],
  })
const told = async (answer: Promise<Response>): Promise<object> => ((await (await answer).json()) as { taken: object[] }).taken[0] ?? {}

describe('a tap', () => {
  it('is kept at once, and a second one that had not seen it is kept beside', async () => {
    expect(await told(tap(dora, {}))).toMatchObject({ personId: bart, choice: 'excused', version: 1, isConflict: false })
    expect(await told(tap(eva, { choice: 'absent' }))).toMatchObject({ personId: bart, choice: 'excused', version: 1, isConflict: true })
    expect(await told(tap(dora, { version: 1, shown: 'excused', choice: 'here' }))).toMatchObject({
      personId: bart,
      choice: 'here',
      version: 2,
      isConflict: false,
    })
    const { rows } = await asSystem(house.db, (tx) => sql<{ source: string }>`select source from attendance where meeting_id = ${meeting}`.execute(tx))
    expect(rows).toEqual([{ source: 'tap' }])
  })

  it('that is no tap is refused', async () => {
    expect((await tap(dora, { choice: 'asleep' })).status).toBe(400)
    expect((await tap(dora, { more: 1 })).status).toBe(400)
    expect(await told(tap(dora, { personId: '00000000-0000-4000-8000-000000000000' }))).toMatchObject({ fault: 'person-unknown' })
  })
})

describe('the stream of a sheet', () => {
  it('tells that somebody else saved, whom it concerns alone, and closes when the session ends', async () => {
    const response = await eva.get(`/meetings/${meeting}/events`)
    expect(response.headers.get('Content-Type')).toContain('text/event-stream')
    const reader = response.body?.getReader()
    let heard = ''
    const hear = async (words: string): Promise<void> => {
      while (!heard.includes(words)) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
        if (done) return
        heard += new TextDecoder().decode(value)
      }
    }
    await hear('event: open')
    await asSystem(house.db, (tx) => announce(tx, { kind: 'attendance', id: '00000000-0000-4000-8000-000000000000/abc' }))
    await tap(dora, { version: 2, shown: 'here', choice: 'online' })
    await hear('dora1')
    expect(heard).toContain(`event: attendance\ndata: ${meeting}/dora1`)
    expect(heard).not.toContain('00000000')
    const started = Date.now()
    const { rows } = await sql<{
      id: string
    }>`select s.id from session s join account a on a.id = s.account_id join person p on p.id = a.person_id where p.given_name = 'Eva'`.execute(house.db)
    await asSystem(house.db, (tx) => announce(tx, { kind: 'session-ended', id: rows[0]?.id ?? '' }))
    await hear('never said')
    expect(Date.now() - started).toBeLessThan(5_000)
  })
})
