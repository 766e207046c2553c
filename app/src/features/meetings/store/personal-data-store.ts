import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

type Row = Record<string, unknown>

/** The person's own attendance, what was noted twice, and registers she opened again; nobody else's lines. */
export async function showAttendanceRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const attendance = await sql<Row>`
    select a.meeting_id, m.title, m.starts_at, a.role, a.state, a.mode, a.represents, a.source, a.recorded_at
    from attendance a join meeting m on m.id = a.meeting_id where a.person_id = ${personId} order by m.starts_at, m.id`.execute(tx)
  const conflicts = await sql<Row>`
    select meeting_id, proposed, proposed_at, resolved_at from attendance_conflict where person_id = ${personId} order by proposed_at, id`.execute(tx)
  const reopenings = await sql<Row>`
    select meeting_id, reason, reopened_at from register_reopening where reopened_by = ${personId} order by reopened_at, id`.execute(tx)
  return [
    { table: 'attendance', rows: attendance.rows },
    { table: 'attendance_conflict', rows: conflicts.rows },
    { table: 'register_reopening', rows: reopenings.rows },
  ]
}

/**
 * Attendance goes to the nameless place, because open periods count it. When and by whom a line was written would lead back, so the
 * moment becomes that of the meeting.
 */
export async function eraseAttendanceRows(tx: Database, personId: string, placeholderId: string): Promise<void> {
  await sql`
    update attendance a set person_id = ${placeholderId}, recorded_by = null, recorded_at = m.starts_at, source = 'import'
    from meeting m where m.id = a.meeting_id and a.person_id = ${personId}`.execute(tx)
  await sql`delete from attendance_conflict where person_id = ${personId}`.execute(tx)
  await sql`update attendance set recorded_by = null where recorded_by = ${personId}`.execute(tx)
  await sql`update attendance_conflict set proposed_by = null where proposed_by = ${personId}`.execute(tx)
  await sql`update register_reopening set reopened_by = null where reopened_by = ${personId}`.execute(tx)
}

/** Attendance follows the record that is kept. Where both were noted at one meeting, present counts before excused and absent; the other line is remembered. */
export async function moveAttendance(tx: Database, from: string, to: string): Promise<MovedRows> {
  const { rows: doubled } = await sql<{ kept: Row; other: Row; swaps: boolean }>`
    select to_jsonb(k) as kept, to_jsonb(o) as other, (o.state = 'present' and k.state <> 'present') as swaps
    from attendance o join attendance k on k.meeting_id = o.meeting_id and k.person_id = ${to} where o.person_id = ${from}`.execute(tx)
  for (const { other, swaps } of doubled) await sql`delete from attendance where meeting_id = ${other.meeting_id} and person_id = ${swaps ? to : from}`.execute(tx)
  const { rows: moved } = await sql<{ meetingId: string }>`update attendance set person_id = ${to} where person_id = ${from} returning meeting_id`.execute(tx)
  const { rows: conflicts } = await sql<{ id: string }>`update attendance_conflict set person_id = ${to} where person_id = ${from} returning id`.execute(tx)
  return { meetings: moved.map(({ meetingId }) => meetingId), doubled: doubled.map(({ kept, other }) => ({ kept, other })), conflicts: conflicts.map(({ id }) => id) }
}

export async function giveAttendanceBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveAttendance` alone.
  const { meetings = [], doubled = [], conflicts = [] } = moved as { meetings?: string[]; doubled?: { kept: Row; other: Row }[]; conflicts?: string[] }
  await sql`update attendance set person_id = ${from} where person_id = ${to} and meeting_id = any(${meetings}::uuid[])`.execute(tx)
  for (const { kept, other } of doubled) {
    await sql`delete from attendance where meeting_id = ${kept.meeting_id} and person_id in (${from}, ${to})`.execute(tx)
    for (const line of [kept, other]) await sql`insert into attendance select * from jsonb_populate_record(null::attendance, ${JSON.stringify(line)}::jsonb)`.execute(tx)
  }
  await sql`update attendance_conflict set person_id = ${from} where id = any(${conflicts}::uuid[])`.execute(tx)
}
