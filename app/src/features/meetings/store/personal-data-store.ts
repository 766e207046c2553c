import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'
import { reconcile, type AttendanceLine } from '../domain/attendance.ts'
import type { PresenceTimes } from '../domain/tap.ts'

type Rows = Record<string, unknown>

/** Communities on whose registers these people stand. */
export async function listAttendancePlaces(tx: Database, personIds: readonly string[]): Promise<{ personId: string; communityId: string }[]> {
  const { rows } = await sql<{ personId: string; communityId: string }>`
    select distinct a.person_id, mc.community_id from attendance a join meeting_community mc on mc.meeting_id = a.meeting_id
    where a.person_id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}

/** Who stands on a register of these communities. */
export async function listPeopleOnRegisters(tx: Database, communityIds: readonly string[]): Promise<string[]> {
  if (communityIds.length === 0) return []
  const { rows } = await sql<{ personId: string }>`
    select distinct a.person_id from meeting_community mc join attendance a on a.meeting_id = mc.meeting_id
    where mc.community_id = any(${[...communityIds]}::uuid[])`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** Every row of this feature that refers to the person: where she was, what others noted about her meanwhile, and what she wrote. */
export async function showAttendanceRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const lines = await sql<Rows>`
    select a.meeting_id, m.title, m.starts_at, a.role, a.state, a.mode, a.represents, a.arrived_at, a.left_at, a.source, a.recorded_at
    from attendance a join meeting m on m.id = a.meeting_id where a.person_id = ${personId} order by m.starts_at, m.id`.execute(tx)
  const conflicts = await sql<Rows>`
    select c.id, c.meeting_id, m.starts_at, c.proposed, c.proposed_at, c.resolved_at
    from attendance_conflict c join meeting m on m.id = c.meeting_id where c.person_id = ${personId} order by c.proposed_at, c.id`.execute(tx)
  const reopenings = await sql<Rows>`
    select id, meeting_id, reason, reopened_at from register_reopening where reopened_by = ${personId} order by reopened_at, id`.execute(tx)
  const printed = await sql<Rows>`
    select r.meeting_id, m.starts_at, s.number, s.made_at, r.position from printed_sheet_row r join printed_sheet s on s.id = r.sheet_id join meeting m on m.id = r.meeting_id
    where r.person_id = ${personId} order by s.made_at, r.position`.execute(tx)
  const sheets = await sql<Rows>`select id, meeting_id, number, made_at from printed_sheet where made_by = ${personId} order by made_at, id`.execute(tx)
  return [
    { table: 'attendance', rows: lines.rows },
    { table: 'attendance_conflict', rows: conflicts.rows },
    { table: 'printed_sheet_row', rows: printed.rows },
    { table: 'printed_sheet', rows: sheets.rows },
    { table: 'register_reopening', rows: reopenings.rows },
  ]
}

/**
 * What the figures count moves to the nameless place: meeting, role, state and organisations. Mode, moment, number of changes and who
 * wrote it go, so that no time stamp leads back (PRV-23, PRV-24). What only a person would know goes as a whole.
 */
export async function eraseAttendanceRows(tx: Database, personId: string, placeholderId: string): Promise<void> {
  await sql`delete from printed_sheet_row where person_id = ${personId}`.execute(tx)
  await sql`update printed_sheet set made_by = null where made_by = ${personId}`.execute(tx)
  await sql`delete from attendance_conflict where person_id = ${personId}`.execute(tx)
  await sql`update attendance_conflict set proposed_by = null where proposed_by = ${personId}`.execute(tx)
  await sql`delete from attendance a where a.person_id = ${personId} and exists (
    select 1 from attendance other where other.meeting_id = a.meeting_id and other.person_id = ${placeholderId})`.execute(tx)
  await sql`update attendance a set person_id = ${placeholderId}, mode = null, arrived_at = null, left_at = null, source = 'import', recorded_by = null, recorded_at = m.starts_at, version = 1
    from meeting m where m.id = a.meeting_id and a.person_id = ${personId}`.execute(tx)
  await sql`update attendance set recorded_by = null where recorded_by = ${personId}`.execute(tx)
  await sql`update register_reopening set reopened_by = null where reopened_by = ${personId}`.execute(tx)
}

type StoredLine = AttendanceLine & PresenceTimes & { meetingId: string; source: string; recordedBy: string | null; recordedAt: string }
type Reconciled = { kept: StoredLine; merged: StoredLine }
type Moved = {
  lines: string[]
  reconciled: Reconciled[]
  conflicts: string[]
  recorded: string[]
  proposed: string[]
  reopened: string[]
  printed: string[]
  sheets: string[]
}

/**
 * Attendance follows the record that is kept. Where both were at one meeting, one line is made of the two and both are remembered, so
 * that all can be given back.
 */
export async function moveAttendance(tx: Database, from: string, to: string): Promise<MovedRows> {
  const reconciled = await listBoth(tx, from, to)
  for (const { kept, merged } of reconciled) {
    await removeStored(tx, merged)
    await putBack(tx, { ...kept, ...reconcile(kept, merged), ...timesOf(kept, merged), version: kept.version + 1 })
  }
  const lines = await sql<{
    id: string
  }>`update attendance set person_id = ${to}, version = version + 1 where person_id = ${from} returning meeting_id as id`.execute(tx)
  const recorded = await sql<{
    id: string
  }>`update attendance set recorded_by = ${to} where recorded_by = ${from} returning meeting_id::text || ' ' || person_id::text as id`.execute(tx)
  const conflicts = await sql<{ id: string }>`update attendance_conflict set person_id = ${to} where person_id = ${from} returning id`.execute(tx)
  const proposed = await sql<{ id: string }>`update attendance_conflict set proposed_by = ${to} where proposed_by = ${from} returning id`.execute(tx)
  const reopened = await sql<{ id: string }>`update register_reopening set reopened_by = ${to} where reopened_by = ${from} returning id`.execute(tx)
  const printed = await sql<{
    id: string
  }>`update printed_sheet_row set person_id = ${to} where person_id = ${from} returning sheet_id::text || ' ' || position::text as id`.execute(tx)
  const sheets = await sql<{ id: string }>`update printed_sheet set made_by = ${to} where made_by = ${from} returning id`.execute(tx)
  const idsOf = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id)
  return {
    lines: idsOf(lines),
    reconciled,
    conflicts: idsOf(conflicts),
    recorded: idsOf(recorded),
    proposed: idsOf(proposed),
    reopened: idsOf(reopened),
    printed: idsOf(printed),
    sheets: idsOf(sheets),
  } satisfies Moved
}

/** Gives every line back as it was; what was changed on a reconciled line since the merge stays with the record that was kept. */
export async function giveAttendanceBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveAttendance` alone.
  const { lines, reconciled, conflicts, recorded, proposed, reopened, printed, sheets } = moved as Moved
  await sql`update attendance set recorded_by = ${from} where recorded_by = ${to} and meeting_id::text || ' ' || person_id::text = any(${recorded}::text[])`.execute(
    tx,
  )
  await sql`update attendance set person_id = ${from}, version = version + 1 where person_id = ${to} and meeting_id = any(${lines}::uuid[])`.execute(tx)
  await sql`update attendance_conflict set person_id = ${from} where person_id = ${to} and id = any(${conflicts}::uuid[])`.execute(tx)
  await sql`update attendance_conflict set proposed_by = ${from} where proposed_by = ${to} and id = any(${proposed}::uuid[])`.execute(tx)
  await sql`update register_reopening set reopened_by = ${from} where reopened_by = ${to} and id = any(${reopened}::uuid[])`.execute(tx)
  await sql`update printed_sheet_row set person_id = ${from} where person_id = ${to} and sheet_id::text || ' ' || position::text = any(${printed}::text[])`.execute(
    tx,
  )
  await sql`update printed_sheet set made_by = ${from} where made_by = ${to} and id = any(${sheets}::uuid[])`.execute(tx)
  for (const { kept, merged } of reconciled) {
    const isUntouched = await hasVersion(tx, kept, kept.version + 1)
    if (isUntouched) await putBack(tx, { ...kept, version: kept.version + 2 })
    await putBack(tx, merged)
  }
}

/** Where two records of one person were at one meeting: the earlier coming and the later going. */
function timesOf(kept: StoredLine, merged: StoredLine): PresenceTimes {
  const [arrivedAt = null] = [kept.arrivedAt, merged.arrivedAt].filter((moment) => moment !== null).toSorted()
  const leftAt =
    [kept.leftAt, merged.leftAt]
      .filter((moment) => moment !== null)
      .toSorted()
      .at(-1) ?? null
  return reconcile(kept, merged).state === 'present' ? { arrivedAt, leftAt } : { arrivedAt: null, leftAt: null }
}

const STORED = sql`meeting_id, person_id, role, state, mode, represents, source, recorded_by, recorded_at, version, arrived_at, left_at`

async function listBoth(tx: Database, from: string, to: string): Promise<Reconciled[]> {
  const { rows } = await sql<StoredLine>`select ${STORED} from attendance a where a.person_id = any(${[from, to]}::uuid[])
    and (select count(*) from attendance o where o.meeting_id = a.meeting_id and o.person_id = any(${[from, to]}::uuid[])) = 2
    order by a.meeting_id for update of a`.execute(tx)
  return rows.flatMap((kept) => {
    const merged = rows.find((other) => other.meetingId === kept.meetingId && other.personId === from)
    return kept.personId === to && merged !== undefined ? [{ kept, merged }] : []
  })
}

async function hasVersion(tx: Database, line: StoredLine, version: number): Promise<boolean> {
  const { rows } = await sql`select 1 from attendance where meeting_id = ${line.meetingId} and person_id = ${line.personId} and version = ${version}`.execute(
    tx,
  )
  return rows.length > 0
}

async function removeStored(tx: Database, { meetingId, personId }: StoredLine): Promise<void> {
  await sql`delete from attendance where meeting_id = ${meetingId} and person_id = ${personId}`.execute(tx)
}

async function putBack(tx: Database, line: StoredLine): Promise<void> {
  await sql`insert into attendance (${STORED})
    values (${line.meetingId}, ${line.personId}, ${line.role}, ${line.state}, ${line.mode}, ${[...line.represents]}::uuid[], ${line.source}, ${line.recordedBy}, ${line.recordedAt}, ${line.version}, ${line.arrivedAt}, ${line.leftAt})
    on conflict (meeting_id, person_id) do update set role = excluded.role, state = excluded.state, mode = excluded.mode, represents = excluded.represents,
      source = excluded.source, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = excluded.version, arrived_at = excluded.arrived_at, left_at = excluded.left_at`.execute(
    tx,
  )
}
