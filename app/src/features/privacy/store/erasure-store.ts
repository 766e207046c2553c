import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'

/** @returns the id of the entry: random, and all that is told to the person as proof */
export async function addErasure(tx: Database, personHash: Buffer, at: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into erasure_ledger (person_hash, erased_at) values (${personHash}, ${at}) returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

export async function findErasure(tx: Database, id: string): Promise<{ erasedAt: string } | null> {
  const { rows } = await sql<{ erasedAt: string }>`select erased_at from erasure_ledger where id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function listErasedHashes(tx: Database): Promise<Buffer[]> {
  const { rows } = await sql<{ personHash: Buffer }>`select person_hash from erasure_ledger`.execute(tx)
  return rows.map(({ personHash }) => personHash)
}

export async function listPersonIds(tx: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from person order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Organisations for which the person ever stood in a community. */
export async function listEverRepresented(tx: Database, personId: string): Promise<string[]> {
  const { rows } = await sql<{ organisationId: string }>`
    select distinct r.organisation_id from representation r join membership m on m.id = r.membership_id where m.person_id = ${personId}`.execute(tx)
  return rows.map(({ organisationId }) => organisationId)
}
