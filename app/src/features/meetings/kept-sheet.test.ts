import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'

let house: TestHouse
let meeting: string
let dora: TestVisitor
let bart: TestVisitor

beforeAll(async () => {
  house = await aHouse({}, '2023-02-14T12:30:00.000Z')
})
afterAll(() => house.close())

beforeEach(async () => {
  house.setNow('2023-02-14T12:30:00.000Z')
  const south = await aCommunity(house, 'Sud')
  const signIn = async (givenName: string, role: 'member' | 'moderator'): Promise<TestVisitor> => {
    const personId = await aPerson(house, { givenName, familyName: 'Lemaire' })
    await aMembership(house, { personId, communityId: south, role })
    const visitor = aVisitor(house, makeApp(house))
    visitor.cookies.set(SESSION_COOKIE, await aSession(house, { personId }))
    return visitor
  }
  dora = await signIn('Dora', 'moderator')
  bart = await signIn('Bart', 'member')
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present: [] })
})

/** Time goes by; nobody is signed out meanwhile. */
async function waitUntil(moment: string): Promise<void> {
  house.setNow(moment)
  await asSystem(house.db, (tx) => sql`update session set last_seen_at = ${moment}, proved_at = ${moment}, expires_at = '2023-03-01T00:00Z'`.execute(tx))
}

async function keptFor(path: string, visitor = dora): Promise<string | null> {
  const answer = await visitor.get(`/meetings/${meeting}${path}`)
  expect(answer.headers.get('Location') ?? '').not.toContain('/sign-in')
  return answer.headers.get('X-Ronde-Keep')
}

const isKept = async (path: string) => [await keptFor(path), await keptFor(`${path}/door`)]

describe('a sheet may be kept on the device', () => {
  it('until the end of its day in Brussels, twelve hours at most', async () => {
    // 13:30 in Brussels: ten hours and a half are left.
    expect(await isKept('/attendance')).toEqual(['37800', '37800'])
    await waitUntil('2023-02-14T08:00:00.000Z')
    expect(await keptFor('/attendance')).toBe('43200')
    await waitUntil('2023-02-15T09:00:00.000Z')
    expect(await isKept('/attendance')).toEqual([null, null])
  })

  it('until the end of the day on which a long evening ends', async () => {
    await asSystem(house.db, (tx) => sql`update meeting set starts_at = '2023-02-14T21:00Z', ends_at = '2023-02-14T23:30Z' where id = ${meeting}`.execute(tx))
    await waitUntil('2023-02-14T22:30:00.000Z')
    expect(await keptFor('/attendance')).toBe('43200')
    await waitUntil('2023-02-15T22:59:00.000Z')
    expect(await keptFor('/attendance')).toBe('60')
  })

  it('not before its day, not once its register is closed or it is cancelled', async () => {
    await waitUntil('2023-02-13T12:00:00.000Z')
    expect(await isKept('/attendance')).toEqual([null, null])
    await waitUntil('2023-02-14T12:30:00.000Z')
    for (const change of [sql`register_state = 'closed'`, sql`register_state = 'open', state = 'cancelled'`]) {
      await asSystem(house.db, (tx) => sql`update meeting set ${change} where id = ${meeting}`.execute(tx))
      expect(await isKept('/attendance')).toEqual([null, null])
    }
  })

  it('not as a search nor as the whole list, which leave the copy alone', async () => {
    expect(await keptFor('/attendance?q=bart')).toBe('0')
    expect(await keptFor('/attendance/door?q=bart')).toBe('0')
    expect(await keptFor('/attendance?list=whole')).toBe('0')
    expect(await keptFor('/attendance?page=2')).toBe('37800')
  })

  it('and nothing else, for nobody else; the browser itself stores none of it', async () => {
    for (const path of ['', '/attendance/paper', '/check-in', '/close']) expect(await keptFor(path), path).toBeNull()
    for (const path of ['', '/attendance', '/attendance/door']) expect(await keptFor(path, bart), path).toBeNull()
    const answer = await dora.get(`/meetings/${meeting}/attendance`)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  })

  it('with a sentence about its age, hidden until a copy is shown', async () => {
    for (const path of ['/attendance', '/attendance/door'])
      expect(await (await dora.get(`/meetings/${meeting}${path}`)).text()).toMatch(
        /<div data-kept="The network is back\. This sheet is from 13:30\." hidden [^>]*><div class="notice is-attention" role="status">.*?No network: this is the sheet as of 13:30\./,
      )
  })
})
