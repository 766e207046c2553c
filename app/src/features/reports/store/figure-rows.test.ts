import { computeMonitoring, randomRegister, type MonitoringTable, type Register } from '@ronde/figures'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../../test/house.ts'
import { asSystem } from '../../../platform/database.ts'
import { importRegister } from '../../register/public.ts'
import { streamAllCommunities } from './all-communities.ts'
import { readFigureRows } from './figure-rows.ts'

const SEEDS = 24
const WINDOW = { from: '2022-09-01', until: '2023-03-31' }

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

/** The same register under ids of its own, so that many live in one database. */
function renamed(register: Register, prefix: string): Required<Register> {
  const own = (id: string) => `${prefix}-${id}`
  return {
    people: register.people.map((row) => ({ ...row, personId: own(row.personId), functions: [] })),
    organisations: register.organisations.map((row) => ({ ...row, organisationId: own(row.organisationId) })),
    communities: register.communities.map((row) => ({ ...row, communityId: own(row.communityId) })),
    memberships: register.memberships.map((row) => ({
      ...row,
      personId: own(row.personId),
      communityId: own(row.communityId),
      represents: row.represents.map(own),
    })),
    meetings: register.meetings.map((row) => ({ ...row, meetingId: own(row.meetingId), communityIds: row.communityIds.map(own) })),
    attendance: register.attendance.map((row) => ({ ...row, meetingId: own(row.meetingId), personId: own(row.personId), represents: row.represents.map(own) })),
    affiliations: [],
  }
}

async function idsOf(register: Register): Promise<Map<string, string>> {
  const wanted = register.communities.map(({ communityId }) => communityId)
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string; externalId: string }>`select id, external_id from community where external_id = any(${wanted})`.execute(tx),
  )
  return new Map(rows.map(({ id, externalId }) => [externalId, id]))
}

/** The table with the ids of the file. */
function withFileIds(table: MonitoringTable, ids: Map<string, string>): MonitoringTable {
  const back = new Map([...ids].map(([external, id]) => [id, external]))
  return {
    ...table,
    communities: table.communities.map((column) => ({ ...column, id: back.get(column.id) ?? '' })),
    warnings: table.warnings.map((warning) => ({ ...warning, community: back.get(warning.community) ?? '' })),
  }
}

it(`files and database give the same table on ${SEEDS} random registers, under every switch`, async () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const register = renamed(randomRegister(seed), `s${seed}`)
    const imported = await importRegister(house, { actor: null, source: 'import' }, register)
    if (!imported.ok) throw new Error(JSON.stringify(imported))
    const ids = await idsOf(register)
    const window = seed % 4 === 0 ? { from: null, until: null } : WINDOW
    const options = {
      window,
      sd: seed % 2 === 0 ? 'population' : 'sample',
      selfEmployed: (['default', 'excluded', 'counted'] as const)[seed % 3] ?? 'default',
    } as const
    const rows = await asSystem(house.db, (tx) => readFigureRows(tx, [...ids.values()], window))
    expect(withFileIds(computeMonitoring(rows, options), ids), `seed ${seed}`).toEqual(computeMonitoring(register, options))
    for (const [external, id] of ids) {
      const alone = await asSystem(house.db, (tx) => readFigureRows(tx, [id], window))
      const expected = computeMonitoring(register, { ...options, communities: [external] })
      expect(withFileIds(computeMonitoring(alone, { ...options, communities: [id] }), ids), `seed ${seed}, ${external} alone`).toEqual(expected)
    }
  }
}, 120_000)

it('every community comes once when all are read', async () => {
  const { rows } = await asSystem(house.db, (tx) => sql<{ id: string }>`select id from community order by id`.execute(tx))
  const read = await asSystem(house.db, async (tx) => {
    const ids: string[] = []
    for await (const batch of streamAllCommunities(tx, WINDOW)) ids.push(...batch.communities.map(({ communityId }) => communityId))
    return ids
  })
  expect(read.toSorted()).toEqual(rows.map(({ id }) => id))
})

it('somebody who stood for another organisation from March on counts for it from March on', async () => {
  const register = renamed(randomRegister(3, { communities: 1, membersPerCommunity: 1, meetingsPerCommunity: 0, odd: false }), 'changed')
  await importRegister(house, { actor: null, source: 'import' }, register)
  const [id = ''] = (await idsOf(register)).values()
  const rows = await asSystem(house.db, async (tx) => {
    await sql`update representation set until_on = '2023-02-28' where community_id = ${id}`.execute(tx)
    await sql`insert into representation (membership_id, community_id, organisation_id, from_on)
      select m.id, m.community_id, o.id, '2023-03-01' from membership m, organisation o where m.community_id = ${id}
      and o.external_id like 'changed-%' and not exists (select 1 from representation r where r.organisation_id = o.id) order by o.external_id limit 1`.execute(
      tx,
    )
    return readFigureRows(tx, [id], WINDOW)
  })
  expect(rows.memberships.map(({ from, until, represents }) => [from, until, represents.length])).toEqual([
    [null, '2023-02-28', 1],
    ['2023-03-01', null, 1],
  ])
  expect(rows.memberships[0]?.represents).not.toEqual(rows.memberships[1]?.represents)
})
