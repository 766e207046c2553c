import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { raise } from '../../../platform/events.ts'
import type { AttendanceFacts, AttendanceLine, Seat } from '../domain/attendance.ts'
import type { Conflict, KnownPerson } from '../domain/shown.ts'
import { meetingsDb } from './tables.ts'

const LINE = ['personId', 'role', 'state', 'mode', 'represents', 'version'] as const

export async function listLines(db: Database, meetingId: string): Promise<AttendanceLine[]> {
  return meetingsDb(db).selectFrom('attendance').select(LINE).where('meetingId', '=', meetingId).orderBy('personId').execute()
}

/** Someone on the sheet: everybody with a seat on the day, who is asked, or who has a line. */
export type PersonAtMeeting = {
  personId: string
  givenName: string
  familyName: string
  source: string
  seats: Seat[]
  line: (AttendanceFacts & { version: number; arrivedAt: Instant | null; leftAt: Instant | null; recordedAt: Instant; recordedBy: string }) | null
  organisations: { id: string; name: BilingualName }[]
}

/**
 * The sheet of a meeting in one statement, by family name. Organisations: those the line stands for, else those of the seat, else
 * where the person works on that day.
 */
export async function listPeopleAtMeeting(db: Database, meetingId: string, askedIds: readonly string[]): Promise<PersonAtMeeting[]> {
  const { rows } = await sql<PersonAtMeeting>`
    with place as materialized (select person_id, role, is_on_leave, represents from meeting_seat where meeting_id = ${meetingId}),
    seat as (select person_id, json_agg(json_build_object('role', role, 'isOnLeave', is_on_leave, 'represents', represents)) as seats from place group by person_id),
    stands as (select place.person_id, array_agg(distinct organisation_id) as represents from place, unnest(place.represents) as organisation_id group by place.person_id),
    here as (select person_id from seat union select person_id from attendance where meeting_id = ${meetingId} union select unnest(${[...askedIds]}::uuid[]))
    select p.id as person_id, p.given_name, p.family_name, p.source, coalesce(seat.seats, '[]') as seats,
      case when a.person_id is not null then json_build_object('role', a.role, 'state', a.state, 'mode', a.mode, 'represents', a.represents, 'version', a.version,
        'arrivedAt', a.arrived_at, 'leftAt', a.left_at, 'recordedAt', a.recorded_at, 'recordedBy', coalesce((select trim(by.given_name || ' ' || by.family_name) from person by where by.id = a.recorded_by), '')) end as line,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', json_build_object('fr', o.name_fr, 'nl', o.name_nl)) order by o.sort_key), '[]') from organisation o
        where o.id = any(case when cardinality(a.represents) > 0 then a.represents when stands.represents is not null then stands.represents
          else array(select f.organisation_id from affiliation f join meeting m on m.id = ${meetingId} where f.person_id = p.id
            and (f.from_on is null or f.from_on <= (m.starts_at at time zone 'Europe/Brussels')::date)
            and (f.until_on is null or f.until_on >= (m.starts_at at time zone 'Europe/Brussels')::date)) end)) as organisations
    from here join person p on p.id = here.person_id
    left join seat on seat.person_id = p.id
    left join stands on stands.person_id = p.id
    left join attendance a on a.meeting_id = ${meetingId} and a.person_id = p.id
    where p.merged_into is null and (a.person_id is not null or p.erased_at is null)
    order by p.sort_key, p.id`.execute(db)
  return rows
}

/** Members and visitors with a seat, by the community that gives it. */
export async function listSeatedByCommunity(db: Database, meetingId: string): Promise<{ communityId: string; personIds: string[] }[]> {
  const { rows } = await sql<{ communityId: string; personIds: string[] }>`
    select community_id, array_agg(person_id order by person_id) as person_ids from meeting_seat
    where meeting_id = ${meetingId} and role in ('member', 'visitor') group by community_id order by community_id`.execute(db)
  return rows
}

/** Who belonged to a community of the meeting and belongs to none of them any more: nobody writes to them about it. */
export async function listLeavers(db: Database, meetingId: string): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`
    with asked as (select community_id from meeting_community where meeting_id = ${meetingId})
    select distinct m.person_id from membership m join asked on asked.community_id = m.community_id
    where (m.state = 'ended' or m.until_on < current_date)
      and not exists (select 1 from community_access x join asked a on a.community_id = x.community_id where x.person_id = m.person_id)`.execute(db)
  return new Set(rows.map(({ personId }) => personId))
}

/** The seats one person has at a meeting. */
export async function listSeats(db: Database, meetingId: string, personId: string): Promise<Seat[]> {
  const { rows } =
    await sql<Seat>`select role, is_on_leave, represents from meeting_seat where meeting_id = ${meetingId} and person_id = ${personId} order by community_id, role`.execute(
      db,
    )
  return rows
}

/** How a line came about: `self` at the door, `paper` from a sheet that people signed. */
export type LineSource = 'sheet' | 'tap' | 'self' | 'paper'
export type Recording = { meetingId: string; source: LineSource; by: string | null; at: Instant }

/**
 * Writes lines over the versions that were read: version 0 is new. The caller holds the meeting's lock, so that nobody writes in
 * between. @returns how many were written
 */
export async function saveLines(tx: Database, { meetingId, source, by, at }: Recording, lines: readonly AttendanceLine[]): Promise<number> {
  if (lines.length === 0) return 0
  const { rows } = await sql`
    insert into attendance as a (meeting_id, person_id, role, state, mode, represents, source, recorded_by, recorded_at, version)
    select ${meetingId}::uuid, r."personId", r.role, r.state, r.mode,
      array(select jsonb_array_elements_text(r.represents))::uuid[], ${source}, ${by}::uuid, ${at}::timestamptz, 1
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r ("personId" uuid, role text, state text, mode text, represents jsonb, version integer)
    on conflict (meeting_id, person_id) do update set role = excluded.role, state = excluded.state, mode = excluded.mode, represents = excluded.represents,
      source = excluded.source, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = a.version + 1,
      arrived_at = case when excluded.state = 'present' then a.arrived_at end, left_at = case when excluded.state = 'present' then a.left_at end
    where a.version = (select r.version from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r ("personId" uuid, version integer) where r."personId" = a.person_id)
    returning a.person_id`.execute(tx)
  // Somebody who is bound by no secrecy is in the room: what is told there hears of it.
  const present = lines.filter(({ state }) => state === 'present')
  const isWider = present.some(({ role }) => role === 'visitor' || role === 'speaker') || (await hasUnbound(tx, present))
  if (isWider) await raise(tx, { kind: 'room.widened', subjectId: meetingId }, at)
  return rows.length
}

/** Citizens and informal carers, also where they sit as ordinary members. */
async function hasUnbound(tx: Database, lines: readonly Pick<AttendanceLine, 'personId'>[]): Promise<boolean> {
  if (lines.length === 0) return false
  const { rows } = await sql`
    select 1 from person where id = any(${lines.map(({ personId }) => personId)}::uuid[]) and employment in ('citizen', 'informal_carer') limit 1`.execute(tx)
  return rows.length > 0
}

export async function removeLine(tx: Database, meetingId: string, personId: string): Promise<void> {
  await meetingsDb(tx).deleteFrom('attendanceConflict').where('meetingId', '=', meetingId).where('personId', '=', personId).execute()
  await meetingsDb(tx).deleteFrom('attendance').where('meetingId', '=', meetingId).where('personId', '=', personId).execute()
}

type NewConflict = { meetingId: string; personId: string; proposed: AttendanceFacts; proposedBy: string | null; proposedAt: Instant }

/** Keeps what the second of two people noted. The same answer of the same person is kept once. */
export async function addConflict(tx: Database, { meetingId, personId, proposed, proposedBy, proposedAt }: NewConflict): Promise<void> {
  const json = JSON.stringify(proposed)
  await sql`insert into attendance_conflict (meeting_id, person_id, proposed, proposed_by, proposed_at)
    select ${meetingId}, ${personId}, ${json}::jsonb, ${proposedBy}::uuid, ${proposedAt}
    where not exists (select 1 from attendance_conflict c where c.meeting_id = ${meetingId} and c.person_id = ${personId} and c.resolved_at is null
      and c.proposed = ${json}::jsonb and c.proposed_by is not distinct from ${proposedBy}::uuid)`.execute(tx)
}

/** Answers that wait for somebody to choose, in the order they came. */
export async function listConflicts(db: Database, meetingId: string): Promise<Conflict[]> {
  const { rows } = await sql<Conflict>`
    select c.id, c.person_id, trim(p.given_name || ' ' || p.family_name) as name, c.proposed, c.proposed_at,
      coalesce(trim(by.given_name || ' ' || by.family_name), '') as proposed_by, coalesce(trim(first.given_name || ' ' || first.family_name), '') as stored_by,
      case when a.person_id is not null then json_build_object('personId', a.person_id, 'role', a.role, 'state', a.state, 'mode', a.mode, 'represents', a.represents, 'version', a.version) end as stored
    from attendance_conflict c join person p on p.id = c.person_id
    left join person by on by.id = c.proposed_by
    left join attendance a on a.meeting_id = c.meeting_id and a.person_id = c.person_id
    left join person first on first.id = a.recorded_by
    where c.meeting_id = ${meetingId} and c.resolved_at is null
    order by c.proposed_at, p.sort_key, c.id`.execute(db)
  return rows
}

export async function resolveConflict(tx: Database, id: string, at: Instant): Promise<void> {
  await meetingsDb(tx).updateTable('attendanceConflict').set({ resolvedAt: at }).where('id', '=', id).execute()
}

/** Lines and open conflicts of a register: what closing asks for. */
/** Whether the register says that this person was there. */
export async function wasPresent(db: Database, meetingId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from attendance where meeting_id = ${meetingId} and person_id = ${personId} and state = 'present'`.execute(db)
  return rows.length > 0
}

export async function countStanding(db: Database, meetingId: string): Promise<{ lines: number; openConflicts: number }> {
  const { rows } = await sql<{ lines: number; openConflicts: number }>`
    select (select count(*) from attendance where meeting_id = ${meetingId}) as lines,
      (select count(*) from attendance_conflict where meeting_id = ${meetingId} and resolved_at is null) as open_conflicts`.execute(db)
  return rows[0] ?? { lines: 0, openConflicts: 0 }
}

/** People of these communities, or who came to one of their meetings, whose name this is; the words may stand in any order. */
export async function listKnownByName(db: Database, communityIds: readonly string[], sortKeys: readonly string[]): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select p.id as person_id, trim(p.given_name || ' ' || p.family_name) as name from person p
    where p.sort_key = any(${[...sortKeys]}::text[]) and p.merged_into is null and p.erased_at is null and p.source <> 'former'
      and (exists (select 1 from membership m where m.person_id = p.id and m.community_id = any(${[...communityIds]}::uuid[]))
        or exists (select 1 from attendance a join meeting_community mc on mc.meeting_id = a.meeting_id where a.person_id = p.id and mc.community_id = any(${[...communityIds]}::uuid[])))
    order by p.entered_at, p.id limit 2`.execute(db)
  return rows
}

/** Those of these people whose name this is; two at most. */
export async function listNamed(db: Database, personIds: readonly string[], sortKeys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where id = any(${[...personIds]}::uuid[]) and sort_key = any(${[...sortKeys]}::text[]) order by id limit 2`.execute(db)
  return rows.map(({ id }) => id)
}

/** Visitors of a meeting who wrote themselves down at the door. */
export async function countSelfAdded(db: Database, meetingId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from attendance where meeting_id = ${meetingId} and source = 'self' and role = 'visitor'`.execute(db)
  return rows[0]?.count ?? 0
}

const VISITORS_OFFERED = 8

/**
 * People who were visitors of these communities at another meeting, or are so by membership, and are not on this sheet; whoever
 * came last first. All of them where one person is asked for, else the first eight.
 */
export async function listVisitorsBefore(
  db: Database,
  meeting: { id: string; communityIds: readonly string[]; day: string },
  personId: string | null = null,
): Promise<KnownPerson[]> {
  const { id, communityIds, day } = meeting
  const { rows } = await sql<KnownPerson>`
    select p.id as person_id, trim(p.given_name || ' ' || p.family_name) as name
    from (
      select person_id, max(day) as last_on from (
        select a.person_id, (mc.starts_at at time zone 'Europe/Brussels')::date as day from meeting_community mc join attendance a on a.meeting_id = mc.meeting_id
        where mc.community_id = any(${[...communityIds]}::uuid[]) and mc.meeting_id <> ${id} and a.role = 'visitor' and a.state = 'present'
        union all
        select m.person_id, m.from_on from membership m
        where m.community_id = any(${[...communityIds]}::uuid[]) and m.role = 'visitor' and m.state in ('pending', 'active', 'on_leave')
          and (m.from_on is null or m.from_on <= ${day}::date) and (m.until_on is null or m.until_on >= ${day}::date)
      ) came group by person_id
    ) before join person p on p.id = before.person_id
    where p.merged_into is null and p.erased_at is null and p.restricted_at is null and p.source <> 'former'
      and (${personId}::uuid is null or p.id = ${personId}::uuid)
      and not exists (select 1 from attendance a where a.meeting_id = ${id} and a.person_id = p.id)
      and not exists (select 1 from meeting_seat s where s.meeting_id = ${id} and s.person_id = p.id)
    order by before.last_on desc nulls last, p.sort_key, p.id limit ${VISITORS_OFFERED}`.execute(db)
  return rows
}

/** The organisation of exactly this name, in whatever language. */
export async function findOrganisationByName(db: Database, name: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from organisation where merged_into is null and (lower(name_fr) = lower(${name}) or lower(name_nl) = lower(${name})) order by id limit 1`.execute(
    db,
  )
  return rows[0]?.id ?? null
}
