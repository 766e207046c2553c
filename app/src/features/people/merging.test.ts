import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { mayMerge, type MergeSubject } from './domain/permissions.ts'

type Visitor = ReturnType<typeof aVisitor>

let house: TestHouse
let south: string
let north: string
let local: { personId: string; visitor: Visitor }
let network: Visitor
let administrator: { personId: string; visitor: Visitor }

beforeAll(async () => {
  house = await aHouse()
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  local = await enter('Cora')
  await aMembership(house, { personId: local.personId, communityId: south, role: 'coordinator' })
  network = (await enter('Eva', 'coordinator')).visitor
  administrator = await enter('Ada', 'administrator')
})
afterAll(() => house.close())

async function enter(givenName: string, instanceRole?: string) {
  const personId = await aPerson(house, { givenName, familyName: 'Peeters' })
  const token = await aSession(house, { personId, ...(instanceRole === undefined ? {} : { instanceRole }) })
  return { personId, visitor: aVisitor(house, makeApp(house), token) }
}

async function aMember(communityId: string): Promise<string> {
  const personId = await aPerson(house, { givenName: 'Ines', familyName: 'Costa' })
  await aMembership(house, { personId, communityId })
  return personId
}

async function isMerged(id: string): Promise<boolean> {
  const { rows } = await sql<{ mergedInto: string | null }>`select merged_into from person where id = ${id}`.execute(house.db)
  return rows[0]?.mergedInto !== null
}

/** Looks at both first, then merges: neither shows or changes anything where it is refused. */
async function tryMerge(visitor: Visitor, kept: string, other: string): Promise<number[]> {
  const looked = await visitor.open(`/people/${kept}/merge?with=${other}`)
  const sent = await visitor.send(`/people/${kept}/merge`, { with: other })
  return [looked.status, sent.status]
}

describe('merging two records', () => {
  it('SEC-10 is for who coordinates every place that keeps history of both, and of each at least one', async () => {
    const own = await aMember(south)
    const nobodys = await aPerson(house, { givenName: 'Nele', familyName: 'Nergens' })
    const elsewhere = await aMember(north)
    const past = await aMember(south)
    const ended = await aMembership(house, { personId: past, communityId: north })
    await asSystem(house.db, (tx) => sql`update membership set state = 'ended', until_on = '2021-01-01' where id = ${ended}`.execute(tx))
    const seen = await aMember(south)
    await aHeldMeeting(house, { communityId: north, startsAt: '2023-02-14T13:00:00Z', present: [seen] })
    for (const other of [nobodys, elsewhere, past, seen]) {
      expect(await tryMerge(local.visitor, own, other)).toEqual([404, 404])
      expect(await tryMerge(local.visitor, other, own)).toEqual([404, 404])
      expect([await isMerged(own), await isMerged(other)]).toEqual([false, false])
    }
    expect(await tryMerge(local.visitor, nobodys, await aPerson(house, { familyName: 'Nergens' }))).toEqual([404, 404])
    expect(await tryMerge(local.visitor, own, await aMember(south))).toEqual([200, 303])
    expect(await tryMerge(network, own, nobodys)).toEqual([200, 303])
  })

  it('is for whom the coordinator wrote down, too', async () => {
    const own = await aMember(south)
    await local.visitor.send('/people', { version: '1', givenName: 'Inès', familyName: 'Costa' })
    const { rows } = await sql<{ id: string }>`select id from person where given_name = 'Inès'`.execute(house.db)
    expect(await tryMerge(local.visitor, own, rows[0]!.id)).toEqual([200, 303])
  })

  it('SEC-10 never takes over a record with a role on the instance, unless an administrator does it', async () => {
    const officer = await enter('Olga', 'policy_officer')
    await aMembership(house, { personId: officer.personId, communityId: south })
    const own = await aMember(south)
    for (const visitor of [local.visitor, network]) {
      expect(await tryMerge(visitor, own, officer.personId)).toEqual([404, 404])
      expect(await tryMerge(visitor, officer.personId, own)).toEqual([404, 404])
    }
    const both = await enter('Beatrijs', 'coordinator')
    await asSystem(house.db, (tx) =>
      sql`insert into account_role (account_id, role, granted_at) select id, 'administrator', now() from account where person_id = ${both.personId}`.execute(
        tx,
      ),
    )
    expect(await tryMerge(both.visitor, own, officer.personId)).toEqual([200, 303])
    await asSystem(house.db, (tx) =>
      sql`update account_role set ended_at = now() from account a where a.id = account_id and a.person_id = ${both.personId}`.execute(tx),
    )
  })

  it('SEC-13 never closes the account of the last administrator', async () => {
    const both = await enter('Bella', 'coordinator')
    await asSystem(house.db, (tx) =>
      sql`insert into account_role (account_id, role, granted_at) select id, 'administrator', now() from account where person_id = ${both.personId}`.execute(
        tx,
      ),
    )
    await asSystem(house.db, (tx) =>
      sql`update account_role set ended_at = now() from account a where a.id = account_id and a.person_id = ${administrator.personId}`.execute(tx),
    )
    const kept = await enter('Kaat')
    const answer = await both.visitor.send(`/people/${kept.personId}/merge`, { with: both.personId })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/people/duplicates')
    expect(await isMerged(both.personId)).toBe(false)
    const { rows } = await sql<{ closedAt: string | null }>`select closed_at from account where person_id = ${both.personId}`.execute(house.db)
    expect(rows).toEqual([{ closedAt: null }])
  })

  it('asks of nobody less than one place', () => {
    const actor = { personId: 'a', assurance: 'passkey', instanceRoles: [], communities: [{ communityId: 's', role: 'coordinator' }] } as unknown as Parameters<
      typeof mayMerge
    >[0]
    const subject: MergeSubject = { communityIds: ['s'], isEnteredByActor: false, isGuarded: false }
    expect(mayMerge(actor, [subject, subject])).toBe(true)
    expect(mayMerge(actor, [subject, { ...subject, communityIds: [] }])).toBe(false)
    expect(mayMerge(actor, [subject, { ...subject, communityIds: [], isEnteredByActor: true }])).toBe(true)
    expect(mayMerge(actor, [subject, { ...subject, communityIds: ['s', 'n'] }])).toBe(false)
    expect(mayMerge(actor, [subject, { ...subject, isGuarded: true }])).toBe(false)
  })
})
