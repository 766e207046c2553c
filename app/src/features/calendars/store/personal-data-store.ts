import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

/** The person's own calendars and the times in them, and the names of those added for others. Of an address only the host. */
export async function showCalendarsRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const sources = await sql<Record<string, unknown>>`
    select name, kind, substring(address from '^https?://([^/?#:]+)') as host, shows_titles, added_at, read_at from calendar_source
    where person_id = ${personId} or added_by = ${personId} order by added_at, id`.execute(tx)
  const busy = await sql<Record<string, unknown>>`
    select s.name, b.starts_at, b.ends_at, b.title from calendar_busy b join calendar_source s on s.id = b.source_id
    where s.person_id = ${personId} order by b.starts_at, s.id`.execute(tx)
  return [
    { table: 'calendar_source', rows: sources.rows },
    { table: 'calendar_busy', rows: busy.rows },
  ]
}

/** One's own calendars go; those brought in for a community or an organisation stay, without saying by whom. */
export async function eraseCalendarsRows(tx: Database, personId: string): Promise<void> {
  await sql`delete from calendar_source where person_id = ${personId}`.execute(tx)
  await sql`update calendar_source set added_by = null where added_by = ${personId}`.execute(tx)
}

export async function moveCalendars(tx: Database, from: string, to: string): Promise<MovedRows> {
  const own = await sql<{ id: string }>`update calendar_source set person_id = ${to} where person_id = ${from} returning id`.execute(tx)
  const added = await sql<{ id: string }>`update calendar_source set added_by = ${to} where added_by = ${from} returning id`.execute(tx)
  return { calendarIds: own.rows.map(({ id }) => id), addedCalendarIds: added.rows.map(({ id }) => id) }
}

export async function giveCalendarsBack(tx: Database, from: string, moved: MovedRows): Promise<void> {
  const idsOf = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])
  await sql`update calendar_source set person_id = ${from} where id = any(${idsOf(moved.calendarIds)}::uuid[])`.execute(tx)
  await sql`update calendar_source set added_by = ${from} where id = any(${idsOf(moved.addedCalendarIds)}::uuid[])`.execute(tx)
}
