import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommunity, aHeldMeeting, aMembership, anOrganisation, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import type { Actor } from '../../kernel/actor.ts'
import { asSystem, inTransaction, type Database } from '../../platform/database.ts'
import { nowOf } from '../../platform/house.ts'
import { hashToken } from '../../platform/secrets.ts'
import { endMember, leaveCommunity } from './actions/keep-members.ts'
import { findActorBySession } from './public.ts'

/** Rows that say which community they belong to, and may be seen by everybody who may ask for the page that shows them. */
const SHARED: Record<string, string> = {}

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

async function enter(personId: string): Promise<Actor> {
  const token = await aSession(house, { personId })
  const actor = await findActorBySession(house.db, hashToken(token), nowOf(house))
  if (actor === null) throw new Error('nobody came in')
  return actor
}

/** Tables whose rows belong to a community or to a meeting of one, as the catalogue knows them; views have no policies. */
async function listScopedTables(tx: Database): Promise<{ name: string; column: string; hasSecurity: boolean; policies: number }[]> {
  const { rows } = await sql<{ name: string; column: string; hasSecurity: boolean; policies: number }>`
    select distinct on (c.relname) c.relname as name, a.attname as column, c.relrowsecurity as has_security, (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname in ('community_id', 'community_ids', 'meeting_id')
    order by c.relname, a.attname`.execute(tx)
  return rows.filter(({ name }) => !(name in SHARED))
}

describe('SEC-50 row-level security stands on every community-scoped table', () => {
  it('SEC-50 the catalogue has a policy for each', async () => {
    const tables = await listScopedTables(house.db)
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['membership', 'representation', 'practice_role', 'community_text', 'attendance', 'meeting_community', 'report_snapshot']),
    )
    expect(tables.filter(({ hasSecurity, policies }) => !hasSecurity || policies === 0)).toEqual([])
  })

  it('SEC-50 with every filter removed a member sees rows of the own community alone', async () => {
    const [south, north] = [await aCommunity(house, 'Sud'), await aCommunity(house, 'Nord')]
    const [ama, bo] = [await aPerson(house), await aPerson(house, { givenName: 'Bo' })]
    const practice = await anOrganisation(house, { nameFr: 'Maison du Marais' })
    for (const [personId, communityId] of [
      [ama, south],
      [bo, north],
    ] as const) {
      const membership = await aMembership(house, { personId, communityId, represents: practice })
      await aHeldMeeting(house, { communityId, startsAt: '2023-02-14T12:00:00Z', present: [personId] })
      await asSystem(house.db, async (tx) => {
        await sql`insert into practice_role (membership_id, community_id, label) values (${membership}, ${communityId}, 'TFLP')`.execute(tx)
        await sql`insert into community_goal (community_id, language, text, set_on) values (${communityId}, 'fr', 'Se connaître', '2023-01-01')`.execute(tx)
        await sql`insert into community_rhythm (community_id, meetings_per_year) values (${communityId}, 10)`.execute(tx)
        await sql`insert into community_text (community_id, kind, version, in_force_on) values (${communityId}, 'charter', 1, '2023-01-01')`.execute(tx)
      })
    }
    const actor = await enter(ama)
    const seen = await inTransaction(house.db, actor, async (tx) => {
      const counts: Record<string, { foreign: number; own: number }> = {}
      for (const table of ['membership', 'representation', 'practice_role', 'community_goal', 'community_rhythm', 'community_text', 'meeting_community']) {
        const { rows } = await sql<{ foreign: number; own: number }>`
          select count(*) filter (where community_id <> ${south}) as foreign, count(*) filter (where community_id = ${south}) as own from ${sql.table(table)}`.execute(
          tx,
        )
        counts[table] = rows[0] ?? { foreign: -1, own: -1 }
      }
      const { rows } = await sql<{
        foreign: number
        own: number
      }>`select count(*) filter (where person_id <> ${ama}) as foreign, count(*) filter (where person_id = ${ama}) as own from attendance`.execute(tx)
      return { ...counts, attendance: rows[0] }
    })
    for (const [table, count] of Object.entries(seen)) expect({ table, ...count }).toEqual({ table, foreign: 0, own: 1 })
    const written = inTransaction(house.db, actor, (tx) =>
      sql`insert into membership (community_id, person_id, role) values (${north}, ${ama}, 'coordinator')`.execute(tx),
    )
    await expect(written).rejects.toThrow(/row-level security/)
    const nobody = await inTransaction(house.db, null, (tx) => sql`select 1 from membership`.execute(tx))
    expect(nobody.rows).toEqual([])
  })
})

describe('SEC-13 the last coordinator', () => {
  it('SEC-13 stays, however many try to go at once', async () => {
    const community = await aCommunity(house, 'Est')
    const people = await Promise.all(Array.from({ length: 4 }, (_, index) => aPerson(house, { givenName: `Cora${index}`, familyName: 'Peeters' })))
    const times: string[] = []
    const actors: Actor[] = []
    for (const personId of people) times.push(await aMembership(house, { personId, communityId: community, role: 'coordinator' }))
    for (const personId of people) actors.push(await enter(personId))
    const tries = Array.from({ length: 100 }, (_, index) => {
      const actor = actors[index % 4] as Actor
      const id = times[(index + (index % 3)) % 4] ?? ''
      return index % 2 === 0
        ? leaveCommunity(house, actor, community, 'time')
        : endMember(house, actor, { communityId: community, id, on: '2023-04-03', reason: 'time' })
    })
    const results = await Promise.all(tries)
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ left: number }>`select count(*) as left from membership where community_id = ${community} and state = 'active'`.execute(tx),
    )
    expect(rows).toEqual([{ left: 1 }])
    expect(results.filter(({ ok }) => ok).length).toBe(3)
    expect(results.some((result) => !result.ok && result.refusal === 'last-coordinator')).toBe(true)
  })
})
