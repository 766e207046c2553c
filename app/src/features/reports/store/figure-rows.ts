import {
  brusselsInstant,
  type AttendanceRole,
  type AttendanceState,
  type Employment,
  type FigureRows,
  type MeetingState,
  type MembershipRole,
  type Period,
} from '@ronde/figures'
import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../../platform/database.ts'

type Representation = [organisationId: string, from: string | null, until: string | null]
/** One row holds the whole answer: a round trip costs more than the rows of one community. */
type PackedRows = {
  communities: [id: string, fr: string, nl: string][] | null
  meetings:
    | [id: string, startsAt: string, endsAt: string, actualStartsAt: string | null, actualEndsAt: string | null, state: MeetingState, communityIds: string[]][]
    | null
  /** Lines of one meeting that say the same of several people, whose ids stand in one text: a third less to carry and to read. */
  attendance: [meetingId: string, role: AttendanceRole | null, state: AttendanceState, represents: string[] | null, people: string][] | null
  memberships:
    | [personId: string, communityId: string, role: MembershipRole, from: string | null, until: string | null, represents: Representation[] | null][]
    | null
  people: [id: string, employment: Employment | null][] | null
  organisations: [id: string, solePractice: boolean | null, sectors: string[] | null][] | null
}

/** Before and after every real meeting, for open ends. */
const FIRST_MOMENT = '0001-01-01T00:00:00Z'
const LAST_MOMENT = '9999-12-31T00:00:00Z'

/** The moments between which a meeting starts in the window: Brussels days, both included. */
function momentsOf({ from, until }: Period): { first: string; end: string } {
  return {
    first: from === null || from <= FIRST_MOMENT.slice(0, 10) ? FIRST_MOMENT : brusselsInstant(from, '00:00'),
    end: until === null || until >= LAST_MOMENT.slice(0, 10) ? LAST_MOMENT : brusselsInstant(dayAfter(until), '00:00'),
  }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/**
 * What the figures of these communities are computed from: their meetings of the window, planned and cancelled ones too; every line of
 * attendance of the held ones; their memberships of any time, and those that people present at a joint meeting have in its other communities.
 */
export function figureRowsStatement(communityIds: readonly string[], window: Period): RawBuilder<PackedRows> {
  const { first, end } = momentsOf(window)
  const ids = `{${communityIds.join(',')}}`
  return sql<PackedRows>`
    with mine as materialized (
      select distinct mc.meeting_id from meeting_community mc
      where mc.community_id = any(${ids}::uuid[]) and mc.starts_at >= ${first}::timestamptz and mc.starts_at < ${end}::timestamptz),
    m as materialized (
      select m.id, m.starts_at, m.ends_at, m.actual_starts_at, m.actual_ends_at, m.state,
        array(select x.community_id from meeting_community x where x.meeting_id = m.id order by x.position, x.community_id) as communities
      from mine join meeting m on m.id = mine.meeting_id),
    a as materialized (
      select a.meeting_id, a.person_id, a.role, a.state, a.represents from m join attendance a on a.meeting_id = m.id where m.state = 'held'),
    elsewhere as materialized (
      select distinct x.community_id, a.person_id
      from (select m.id, c.community_id from m, unnest(m.communities) c (community_id) where c.community_id <> all(${ids}::uuid[])) x join a on a.meeting_id = x.id),
    s as materialized (
      select s.person_id, s.community_id, s.role, s.from_on, s.until_on, r.represents, r.organisations from (
        select s.id, s.person_id, s.community_id, s.role, s.from_on, s.until_on from membership s
        where s.community_id = any(${ids}::uuid[]) and s.state in ('active', 'on_leave', 'ended', 'pending')
        union all
        select s.id, s.person_id, s.community_id, s.role, s.from_on, s.until_on from elsewhere e
        join membership s on s.community_id = e.community_id and s.person_id = e.person_id and s.state in ('active', 'on_leave', 'ended', 'pending')) s
      cross join lateral (
        select json_agg(json_build_array(r.organisation_id, r.from_on, r.until_on) order by r.position, r.organisation_id) as represents,
          array_agg(r.organisation_id) as organisations from representation r where r.membership_id = s.id) r),
    o as materialized (
      select distinct unnest(s.organisations) as id from s union select unnest(a.represents) from a where a.represents <> '{}')
    select
      (select json_agg(json_build_array(c.id, c.name_fr, c.name_nl) order by c.position, c.external_id) from community c where c.id = any(${ids}::uuid[])) as communities,
      (select json_agg(json_build_array(m.id, m.starts_at, m.ends_at, m.actual_starts_at, m.actual_ends_at, m.state, m.communities) order by m.starts_at, m.id) from m) as meetings,
      (select json_agg(json_build_array(alike.meeting_id, alike.role, alike.state, nullif(alike.represents, '{}'), alike.people)) from (
        select a.meeting_id, a.role, a.state, a.represents, string_agg(a.person_id::text, ' ') as people from a group by a.meeting_id, a.role, a.state, a.represents) alike) as attendance,
      (select json_agg(json_build_array(s.person_id, s.community_id, s.role, s.from_on, s.until_on, s.represents)) from s) as memberships,
      (select json_agg(json_build_array(p.id, p.employment)) from (select distinct a.person_id as id from a where a.state = 'present') seen join person p on p.id = seen.id) as people,
      (select json_agg(json_build_array(o.id, (select g.sole_practice from organisation g where g.id = o.id),
        (select json_agg(os.sector_code order by os.position, os.sector_code) from organisation_sector os where os.organisation_id = o.id))) from o) as organisations`
}

/** The rows of some communities in one window, ready for `@ronde/figures`. Runs after the check of rights: figures are for people who never see a row. */
export async function readFigureRows(tx: Database, communityIds: readonly string[], window: Period): Promise<FigureRows> {
  const { rows } = await figureRowsStatement(communityIds, window).execute(tx)
  const packed = rows[0]
  return packed === undefined ? { people: [], organisations: [], communities: [], memberships: [], meetings: [], attendance: [] } : unpack(packed)
}

function unpack(packed: PackedRows): FigureRows {
  const attendance: FigureRows['attendance'][number][] = []
  for (const [meetingId, role, state, represents, people] of packed.attendance ?? []) {
    for (const personId of people.split(' ')) attendance.push({ meetingId, personId, role, state, represents: represents ?? NOTHING })
  }
  return {
    communities: (packed.communities ?? []).map(([communityId, fr, nl]) => ({ communityId, names: { fr, nl } })),
    people: (packed.people ?? []).map(([personId, employment]) => ({ personId, employment })),
    organisations: (packed.organisations ?? []).map(([organisationId, solePractice, sectors]) => ({
      organisationId,
      solePractice,
      sectors: sectors ?? NOTHING,
    })),
    memberships: (packed.memberships ?? []).flatMap(unpackMembership),
    meetings: (packed.meetings ?? []).map(([meetingId, startsAt, endsAt, actualStartsAt, actualEndsAt, state, communityIds]) => ({
      meetingId,
      startsAt,
      endsAt,
      actualStartsAt,
      actualEndsAt,
      state,
      communityIds,
    })),
    attendance,
  }
}

const NOTHING: readonly string[] = []

type Membership = FigureRows['memberships'][number]

/** Somebody who stood for another organisation halfway has one membership, which the figures see as one stretch after the other. */
function unpackMembership([personId, communityId, role, from, until, represents]: NonNullable<PackedRows['memberships']>[number]): Membership[] {
  const all = represents ?? []
  const whole: Membership = { personId, communityId, role, from, until, represents: all.length === 0 ? NOTHING : all.map(([id]) => id) }
  if (all.every(([, first, last]) => first === null && last === null)) return [whole]
  const starts = new Set<string>()
  for (const [, first, last] of all) {
    if (first !== null) starts.add(first)
    if (last !== null) starts.add(dayAfter(last))
  }
  const inside = [...starts].filter((day) => (from === null || day > from) && (until === null || day <= until)).toSorted()
  return [from, ...inside].map((start, order): Membership => {
    const next = inside[order]
    const end = next === undefined ? until : dayBefore(next)
    const standing = all.filter(([, first, last]) => (first === null || (start !== null && first <= start)) && (last === null || (end !== null && last >= end)))
    return { ...whole, from: start, until: end, represents: standing.map(([id]) => id) }
  })
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
