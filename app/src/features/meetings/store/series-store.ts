import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { SeriesMeeting } from '../domain/plan-shown.ts'
import { planningDb } from './plan-tables.ts'

export async function addSeries(tx: Database, series: { communityId: string; madeBy: string | null; madeAt: Instant }): Promise<string> {
  const { id } = await planningDb(tx).insertInto('meetingSeries').values(series).returning('id').executeTakeFirstOrThrow()
  return id
}

/** All meetings of one series in time, cancelled ones too. */
export async function listSeries(db: Database, seriesId: string): Promise<SeriesMeeting[]> {
  const { rows } = await sql<SeriesMeeting>`
    select m.id, m.title, m.title_language, m.starts_at, m.ends_at, m.state, m.register_state from meeting m
    where m.series_id = ${seriesId} and exists (select 1 from meeting_community mc where mc.meeting_id = m.id)
    order by m.starts_at, m.id limit 200`.execute(db)
  return rows
}

/** The meetings that one request planned; empty when it is new. */
export async function findPlannedBy(tx: Database, mark: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from meeting m where m.request_mark = ${mark}
      or m.series_id = (select first.series_id from meeting first where first.request_mark = ${mark} and first.series_id is not null)
    order by m.starts_at, m.id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function saveMark(tx: Database, meetingId: string, requestMark: string): Promise<void> {
  await planningDb(tx).updateTable('meeting').set({ requestMark }).where('id', '=', meetingId).execute()
}

/** Two requests with one key wait for each other until the first is written. */
export async function lockMark(tx: Database, mark: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${mark}, 0))`.execute(tx)
}

/** Days on which a community met or will, the latest six that began before the given one, cancelled ones left out. */
export async function listEarlierDays(db: Database, communityId: string, before: Instant): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select (mc.starts_at at time zone 'Europe/Brussels')::date as day from meeting_community mc join meeting m on m.id = mc.meeting_id
    where mc.community_id = ${communityId} and mc.starts_at <= ${before} and m.state <> 'cancelled' order by mc.starts_at desc limit 6`.execute(db)
  return rows.map(({ day }) => day)
}
