import type { BusyTime } from '@ronde/calendar'
import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { CalendarSource, CalendarSubject, ReadRefusal } from '../domain/source.ts'

const OWNER = sql`left join calendar_source_community c on c.source_id = s.id`
const isOf = ({ kind, id }: CalendarSubject) =>
  kind === 'person' ? sql`s.person_id = ${id}` : kind === 'organisation' ? sql`s.organisation_id = ${id}` : sql`c.community_id = ${id}`
const SHOWN = sql`s.id, s.name, substring(s.address from '^https?://([^/?#:]+)') as host, s.shows_titles, s.read_at, s.tried_at, s.refusal, s.rules_not_followed,
  (select count(*) from calendar_busy b where b.source_id = s.id) as busy_count`

/** Calendars of one person, organisation or community, by name. */
export async function listSources(tx: Database, subject: CalendarSubject): Promise<CalendarSource[]> {
  const { rows } = await sql<CalendarSource>`select ${SHOWN} from calendar_source s ${OWNER} where ${isOf(subject)} order by lower(s.name), s.id`.execute(tx)
  return rows
}

export async function findSource(tx: Database, subject: CalendarSubject, id: string): Promise<CalendarSource | null> {
  const { rows } = await sql<CalendarSource>`select ${SHOWN} from calendar_source s ${OWNER} where s.id = ${id} and ${isOf(subject)}`.execute(tx)
  return rows[0] ?? null
}

/** Whose calendar it is, for who knows the calendar alone. */
export async function findSubjectOf(tx: Database, sourceId: string): Promise<CalendarSubject | null> {
  const { rows } = await sql<CalendarSubject>`
    select s.kind, coalesce(s.person_id, s.organisation_id, c.community_id) as id from calendar_source s ${OWNER} where s.id = ${sourceId}`.execute(tx)
  return rows[0] ?? null
}

/** Two that bring a calendar to one subject at once wait for each other, so that the limit holds. */
export async function lockSourcesOf(tx: Database, { id }: CalendarSubject): Promise<void> {
  await sql`select pg_advisory_xact_lock(7016, hashtext(${id}))`.execute(tx)
}

type NewSource = { subject: CalendarSubject; name: string; address: string | null; showsTitles: boolean; addedBy: string | null; addedAt: Instant }

export async function saveSource(tx: Database, { subject, name, address, showsTitles, addedBy, addedAt }: NewSource): Promise<string> {
  const { kind } = subject
  const [personId, organisationId] = [kind === 'person' ? subject.id : null, kind === 'organisation' ? subject.id : null]
  const { rows } = await sql<{ id: string }>`
    insert into calendar_source (kind, person_id, organisation_id, name, address, shows_titles, added_by, added_at)
    values (${kind}, ${personId}, ${organisationId}, ${name}, ${address}, ${showsTitles}, ${addedBy}, ${addedAt}) returning id`.execute(tx)
  const id = rows[0]?.id ?? ''
  if (kind === 'community') await sql`insert into calendar_source_community (source_id, community_id) values (${id}, ${subject.id})`.execute(tx)
  return id
}

/** @returns false when the subject has no calendar of that id */
export async function removeSource(tx: Database, subject: CalendarSubject, id: string): Promise<boolean> {
  const { rows } = await sql`delete from calendar_source where id in (select s.id from calendar_source s ${OWNER} where s.id = ${id} and ${isOf(subject)})
    returning id`.execute(tx)
  return rows.length > 0
}

export type SourceToRead = { id: string; address: string | null; showsTitles: boolean; failures: number }

/** A calendar as its reading needs it; null when it was removed meanwhile. Whoever reads it at the same time waits. */
export async function lockSource(tx: Database, id: string): Promise<SourceToRead | null> {
  const { rows } = await sql<SourceToRead>`select id, address, shows_titles, failures from calendar_source where id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** Calendars with an address whose hour has come, the longest waiting first. */
export async function listDueSources(tx: Database, now: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from calendar_source where next_read_at is not null and next_read_at <= ${now} order by next_read_at, id limit 1000`.execute(tx)
  return rows.map(({ id }) => id)
}

/** All that was known of a calendar is exchanged for what it says now. */
export async function replaceBusy(tx: Database, sourceId: string, busy: readonly BusyTime[]): Promise<void> {
  await sql`delete from calendar_busy where source_id = ${sourceId}`.execute(tx)
  await sql`
    insert into calendar_busy (source_id, starts_at, ends_at, is_all_day, is_tentative, title)
    select ${sourceId}, b."startsAt", b."endsAt", b."isAllDay", b."isTentative", b.title
    from jsonb_to_recordset(${JSON.stringify(busy)}::jsonb) as b("startsAt" timestamptz, "endsAt" timestamptz, "isAllDay" boolean, "isTentative" boolean, title text)`.execute(
    tx,
  )
}

type ReadWell = { at: Instant; nextReadAt: Instant | null; rulesNotFollowed: number }

export async function noteReadWell(tx: Database, id: string, { at, nextReadAt, rulesNotFollowed }: ReadWell): Promise<void> {
  await sql`update calendar_source set read_at = ${at}, tried_at = ${at}, next_read_at = ${nextReadAt}, failures = 0, refusal = null,
    rules_not_followed = ${rulesNotFollowed} where id = ${id}`.execute(tx)
}

/** What was read before stays: an hour without answer does not make anybody free. */
export async function noteRefusal(
  tx: Database,
  id: string,
  { at, nextReadAt, refusal }: { at: Instant; nextReadAt: Instant; refusal: ReadRefusal },
): Promise<void> {
  await sql`update calendar_source set tried_at = ${at}, next_read_at = ${nextReadAt}, failures = failures + 1, refusal = ${refusal} where id = ${id}`.execute(
    tx,
  )
}

/** Times that are over go, and so do calendars of people whose account is closed. */
export async function removeOldBusy(tx: Database, now: Instant): Promise<void> {
  await sql`delete from calendar_busy where ends_at < ${now}::timestamptz - interval '7 days'`.execute(tx)
  await sql`delete from calendar_source s where s.person_id is not null
    and exists (select 1 from account a where a.person_id = s.person_id) and not exists (select 1 from account a where a.person_id = s.person_id and a.closed_at is null)`.execute(
    tx,
  )
}

/** Once at a time for each calendar, however often it is asked for. */
export async function queueReading(tx: Database, id: string): Promise<void> {
  await sql`select add_job_later('read-calendar', ${JSON.stringify({ id })}::json, ${`calendar ${id}`})`.execute(tx)
}
