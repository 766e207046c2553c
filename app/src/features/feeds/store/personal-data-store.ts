import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

/** The person's own addresses; their secrets are known to nobody else. */
export async function showFeedsRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select name, created_at, last_used_at from calendar_feed where person_id = ${personId} order by created_at, id`.execute(tx)
  return [{ table: 'calendar_feed', rows }]
}

export async function eraseFeedsRows(tx: Database, personId: string): Promise<void> {
  await sql`delete from calendar_feed where person_id = ${personId}`.execute(tx)
}

/** The addresses go with the record that is kept. */
export async function moveFeeds(tx: Database, from: string, to: string): Promise<MovedRows> {
  const { rows } = await sql<{ id: string }>`update calendar_feed set person_id = ${to} where person_id = ${from} returning id`.execute(tx)
  return { feedIds: rows.map(({ id }) => id) }
}

export async function giveFeedsBack(tx: Database, from: string, moved: MovedRows): Promise<void> {
  const ids = Array.isArray(moved.feedIds) ? moved.feedIds.map(String) : []
  await sql`update calendar_feed set person_id = ${from} where id = any(${ids}::uuid[])`.execute(tx)
}
