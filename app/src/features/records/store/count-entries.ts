import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'

/** How many lines stand in the record of a meeting: what closing its register asks for. */
export async function countEntries(db: Database, meetingId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from record_entry where meeting_id = ${meetingId} and removed_at is null`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
