import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { listLikelyDoubles, mergeDrafts, type LikelyDouble } from '../domain/duplicates.ts'
import type { Person } from '../domain/person.ts'
import { mayMerge } from '../domain/permissions.ts'
import {
  addMerge,
  findMerge,
  giveAffiliationsBack,
  hideMerged,
  listMerges,
  moveAffiliations,
  noteUndone,
  writePerson,
  type Merge,
} from '../store/merge-store.ts'
import type { PeopleNeighbours } from '../store/neighbours.ts'
import { findKeptId, findPerson, listAllPeople } from '../store/person-store.ts'

export type MergeRefusal = 'person-unknown' | 'same-person' | 'merge-unknown' | 'last-administrator'

/** Likely doubles among the people whose communities the actor coordinates, and merges that can be undone. */
export async function readDuplicates(house: House, neighbours: PeopleNeighbours, actor: Actor): Promise<{ doubles: LikelyDouble<Person>[]; merges: Merge[] }> {
  return asSystem(house.db, async (tx) => {
    const doubles = listLikelyDoubles(await listAllPeople(tx))
    const allowed: LikelyDouble<Person>[] = []
    for (const double of doubles.slice(0, 200)) if (await isMergeable(tx, neighbours, actor, [double.one, double.other])) allowed.push(double)
    const merges: Merge[] = []
    for (const merge of await listMerges(tx)) if (await isMergeable(tx, neighbours, actor, [merge.before.kept])) merges.push(merge)
    return { doubles: allowed, merges }
  })
}

/** The transaction runs as the house, so that places the actor cannot see count too. */
async function isMergeable(tx: Database, neighbours: PeopleNeighbours, actor: Actor, people: readonly Pick<Person, 'id' | 'enteredBy'>[]): Promise<boolean> {
  const ids = people.map(({ id }) => id)
  const places: { personId: string; communityId: string }[] = []
  const guarded: string[] = []
  for (const merger of neighbours.mergers) {
    places.push(...((await merger.listPlaces?.(tx, ids)) ?? []))
    guarded.push(...((await merger.listGuarded?.(tx, ids)) ?? []))
  }
  const subjects = people.map(({ id, enteredBy }) => ({
    communityIds: places.filter(({ personId }) => personId === id).map(({ communityId }) => communityId),
    isEnteredByActor: enteredBy === actor.personId,
    isGuarded: guarded.includes(id),
  }))
  return mayMerge(actor, subjects)
}

export type MergePreview = { kept: Person; other: Person; becomes: ReturnType<typeof mergeDrafts> }

/** What merging would give; nothing changes yet. */
export async function previewMerge(
  house: House,
  neighbours: PeopleNeighbours,
  actor: Actor,
  { keptId, otherId }: { keptId: string; otherId: string },
): Promise<Result<MergePreview, MergeRefusal>> {
  return asSystem(house.db, (tx) => findPreview(tx, neighbours, actor, { keptId, otherId }))
}

async function findPreview(
  tx: Database,
  neighbours: PeopleNeighbours,
  actor: Actor,
  { keptId, otherId }: { keptId: string; otherId: string },
): Promise<Result<MergePreview, MergeRefusal>> {
  if (keptId === otherId) return refused('same-person')
  const [kept, other] = [await findPerson(tx, keptId), await findPerson(tx, otherId)]
  if (kept === null || other === null || [kept, other].some(({ source }) => source === 'former')) return refused('person-unknown')
  if (!(await isMergeable(tx, neighbours, actor, [kept, other]))) return refused('person-unknown')
  for (const merger of neighbours.mergers) {
    const objection = (await merger.findObjection?.(tx, other.id, kept.id)) ?? null
    if (objection !== null) return refused(objection)
  }
  return done({ kept, other, becomes: mergeDrafts(kept, other) })
}

/**
 * Makes one record of two. History moves to the record that is kept; the other one steps back with its own words, so that all can
 * be undone. What the other one agreed to share is not taken over: consent belongs to the record it was given on.
 */
export async function mergePeople(
  house: House,
  neighbours: PeopleNeighbours,
  actor: Actor,
  ids: { keptId: string; otherId: string },
): Promise<Result<string, MergeRefusal>> {
  return asSystem(house.db, async (tx) => {
    const preview = await findPreview(tx, neighbours, actor, ids)
    if (!preview.ok) return preview
    await join(tx, neighbours, { ...preview.value, by: actor.personId, now: nowOf(house) })
    return done(preview.value.kept.id)
  })
}

type Joining = MergePreview & { by: string | null; now: string }

async function join(tx: Database, neighbours: PeopleNeighbours, { kept, other, becomes, by, now }: Joining): Promise<void> {
  await hideMerged(tx, other.id, kept.id)
  await writePerson(tx, kept.id, becomes)
  const moved: Record<string, Record<string, unknown>> = { people: { affiliations: await moveAffiliations(tx, other.id, kept.id) } }
  for (const merger of neighbours.mergers) moved[merger.name] = await merger.move(tx, other.id, kept.id)
  const id = await addMerge(tx, { keptId: kept.id, mergedId: other.id, mergedAt: now, mergedBy: by, before: { kept, merged: other, moved } })
  await writeAudit(tx, { action: 'person.merged', subjectKind: 'person_merge', subjectId: id, actorPersonId: by, subjectPersonId: kept.id }, now)
  await announce(tx, { kind: 'people', id: kept.id })
}

/**
 * The same for a feature that asked its own rule who may: a name written at the door turns out to be somebody known. Whoever coordinates
 * may undo it like any other. @returns false where one of the two is not there
 */
export async function joinRecords(
  tx: Database,
  neighbours: PeopleNeighbours,
  { keptId, otherId, by, now }: { keptId: string; otherId: string; by: string | null; now: string },
): Promise<boolean> {
  const [kept, other] = [await findPerson(tx, keptId), await findPerson(tx, otherId)]
  if (kept === null || other === null || keptId === otherId) return false
  await join(tx, neighbours, { kept, other, becomes: mergeDrafts(kept, other), by, now })
  return true
}

/** Gives both records and all that moved back as it was before. */
export async function undoMerge(house: House, neighbours: PeopleNeighbours, actor: Actor, mergeId: string): Promise<Result<string, MergeRefusal>> {
  return asSystem(house.db, async (tx) => {
    const merge = await findMerge(tx, mergeId)
    if (merge === null || !(await isMergeable(tx, neighbours, actor, [merge.before.kept]))) return refused('merge-unknown')
    const { kept, merged, moved } = merge.before
    const now = nowOf(house)
    await writePerson(tx, kept.id, draftOf(kept))
    await writePerson(tx, merged.id, draftOf(merged))
    for (const merger of neighbours.mergers.toReversed()) await merger.giveBack(tx, merged.id, kept.id, moved[merger.name] ?? {})
    // Written by `mergePeople`: a list of ids.
    await giveAffiliationsBack(tx, (moved.people?.affiliations ?? []) as string[], merged.id)
    await noteUndone(tx, merge.id, now)
    await writeAudit(
      tx,
      { action: 'person.merge-undone', subjectKind: 'person_merge', subjectId: merge.id, actorPersonId: actor.personId, subjectPersonId: kept.id },
      now,
    )
    return done(kept.id)
  })
}

function draftOf(person: Person): Parameters<typeof writePerson>[2] {
  const {
    id: _id,
    version: _version,
    source: _source,
    enteredBy: _enteredBy,
    enteredAt: _enteredAt,
    noticedAt: _noticedAt,
    restrictedAt: _restrictedAt,
    ...draft
  } = person
  return draft
}

/** Where a merged record went, so that an old address still leads to the person. */
export async function findKept(house: House, actor: Actor, id: string): Promise<string | null> {
  return inTransaction(house.db, actor, (tx) => findKeptId(tx, id))
}
