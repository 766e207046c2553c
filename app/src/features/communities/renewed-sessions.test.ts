import { sql } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aSession } from '../../../test/accounts.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'

const COOKIE = '__Host-ronde'
const NOW = '2023-04-03T09:00:00.000Z'
const LATER = '2023-04-03T09:00:31.000Z'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let community: string
beforeAll(async () => {
  house = await aHouse({ liftsRateLimits: true }, NOW)
  app = makeApp(house)
  community = await write<string>(sql`insert into community (name_fr, state) values ('Sud', 'active') returning id as value`)
})
beforeEach(() => house.setNow(NOW))
afterAll(() => house.close())

/** What pages, imports and merges do in the end: one statement on the table. */
async function write<Value>(statement: ReturnType<typeof sql<{ value: Value }>>): Promise<Value> {
  return (await asSystem(house.db, (tx) => statement.execute(tx))).rows[0]?.value as Value
}

let number = 0

async function aMember(role = 'member'): Promise<{ visitor: TestVisitor; personId: string; accountId: string }> {
  const { personId, accountId } = await anAccount(house, { email: `renewed-${(number += 1)}@example.org` })
  if (role !== '') await write(sql`insert into membership (community_id, person_id, role) values (${community}, ${personId}, ${role})`)
  const visitor = aVisitor(house, app)
  visitor.cookies.set(COOKIE, await aSession(house, accountId))
  await visitor.get('/account')
  return { visitor, personId, accountId }
}

const tokenOf = (visitor: TestVisitor) => visitor.cookies.get(COOKIE) ?? ''

async function isGood(token: string): Promise<boolean> {
  const visitor = aVisitor(house, app)
  visitor.cookies.set(COOKIE, token)
  return (await visitor.get('/account')).status === 200
}

const CHANGES: [string, string, (personId: string) => ReturnType<typeof sql<{ value: null }>>][] = [
  ['a member becomes coordinator', 'member', (id) => sql`update membership set role = 'coordinator' where person_id = ${id}`],
  ['a member becomes moderator', 'member', (id) => sql`update membership set role = 'moderator' where person_id = ${id}`],
  ['a coordinator is a member again', 'coordinator', (id) => sql`update membership set role = 'member' where person_id = ${id}`],
  ['a membership ends', 'coordinator', (id) => sql`update membership set state = 'ended', until_on = '2023-04-02' where person_id = ${id}`],
  ['a membership gets its last day', 'member', (id) => sql`update membership set until_on = '2023-04-03' where person_id = ${id}`],
  ['a membership is removed', 'member', (id) => sql`delete from membership where person_id = ${id}`],
  ['somebody is added', '', (id) => sql`insert into membership (community_id, person_id, role) values (${community}, ${id}, 'moderator')`],
]

describe('SEC-08 a change of rights in a community', () => {
  it.each(CHANGES)('SEC-08 gives each session a new token when %s', async (_, role, change) => {
    const { visitor, personId } = await aMember(role)
    const before = tokenOf(visitor)
    await visitor.get('/account')
    expect(tokenOf(visitor)).toBe(before)
    await write(change(personId))
    expect((await visitor.get('/account')).status).toBe(200)
    const after = tokenOf(visitor)
    expect(after).not.toBe(before)
    expect(Buffer.from(after, 'base64url')).toHaveLength(32)
    house.setNow(LATER)
    expect([await isGood(before), await isGood(after)]).toEqual([false, true])
    await visitor.get('/account')
    expect(tokenOf(visitor)).toBe(after)
  })

  it('SEC-08 does not sign out requests that are under way', async () => {
    const { visitor, personId } = await aMember()
    const before = tokenOf(visitor)
    await write(sql`update membership set role = 'moderator' where person_id = ${personId}`)
    const [one, two, three] = await Promise.all([isGood(before), isGood(before), isGood(before)])
    expect([one, two, three]).toEqual([true, true, true])
    const { rows } = await sql<{
      count: number
    }>`select count(*)::int as count from session where renewed_at is not null and previous_token_hash = sha256(${before}::bytea)`.execute(house.db)
    expect(rows).toEqual([{ count: 1 }])
    house.setNow(LATER)
    expect(await isGood(before)).toBe(false)
  })

  it('SEC-08 leaves the sessions of everybody else, and of who only changed otherwise, as they are', async () => {
    const [one, other] = [await aMember(), await aMember()]
    const before = [tokenOf(one.visitor), tokenOf(other.visitor)]
    await write(sql`update membership set role = 'moderator' where person_id = ${other.personId}`)
    await write(sql`update membership set version = version + 1, end_reason = 'moved' where person_id = ${one.personId}`)
    await one.visitor.get('/account')
    await other.visitor.get('/account')
    expect(tokenOf(one.visitor)).toBe(before[0])
    expect(tokenOf(other.visitor)).not.toBe(before[1])
  })

  it('SEC-08 closes open streams within five seconds; the browser comes back with the rights of today', async () => {
    const { visitor, personId } = await aMember('coordinator')
    const reader = (await visitor.get('/account/stream')).body?.getReader()
    await reader?.read()
    await write(sql`update membership set state = 'ended' where person_id = ${personId}`)
    const closed = (async () => {
      while (!(await reader?.read())?.done) continue
      return 'closed'
    })()
    expect(await Promise.race([closed, wait(5_000, 'still open')])).toBe('closed')
  })
})
