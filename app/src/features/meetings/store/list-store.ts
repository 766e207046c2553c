import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { holdingPattern } from '../../../platform/like-pattern.ts'
import type { MeetingCount } from '../domain/attendance.ts'
import type { MeetingRow } from '../domain/shown.ts'
import { MEETINGS_A_PAGE } from '../domain/shown.ts'

/** Where a file left the role out, the membership of the day decides, as in the figures. */
const PRESENT = sql`
  select count(*) filter (where role in ('member', 'deputy')) as counted, count(*) filter (where role not in ('member', 'deputy')) as besides
  from (
    select coalesce(a.role, (select s.role from membership s where s.person_id = a.person_id
        and s.community_id in (select community_id from meeting_community where meeting_id = a.meeting_id) and s.state not in ('applied', 'invited')
        and (s.from_on is null or s.from_on <= (m.starts_at at time zone 'Europe/Brussels')::date)
        and (s.until_on is null or s.until_on >= (m.starts_at at time zone 'Europe/Brussels')::date)
      order by s.from_on desc nulls last limit 1), 'visitor') as role
    from attendance a where a.meeting_id = m.id and a.state = 'present') present`

const ROW = sql`m.id, m.title, m.title_language, m.starts_at, m.ends_at, m.place, m.state, m.register_state, n.counted, n.besides,
  (select coalesce(json_agg(json_build_object('fr', c.name_fr, 'nl', c.name_nl) order by o.position), '[]')
    from meeting_community o join community c on c.id = o.community_id where o.meeting_id = m.id and o.community_id <> mc.community_id) as others`

const FROM = sql`from meeting_community mc join meeting m on m.id = mc.meeting_id left join lateral (${PRESENT}) n on true`

type ListWish = { communityId: string; words: string; page: number }

/** Meetings of a community, the latest first, fifty at a time; title or place holds the words. `found` counts all of them. */
export async function listMeetings(db: Database, { communityId, words, page }: ListWish): Promise<{ rows: MeetingRow[]; found: number }> {
  const { rows } = await sql<MeetingRow & { found: number }>`
    select ${ROW}, count(*) over () as found ${FROM}
    where mc.community_id = ${communityId} and ${holds(words)}
    order by mc.starts_at desc, m.id
    limit ${MEETINGS_A_PAGE} offset ${(page - 1) * MEETINGS_A_PAGE}`.execute(db)
  // Behind the last page stands no row that could say how many there are.
  const found = rows[0]?.found ?? (page === 1 ? 0 : (await listMeetings(db, { communityId, words, page: 1 })).found)
  return { rows: rows.map(({ found: _found, ...row }) => row), found }
}

function holds(words: string): RawBuilder<unknown> {
  const pattern = holdingPattern(words)
  return sql`(${words} = '' or m.title ilike ${pattern} or m.place ilike ${pattern} or to_char(m.starts_at at time zone 'Europe/Brussels', 'YYYY-MM-DD DD/MM/YYYY') like ${pattern})`
}

/** The meetings that took place or were cancelled, for the picture: the last ones, oldest first. */
export async function listStrip(db: Database, communityId: string, count: number): Promise<MeetingRow[]> {
  const { rows } = await sql<MeetingRow>`
    select ${ROW} ${FROM}
    where mc.community_id = ${communityId} and m.state <> 'planned'
    order by mc.starts_at desc, m.id limit ${count}`.execute(db)
  return rows.toReversed()
}

export async function findNextMeeting(db: Database, communityId: string, now: Instant): Promise<MeetingRow | null> {
  const { rows } = await sql<MeetingRow>`
    select ${ROW} ${FROM}
    where mc.community_id = ${communityId} and m.state = 'planned' and m.ends_at > ${now}
    order by mc.starts_at, m.id limit 1`.execute(db)
  return rows[0] ?? null
}

/** How many lines of each kind one meeting has: no names. */
export async function countLines(db: Database, meetingId: string): Promise<MeetingCount> {
  const { rows } = await sql<MeetingCount>`
    select coalesce(n.counted, 0) as counted, coalesce(n.besides, 0) as others,
      (select count(*) from attendance a where a.meeting_id = m.id and a.state = 'excused') as excused,
      (select count(*) from attendance a where a.meeting_id = m.id and a.state = 'absent') as absent,
      (select count(*) from attendance a where a.meeting_id = m.id and a.state = 'represented') as represented
    from meeting m left join lateral (${PRESENT}) n on true
    where m.id = ${meetingId}`.execute(db)
  return rows[0] ?? { counted: 0, others: 0, excused: 0, absent: 0, represented: 0 }
}

export type MeetingNotice = {
  id: string
  title: string
  startsAt: Instant
  state: 'planned' | 'held' | 'cancelled'
  place: string
  communities: BilingualName[]
}

const NOTICE = sql`m.id, m.title, m.starts_at, m.state, m.place,
  (select json_agg(json_build_object('fr', c.name_fr, 'nl', c.name_nl) order by o.position, c.name_fr) from meeting_community o join community c on c.id = o.community_id
    where o.meeting_id = m.id) as communities`

/** Meetings of one community from a moment on, cancelled ones too, in time. */
export async function listFrom(db: Database, communityId: string, from: Instant): Promise<MeetingNotice[]> {
  const { rows } = await sql<MeetingNotice>`
    select ${NOTICE} from meeting_community mc join meeting m on m.id = mc.meeting_id
    where mc.community_id = ${communityId} and mc.starts_at >= ${from}
    order by mc.starts_at, m.id limit 400`.execute(db)
  return rows
}

function concerns(communityIds: readonly string[] | null): RawBuilder<unknown> {
  return sql`exists (select 1 from meeting_community mc where mc.meeting_id = m.id and (${communityIds === null} or mc.community_id = any(${[...(communityIds ?? [])]}::uuid[])))`
}

/** Planned meetings of these communities, or of all, that are not over, the soonest first, joint ones once. */
export async function listComing(db: Database, communityIds: readonly string[] | null, now: Instant): Promise<MeetingNotice[]> {
  const { rows } = await sql<MeetingNotice>`
    select ${NOTICE} from meeting m
    where m.state = 'planned' and m.ends_at > ${now}
      and ${concerns(communityIds)}
    order by m.starts_at, m.id limit 20`.execute(db)
  return rows
}

/** Planned meetings of a community that this person is to chair, the soonest first. */
export async function listChairedAhead(db: Database, personId: string, { communityId, now }: { communityId: string; now: Instant }): Promise<MeetingNotice[]> {
  const { rows } = await sql<MeetingNotice>`
    select ${NOTICE} from meeting m
    where m.state = 'planned' and m.chair_id = ${personId} and m.ends_at > ${now} and ${concerns([communityId])}
    order by m.starts_at, m.id limit 50`.execute(db)
  return rows
}

/** Meetings of these communities, or of all, that have begun, are not cancelled, and whose register nobody closed; the latest first. Nothing waits in a closed community. */
export async function listUnclosed(db: Database, communityIds: readonly string[] | null, now: Instant): Promise<MeetingNotice[]> {
  const { rows } = await sql<MeetingNotice>`
    select ${NOTICE} from meeting m
    where m.state <> 'cancelled' and m.register_state = 'open' and m.starts_at <= ${now}
      and exists (select 1 from meeting_community mc join community c on c.id = mc.community_id where mc.meeting_id = m.id and c.state <> 'closed')
      and ${concerns(communityIds)}
    order by m.starts_at desc, m.id limit 20`.execute(db)
  return rows
}
