import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

type Rows = Record<string, unknown>

/** The cards that the person made, and the versions that she saved. */
export async function showMethodsRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const made = await sql<Rows>`select id, community_id, key, made_at from method where made_by = ${personId} order by made_at, id`.execute(tx)
  const saved = await sql<Rows>`
    select method_id, version, community_id, saved_at from method_version where saved_by = ${personId} order by saved_at, method_id, version`.execute(tx)
  return [
    { table: 'method', rows: made.rows },
    { table: 'method_version', rows: saved.rows },
  ]
}

/** A card stays without the name of who wrote it. */
export async function eraseMethodsRows(tx: Database, personId: string, _placeholderId: string): Promise<void> {
  await sql`update method set made_by = null where made_by = ${personId}`.execute(tx)
  await sql`update method_version set saved_by = null where saved_by = ${personId}`.execute(tx)
}

export async function moveMethods(tx: Database, from: string, to: string): Promise<MovedRows> {
  const made = await sql<{ id: string }>`update method set made_by = ${to} where made_by = ${from} returning id`.execute(tx)
  const saved = await sql<{ id: string; version: number }>`
    update method_version set saved_by = ${to} where saved_by = ${from} returning method_id as id, version`.execute(tx)
  return { made: made.rows.map(({ id }) => id), saved: saved.rows.map(({ id, version }) => `${id} ${version}`) }
}

export async function giveMethodsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveMethods` alone.
  const { made, saved } = moved as Record<'made' | 'saved', string[]>
  await sql`update method set made_by = ${from} where made_by = ${to} and id = any(${made}::uuid[])`.execute(tx)
  await sql`update method_version set saved_by = ${from} where saved_by = ${to} and method_id::text || ' ' || version = any(${saved}::text[])`.execute(tx)
}
