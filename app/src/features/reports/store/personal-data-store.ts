import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { PersonalPart } from '../../../platform/personal-data.ts'

type Row = Record<string, unknown>

export async function showReportRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const snapshots =
    await sql<Row>`select id, from_on, until_on, version, frozen_at, reason from report_snapshot where frozen_by = ${personId} order by frozen_at, id`.execute(
      tx,
    )
  const releases =
    await sql<Row>`select id, snapshot_id, signed_name, reason, released_at, withdrawn_at from report_release where released_by = ${personId} order by released_at, id`.execute(
      tx,
    )
  return [
    { table: 'report_snapshot', rows: snapshots.rows },
    { table: 'report_release', rows: releases.rows },
  ]
}

/** The frozen figures stay as they are; who froze or signed them goes. */
export async function eraseReportRows(tx: Database, personId: string): Promise<void> {
  await sql`update report_snapshot set frozen_by = null where frozen_by = ${personId}`.execute(tx)
  await sql`update report_release set released_by = null, signed_name = '' where released_by = ${personId}`.execute(tx)
}
