import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import type { Organisation } from '../domain/organisation.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import type { PersonInSight } from '../domain/person-view.ts'
import type { PeopleNeighbours } from '../store/neighbours.ts'
import {
  findOrganisation,
  listAffiliatedPeople,
  listAffiliations,
  listAllOrganisations,
  listSectors,
  searchOrganisations,
  type PersonOrganisation,
  type Sector,
} from '../store/organisation-store.ts'
import { listPeopleByIds } from '../store/person-store.ts'
import { listInSight } from './read-people.ts'

export type OrganisationAsk = { words: string; sector: string | null; page: number; size: number }
export type SectorList = { version: string; sectors: Sector[] }

export async function readOrganisationList(
  house: House,
  actor: Actor,
  { words, sector, page, size }: OrganisationAsk,
): Promise<{ organisations: Organisation[]; total: number; list: SectorList }> {
  return inTransaction(house.db, actor, async (tx) => {
    const split = normaliseName(words)
      .split(' ')
      .filter((word) => word !== '')
    const found = await searchOrganisations(tx, { words: split, sector, limit: size, offset: (page - 1) * size })
    return { ...found, list: await listSectors(tx) }
  })
}

/** An organisation with those of its people whom the actor may see there: a hidden affiliation stays hidden from this side too. */
export async function readOrganisation(
  house: House,
  neighbours: PeopleNeighbours,
  actor: Actor,
  id: string,
): Promise<{ organisation: Organisation; people: PersonInSight[]; list: SectorList } | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const organisation = await findOrganisation(tx, id)
    if (organisation === null) return null
    const now = nowOf(house)
    const ids = [...(await listAffiliatedPeople(tx, id, dayOf(now))), ...(await neighbours.listRepresenting(tx, [id]))]
    const people = await listInSight(tx, neighbours, { actor, people: await listPeopleByIds(tx, [...new Set(ids)]), now })
    const shown = people.filter(({ person }) => person.source !== 'former' && person.organisations.some((own) => own.id === id))
    return { organisation, people: shown, list: await listSectors(tx) }
  })
}

/** What the form of an organisation offers. */
export async function readOrganisationForm(house: House, actor: Actor, id: string | null): Promise<{ organisation: Organisation | null; list: SectorList }> {
  return inTransaction(house.db, actor, async (tx) => ({ organisation: id === null ? null : await findOrganisation(tx, id), list: await listSectors(tx) }))
}

/** What the form of a person offers: organisations to choose from, and where the person works today. */
export async function readPersonForm(house: House, actor: Actor, id: string | null): Promise<{ organisations: Organisation[]; current: PersonOrganisation[] }> {
  return inTransaction(house.db, actor, async (tx) => ({
    organisations: await listAllOrganisations(tx),
    current: id === null ? [] : await listAffiliations(tx, [id], dayOf(nowOf(house))),
  }))
}
