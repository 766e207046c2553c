import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { GridArea } from '../domain/grid.ts'
import { noCounts, type AreaCounts, type CountedBy, type MeetingCounts } from '../domain/periods.ts'
import { chosen, HELD_ON, STANDS, type Chosen } from './list-store.ts'

type Row = { meetingId: string; heldOn: Day; title: string; area: GridArea | null; count: number }

/** Each meeting that was held, with how many entries of each area fit; a meeting without any stands there with none. */
export async function listMeetingCounts(tx: Database, wish: Chosen, now: Instant): Promise<MeetingCounts[]> {
  const { communityId, from, until, meetingId } = wish
  const { rows } = await sql<Row>`
    select m.id as meeting_id, ${HELD_ON} as held_on, m.title, e.area, count(e.id)::int as count
    from meeting_community mc join meeting m on m.id = mc.meeting_id left join grid_entry e on e.meeting_id = m.id and ${chosen(wish)}
    where mc.community_id = ${communityId} and (${meetingId}::uuid is null or m.id = ${meetingId}::uuid)
      and (e.id is not null or (m.state <> 'cancelled' and m.starts_at <= ${now}::timestamptz))
      and (${from}::text is null or ${HELD_ON} >= ${from}::text) and (${until}::text is null or ${HELD_ON} <= ${until}::text)
    group by m.id, e.area order by m.starts_at desc, m.id, e.area`.execute(tx)
  const meetings = new Map<string, MeetingCounts>()
  for (const { meetingId: id, heldOn, title, area, count } of rows) {
    const meeting = meetings.get(id) ?? { meetingId: id, heldOn, title, counts: noCounts() }
    if (area !== null) meeting.counts[area] = count
    meetings.set(id, meeting)
  }
  return [...meetings.values()]
}

export type CommunityTotals = { communityId: string; name: BilingualName; counts: AreaCounts }

/** How much each of these communities noted in each area, of what it reads itself. One that never said for whom its rooms are is mixed. */
export async function countByCommunity(
  tx: Database,
  communityIds: readonly string[],
  { from, until }: { from: Day | null; until: Day | null },
): Promise<CommunityTotals[]> {
  const { rows } = await sql<{ communityId: string; name: BilingualName; area: GridArea | null; count: number }>`
    select c.id as community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as name, f.area, coalesce(f.count, 0)::int as count
    from community c left join lateral (
      select e.area, count(*)::int as count from grid_entry e join meeting m on m.id = e.meeting_id
      where e.community_id = c.id and e.visibility = 'community' and e.state <> 'retracted' and ${STANDS}
        and array_position(array['bound', 'mixed', 'public'], e.checked_for) >= array_position(array['bound', 'mixed', 'public'], coalesce(c.secrecy_mode, 'mixed'))
        and (e.checked_for = 'public' or is_ready_for_room(e.meeting_id, e.checked_for))
        and (${from}::text is null or ${HELD_ON} >= ${from}::text) and (${until}::text is null or ${HELD_ON} <= ${until}::text)
      group by e.area) f on true
    where c.id = any(${[...communityIds]}::uuid[])
    order by c.position, c.name_fr, c.name_nl, c.id, f.area`.execute(tx)
  const communities = new Map<string, CommunityTotals>()
  for (const { communityId, name, area, count } of rows) {
    const community = communities.get(communityId) ?? { communityId, name, counts: noCounts() }
    if (area !== null) community.counts[area] = count
    communities.set(communityId, community)
  }
  return [...communities.values()]
}

/** Every community that is not closed: for who coordinates all of them. */
export async function listOpenIds(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from community where state <> 'closed' order by position, id limit 200`.execute(db)
  return rows.map(({ id }) => id)
}

/** How somebody last wished to see the numbers. */
export type CountChoice = { by: CountedBy; communityIds: string[] }

export async function findChoice(tx: Database, personId: string): Promise<CountChoice | null> {
  const { rows } = await sql<CountChoice>`select counted_by as by, community_ids from grid_choice where person_id = ${personId}`.execute(tx)
  return rows[0] ?? null
}

export async function saveChoice(tx: Database, personId: string, { by, communityIds }: CountChoice, at: Instant): Promise<void> {
  await sql`insert into grid_choice (person_id, counted_by, community_ids, saved_at) values (${personId}, ${by}, ${[...communityIds]}::uuid[], ${at})
    on conflict (person_id) do update set counted_by = excluded.counted_by, community_ids = excluded.community_ids, saved_at = excluded.saved_at`.execute(tx)
}
