import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommunity, aMembership, anOrganisation, aPerson } from '../../../test/neighbourhood.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { asSystem } from '../../platform/database.ts'
import { listMemberships, membershipMerger, personalData } from './public.ts'

let house: TestHouse
let community: string
let practice: string
beforeAll(async () => {
  house = await aHouse()
  community = await aCommunity(house, 'Sud')
  practice = await anOrganisation(house, { nameFr: 'Maison du Marais' })
})
afterAll(() => house.close())

async function aMember(): Promise<{ personId: string; membershipId: string }> {
  const personId = await aPerson(house)
  const membershipId = await aMembership(house, { personId, communityId: community, represents: practice })
  await asSystem(house.db, async (tx) => {
    await sql`insert into practice_role (membership_id, community_id, label) values (${membershipId}, ${community}, 'TFLP')`.execute(tx)
    await sql`insert into community_text (community_id, kind, version, in_force_on, written_by)
      values (${community}, 'charter', (select count(*) + 1 from community_text), '2023-01-01', ${personId})`.execute(tx)
    await sql`insert into programme (name_fr, name_nl, created_by) values ('Plan', 'Plan', ${personId})`.execute(tx)
  })
  return { personId, membershipId }
}

describe('what this feature keeps on a person', () => {
  it('is shown whole', async () => {
    const { personId } = await aMember()
    const parts = await asSystem(house.db, (tx) => personalData.show(tx, personId))
    expect(parts.map(({ table, rows }) => [table, rows.length])).toEqual([
      ['membership', 1],
      ['representation', 1],
      ['practice_role', 1],
      ['community_text', 1],
      ['programme', 1],
    ])
  })

  it('is erased: the nameless place keeps what figures count, and nothing holds the old id', async () => {
    const { personId } = await aMember()
    const placeholder = await aPerson(house, { givenName: '', familyName: '', source: 'former' })
    await asSystem(house.db, (tx) => personalData.erase(tx, personId, placeholder))
    const parts = await asSystem(house.db, (tx) => personalData.show(tx, personId))
    expect(parts.flatMap(({ rows }) => rows)).toEqual([])
    expect(await asSystem(house.db, (tx) => listMemberships(tx, community, placeholder))).toMatchObject([{ state: 'ended', endReason: null, role: 'member' }])
    const { rows } = await asSystem(house.db, (tx) => personalData.show(tx, placeholder)).then(([, representation]) => representation ?? { rows: [] })
    expect(rows).toHaveLength(1)
  })

  it('follows when two records are merged, and goes back when that is undone', async () => {
    const { personId: kept } = await aMember()
    const { personId: merged, membershipId } = await aMember()
    const moved = await asSystem(house.db, (tx) => membershipMerger.move(tx, merged, kept))
    expect(await asSystem(house.db, (tx) => listMemberships(tx, community, kept))).toHaveLength(2)
    await asSystem(house.db, (tx) => membershipMerger.giveBack(tx, merged, kept, moved))
    expect((await asSystem(house.db, (tx) => listMemberships(tx, community, merged))).map(({ id }) => id)).toEqual([membershipId])
  })
})
