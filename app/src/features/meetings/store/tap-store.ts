import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'
import type { PresenceTimes } from '../domain/tap.ts'

/** Which line a tap of a device wrote, and its version then. */
export type TakenTap = { id: string; personId: string; version: number }

/** Those of these taps that were taken before. */
export async function listTaken(tx: Database, meetingId: string, ids: readonly string[]): Promise<Map<string, TakenTap>> {
  const { rows } = await sql<TakenTap>`
    select tap_id as id, person_id, version from attendance_tap where meeting_id = ${meetingId} and tap_id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

const KEPT = '30 days'

/** Remembers the taps, and forgets those of which no device can have kept a copy any more. */
export async function addTaken(tx: Database, meetingId: string, taps: readonly TakenTap[], at: Instant): Promise<void> {
  await sql`delete from attendance_tap where taken_at < ${at}::timestamptz - ${KEPT}::interval`.execute(tx)
  await sql`
    insert into attendance_tap (meeting_id, tap_id, person_id, version, taken_at)
    select ${meetingId}::uuid, t.id, t."personId", t.version, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(taps)}::jsonb) as t (id uuid, "personId" uuid, version integer)
    on conflict (meeting_id, tap_id) do nothing`.execute(tx)
}

export type TimesOf = PresenceTimes & { personId: string }

/** Arrival and leaving of the lines of a meeting. */
export async function listTimes(tx: Database, meetingId: string): Promise<Map<string, PresenceTimes>> {
  const { rows } = await sql<TimesOf>`select person_id, arrived_at, left_at from attendance where meeting_id = ${meetingId}`.execute(tx)
  return new Map(rows.map(({ personId, ...times }) => [personId, times]))
}

/** Only who was there came and went. */
export async function saveTimes(tx: Database, meetingId: string, times: readonly TimesOf[]): Promise<void> {
  if (times.length === 0) return
  await sql`
    update attendance a set arrived_at = t."arrivedAt", left_at = t."leftAt"
    from jsonb_to_recordset(${JSON.stringify(times)}::jsonb) as t ("personId" uuid, "arrivedAt" timestamptz, "leftAt" timestamptz)
    where a.meeting_id = ${meetingId} and a.person_id = t."personId" and a.state = 'present'`.execute(tx)
}

export type PresenceRow = {
  meetingId: string
  personId: string
  represents: string[]
  startsAt: Instant
  endsAt: Instant
  actualStartsAt: Instant | null
  actualEndsAt: Instant | null
} & PresenceTimes

export type PresenceWish = { personIds?: readonly string[]; meetingIds?: readonly string[]; communityId?: string; from?: Instant; until?: Instant }

/** Everybody who was at a held meeting that began within the span, both ends included, oldest meeting first; what a wish leaves out does not narrow it. */
export async function listPresence(tx: Database, wish: PresenceWish): Promise<PresenceRow[]> {
  const { personIds = null, meetingIds = null, communityId = null, from = null, until = null } = wish
  const { rows } = await sql<PresenceRow>`
    select a.meeting_id, a.person_id, a.represents, a.arrived_at, a.left_at, m.starts_at, m.ends_at, m.actual_starts_at, m.actual_ends_at
    from attendance a join meeting m on m.id = a.meeting_id
    where a.state = 'present' and m.state = 'held'
      and (${personIds === null} or a.person_id = any(${[...(personIds ?? [])]}::uuid[]))
      and (${meetingIds === null} or a.meeting_id = any(${[...(meetingIds ?? [])]}::uuid[]))
      and (${communityId}::uuid is null or exists (select 1 from meeting_community mc where mc.meeting_id = m.id and mc.community_id = ${communityId}::uuid))
      and (${from}::timestamptz is null or m.starts_at >= ${from}::timestamptz) and (${until}::timestamptz is null or m.starts_at <= ${until}::timestamptz)
    order by m.starts_at, m.id, a.person_id`.execute(tx)
  return rows
}

export async function showTaps(tx: Database, personId: string): Promise<PersonalPart[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select meeting_id, tap_id, taken_at from attendance_tap where person_id = ${personId} order by taken_at, tap_id`.execute(tx)
  return [{ table: 'attendance_tap', rows }]
}

export async function eraseTaps(tx: Database, personId: string): Promise<void> {
  await sql`delete from attendance_tap where person_id = ${personId}`.execute(tx)
}

export async function moveTaps(tx: Database, from: string, to: string): Promise<MovedRows> {
  const { rows } = await sql<{ id: string }>`update attendance_tap set person_id = ${to} where person_id = ${from} returning tap_id as id`.execute(tx)
  return { taps: rows.map(({ id }) => id) }
}

export async function giveTapsBack(tx: Database, from: string, to: string, { taps = [] }: MovedRows): Promise<void> {
  // Written by `moveTaps` alone.
  await sql`update attendance_tap set person_id = ${from} where person_id = ${to} and tap_id = any(${taps as string[]}::uuid[])`.execute(tx)
}
