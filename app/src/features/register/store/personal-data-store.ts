import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { PersonalPart } from '../../../platform/personal-data.ts'

/** Files the person is reading in; what stands in them concerns others and is not shown. */
export async function showDraftRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const { rows } = await sql<
    Record<string, unknown>
  >`select id, kind, state, created_at, expires_at from import_draft where owner_person_id = ${personId} order by created_at, id`.execute(tx)
  return [{ table: 'import_draft', rows }]
}

/** Files of colleagues that may hold the person's name are gone within a day. */
export async function eraseDraftRows(tx: Database, personId: string): Promise<void> {
  await sql`delete from import_draft where owner_person_id = ${personId}`.execute(tx)
}
