import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson } from '../../../test/neighbourhood.ts'
import { asSystem } from '../../platform/database.ts'
import { checkText, maySave } from '../../platform/guard.ts'
import { listAllowed } from './public.ts'

let house: TestHouse
let south: string
let north: string
beforeAll(async () => {
  house = await aHouse()
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  await anOrganisation(house, { nameFr: 'Maison Dubrulle' })
})
afterAll(() => house.close())

/** Entries of the record, in the order in which they were written. */
async function aMember(givenName: string, entries: { given: boolean; fields: string[] }[]): Promise<void> {
  const personId = await aPerson(house, { givenName, familyName: 'Verlinden', email: `${givenName}@zorg.example`, phone: '0470 11 22 33' })
  await aMembership(house, { personId, communityId: south })
  await asSystem(house.db, async (tx) => {
    for (const { given, fields } of entries)
      await sql`insert into consent (person_id, purpose, scope_kind, scope_id, fields, given, text_version, language, means, at)
        values (${personId}, 'community_list', 'community', ${south}, ${fields}::text[], ${given}, 1, 'fr', 'own_click', now())`.execute(tx)
  })
}

const listOf = (communityIds: string[]) => asSystem(house.db, (tx) => listAllowed(tx, communityIds))

it('GRD-06 allows the members who agreed, what they share, and the organisations; nobody who withdrew or never agreed', async () => {
  await aMember('Lieve', [{ given: true, fields: ['phone'] }])
  await aMember('Onno', [
    { given: true, fields: ['phone'] },
    { given: false, fields: [] },
  ])
  await aMember('Zia', [])
  expect(await listOf([south])).toEqual({ names: ['Lieve Verlinden'], organisations: ['Maison Dubrulle'], contacts: ['0470 11 22 33'] })
  expect((await listOf([north])).names).toEqual([])
  expect(await listOf([])).toEqual({ names: [], organisations: ['Maison Dubrulle'], contacts: [] })
})

it('GRD-06 the number of a member passes in the community where it is shared, and in no other', async () => {
  const text = 'Appelez Lieve Verlinden au 0470 11 22 33.'
  const asked = { audience: 'mixed', language: 'fr' } as const
  expect(maySave(checkText(text, { ...asked, allow: await listOf([south]) }))).toBe(true)
  expect(checkText(text, { ...asked, allow: await listOf([north]) }).verdict).toBe('refuse')
})
