import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { holdingPattern } from '../../../platform/like-pattern.ts'
import { personSortKey, type Person } from '../domain/person.ts'
import { peopleDb } from './tables.ts'

/** All that is needed to undo: both records as they were, and what moved in each feature. */
export type MergeMemory = { kept: Person; merged: Person; moved: Record<string, Record<string, unknown>> }
export type Merge = { id: string; keptId: string; mergedId: string; mergedAt: string; before: MergeMemory }

export async function addMerge(tx: Database, merge: Omit<Merge, 'id'> & { mergedBy: string | null }): Promise<string> {
  const { id } = await peopleDb(tx)
    .insertInto('personMerge')
    .values({ ...merge, before: JSON.stringify(merge.before), undoneAt: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Merges that stand, newest first. */
export async function listMerges(tx: Database): Promise<Merge[]> {
  const rows = await peopleDb(tx)
    .selectFrom('personMerge')
    .select(['id', 'keptId', 'mergedId', 'mergedAt', 'before'])
    .where('undoneAt', 'is', null)
    .orderBy('mergedAt', 'desc')
    .limit(50)
    .execute()
  // `before` is written by `addMerge` alone.
  return rows.map((row) => ({ ...row, before: row.before as MergeMemory }))
}

export async function findMerge(tx: Database, id: string): Promise<Merge | null> {
  const row = await peopleDb(tx)
    .selectFrom('personMerge')
    .select(['id', 'keptId', 'mergedId', 'mergedAt', 'before'])
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, before: row.before as MergeMemory }
}

export async function noteUndone(tx: Database, id: string, at: string): Promise<void> {
  await peopleDb(tx).updateTable('personMerge').set({ undoneAt: at }).where('id', '=', id).execute()
}

type Moved = Record<string, unknown>

/** What a feature forgets, merges forget too: each memory of its rows in which this number stands is written anew. */
export async function forgetMoved(tx: Database, merger: string, id: string, without: (moved: Moved) => Moved): Promise<void> {
  const { rows } = await sql<{ id: string; moved: Moved }>`
    select id, before -> 'moved' -> ${merger}::text as moved from person_merge where (before -> 'moved' -> ${merger}::text)::text like ${holdingPattern(id)}`.execute(
    tx,
  )
  for (const { id: mergeId, moved } of rows)
    await sql`
      update person_merge set before = jsonb_set(before, array['moved', ${merger}::text], ${JSON.stringify(without(moved))}::jsonb) where id = ${mergeId}`.execute(
      tx,
    )
}

/** The record steps back behind another one: it keeps its words for an undo, and nobody finds it any more. It keeps its number of the register: an import follows it. */
export async function hideMerged(tx: Database, id: string, keptId: string): Promise<void> {
  await peopleDb(tx).updateTable('person').set({ mergedInto: keptId }).where('id', '=', id).execute()
}

/** Writes a record back as it was. */
export async function writePerson(
  tx: Database,
  id: string,
  person: Omit<Person, 'id' | 'version' | 'source' | 'enteredBy' | 'enteredAt' | 'noticedAt' | 'restrictedAt'>,
): Promise<void> {
  await peopleDb(tx)
    .updateTable('person')
    .set({ ...person, sortKey: personSortKey(person), mergedInto: null, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** Affiliations follow; one that the kept record has already is left where it is. @returns ids of what moved */
export async function moveAffiliations(tx: Database, from: string, to: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update affiliation a set person_id = ${to}
    where a.person_id = ${from} and not exists (
      select 1 from affiliation k where k.person_id = ${to} and k.organisation_id = a.organisation_id and k.from_on is not distinct from a.from_on)
    returning a.id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function giveAffiliationsBack(tx: Database, ids: readonly string[], to: string): Promise<void> {
  if (ids.length > 0)
    await peopleDb(tx)
      .updateTable('affiliation')
      .set({ personId: to })
      .where('id', 'in', [...ids])
      .execute()
}
