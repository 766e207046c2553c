import { isLeadOf, isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { listStanding } from '../domain/consent.ts'
import type { Person } from '../domain/person.ts'
import { mayAddPeople } from '../domain/permissions.ts'
import { showPerson, type NamedOrganisation, type PersonInSight } from '../domain/person-view.ts'
import { isFellowIn, relationTo, visibleFields } from '../domain/visibility.ts'
import { listDisciplinesLike } from '../domain/words.ts'
import { listConsents } from '../store/consent-store.ts'
import { listOrganisationsNamed, searchPeople, type DirectoryReach } from '../store/directory-store.ts'
import type { PeopleNeighbours } from '../store/neighbours.ts'
import { listAffiliations, listOrganisationsByIds } from '../store/organisation-store.ts'
import { findPerson, listPeopleByIds } from '../store/person-store.ts'

export type DirectoryQuestion = { words: string; spoken: string | null; discipline: string | null; page: number; size: number }

/** One page of the directory, as this reader may see it. */
export async function searchDirectory(
  house: House,
  neighbours: PeopleNeighbours,
  actor: Actor,
  question: DirectoryQuestion,
): Promise<{ people: PersonInSight[]; total: number }> {
  return inTransaction(house.db, actor, async (tx) => {
    const words = normaliseName(question.words)
      .split(' ')
      .filter((word) => word !== '')
    const named = await listOrganisationsNamed(tx, words)
    const { ids, total } = await searchPeople(tx, {
      reach: await readReach(tx, neighbours, actor),
      words,
      disciplines: listDisciplinesLike(question.words),
      representing: named.length === 0 ? [] : await neighbours.listRepresenting(tx, named),
      spoken: question.spoken,
      discipline: question.discipline,
      today: dayOf(nowOf(house)),
      limit: question.size,
      offset: (question.page - 1) * question.size,
    })
    const people = await listInSight(tx, neighbours, { actor, people: await listPeopleByIds(tx, ids), now: nowOf(house) })
    return { people, total }
  })
}

/** Everybody whom this reader may find in the directory: whom a choice by kind or by name may reach. */
export async function listFindable(tx: Database, neighbours: PeopleNeighbours, actor: Actor, now: string): Promise<string[]> {
  const nothing = { words: [], disciplines: [], representing: [], spoken: null, discipline: null }
  const reach = await readReach(tx, neighbours, actor)
  return (await searchPeople(tx, { reach, ...nothing, today: dayOf(now), limit: 100_000, offset: 0 })).ids
}

async function readReach(tx: Database, neighbours: PeopleNeighbours, actor: Actor): Promise<DirectoryReach> {
  const seesAll = isNetworkCoordinator(actor)
  const own = [...new Set(actor.communities.map(({ communityId }) => communityId))]
  const near = seesAll ? [] : await neighbours.listPeopleIn(tx, own)
  const where = (holds: (communityId: string) => boolean) => [...new Set(near.filter(({ communityId }) => holds(communityId)).map(({ personId }) => personId))]
  return {
    personId: actor.personId,
    seesAll,
    keepsOwn: mayAddPeople(actor),
    coordinated: where((id) => rolesIn(actor, id).includes('coordinator')),
    moderated: where((id) => isLeadOf(actor, id)),
    fellows: where((id) => isFellowIn(actor, id)),
  }
}

type SightQuestion = { actor: Actor; people: readonly Person[]; now: string }

/** These people as the actor may see them; whoever is not visible at all is left out. */
export async function listInSight(tx: Database, neighbours: PeopleNeighbours, { actor, people, now }: SightQuestion): Promise<PersonInSight[]> {
  const ids = people.map(({ id }) => id)
  const today = dayOf(now)
  const ties = await neighbours.listTies(tx, ids)
  const consents = await listConsents(tx, ids)
  const organisations = await readOrganisations(tx, neighbours, ids, today)
  return people.flatMap((person) => {
    const communities = ties.filter(({ personId }) => personId === person.id)
    const sharedCommunityIds = communities.map(({ communityId }) => communityId)
    const relation = relationTo(actor, person, sharedCommunityIds)
    const standing = listStanding(
      consents.filter(({ personId }) => personId === person.id),
      today,
    )
    const fields = visibleFields(person, { relation, sharedCommunityIds, consents: standing, today })
    if (fields.size === 0) return []
    const keepsRecord = relation === 'self' || relation === 'lead'
    return {
      person: showPerson(person, organisations.get(person.id) ?? [], fields),
      relation,
      communities: relation === 'network' ? [] : communities.map(({ communityId, nameFr, nameNl }) => ({ id: communityId, nameFr, nameNl })),
      sharing: keepsRecord ? standing : [],
    }
  })
}

/** Where each works, then what each stands for in a community; once each. */
async function readOrganisations(tx: Database, neighbours: PeopleNeighbours, ids: readonly string[], today: string): Promise<Map<string, NamedOrganisation[]>> {
  const found = new Map<string, NamedOrganisation[]>()
  const add = (personId: string, organisation: NamedOrganisation) => {
    const known = found.get(personId) ?? []
    if (!known.some(({ id }) => id === organisation.id)) found.set(personId, [...known, organisation])
  }
  for (const { personId, organisationId, nameFr, nameNl } of await listAffiliations(tx, ids, today)) add(personId, { id: organisationId, nameFr, nameNl })
  const represented = await neighbours.listRepresented(tx, ids)
  const organisations = await listOrganisationsByIds(tx, [...new Set(represented.map(({ organisationId }) => organisationId))])
  for (const { personId, organisationId } of represented) {
    const organisation = organisations.find(({ id }) => id === organisationId)
    if (organisation) add(personId, { id: organisation.id, nameFr: organisation.nameFr, nameNl: organisation.nameNl })
  }
  return found
}

/** One person as the actor may see her; null when there is none, or none for this reader. */
export async function readPersonInSight(house: House, neighbours: PeopleNeighbours, actor: Actor, id: string): Promise<PersonInSight | null> {
  return inTransaction(house.db, actor, async (tx) => findInSight(tx, neighbours, actor, { id, now: nowOf(house) }))
}

export async function findInSight(
  tx: Database,
  neighbours: PeopleNeighbours,
  actor: Actor,
  { id, now }: { id: string; now: string },
): Promise<PersonInSight | null> {
  const person = await findPerson(tx, id)
  if (person === null || person.source === 'former') return null
  const [seen] = await listInSight(tx, neighbours, { actor, people: [person], now })
  return seen ?? null
}

/** The language in which the person gets mail. */
export async function readMailLanguage(house: House, actor: Actor, id: string): Promise<Person['language']> {
  return inTransaction(house.db, actor, async (tx) => (await findPerson(tx, id))?.language ?? null)
}
