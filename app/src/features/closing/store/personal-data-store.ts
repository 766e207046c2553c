import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

type Rows = Record<string, unknown>

/** Own certificates, and registers closed with planned hours. What somebody answered to the exit question is known to nobody. */
export async function showClosingRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const certificates = await sql<Rows>`
    select code, from_on, until_on, hours, meetings, issued_at from certificate where person_id = ${personId} order by issued_at, code`.execute(tx)
  const closings = await sql<Rows>`select meeting_id, closed_at from planned_closing where closed_by = ${personId} order by closed_at, meeting_id`.execute(tx)
  return [
    { table: 'certificate', rows: certificates.rows },
    { table: 'planned_closing', rows: closings.rows },
  ]
}

/** The code of a certificate stays without a person, so that a paper in somebody's hands remains true. Its moment of issue becomes a day. */
export async function eraseClosingRows(tx: Database, personId: string, _placeholderId: string): Promise<void> {
  await sql`update certificate set person_id = null, issued_at = date_trunc('day', issued_at) + interval '12 hours' where person_id = ${personId}`.execute(tx)
  await sql`update planned_closing set closed_by = null where closed_by = ${personId}`.execute(tx)
}

export async function moveClosings(tx: Database, from: string, to: string): Promise<MovedRows> {
  const certificates = await sql<{ id: string }>`update certificate set person_id = ${to} where person_id = ${from} returning code as id`.execute(tx)
  const closings = await sql<{
    id: string
  }>`update planned_closing set closed_by = ${to} where closed_by = ${from} returning meeting_id || ' ' || closed_at::text as id`.execute(tx)
  return { certificates: certificates.rows.map(({ id }) => id), closings: closings.rows.map(({ id }) => id) }
}

export async function giveClosingsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveClosings` alone.
  const { certificates, closings } = moved as { certificates: string[]; closings: string[] }
  await sql`update certificate set person_id = ${from} where person_id = ${to} and code = any(${certificates}::text[])`.execute(tx)
  await sql`update planned_closing set closed_by = ${from} where closed_by = ${to} and meeting_id || ' ' || closed_at::text = any(${closings}::text[])`.execute(
    tx,
  )
}
