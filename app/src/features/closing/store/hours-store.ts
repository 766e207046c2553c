import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

export type ClosedMeeting = { meetingId: string; title: string; titleLanguage: string; startsAt: Instant; names: { fr: string; nl: string }[] }

/** Those of these meetings whose register is closed, with their communities, oldest first. */
export async function listClosedMeetings(db: Database, meetingIds: readonly string[]): Promise<ClosedMeeting[]> {
  const { rows } = await sql<ClosedMeeting>`
    select m.id as meeting_id, m.title, m.title_language, m.starts_at,
      (select json_agg(json_build_object('fr', c.name_fr, 'nl', c.name_nl) order by mc.position, c.id)
        from meeting_community mc join community c on c.id = mc.community_id where mc.meeting_id = m.id) as names
    from meeting m where m.id = any(${[...meetingIds]}::uuid[]) and m.register_state = 'closed' order by m.starts_at, m.id`.execute(db)
  return rows
}

/** How many closed registers a community has of held meetings between two days. */
export async function countClosedMeetings(db: Database, { communityId, from, until }: { communityId: string; from: Day; until: Day }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from meeting m join meeting_community mc on mc.meeting_id = m.id and mc.community_id = ${communityId}
    where m.state = 'held' and m.register_state = 'closed'
      and (m.starts_at at time zone 'Europe/Brussels')::date between ${from}::date and ${until}::date`.execute(db)
  return rows[0]?.count ?? 0
}

export type Stood = { personId: string; startsAt: Instant; organisations: string[] }

/** For whom people stood at a moment where the line says nothing: as in the community on that day, else where they worked. */
export async function listStood(db: Database, communityId: string, pairs: readonly { personId: string; startsAt: Instant }[]): Promise<Stood[]> {
  const { rows } = await sql<Stood>`
    select p."personId" as person_id, p."startsAt" as starts_at, coalesce(
      (select array_agg(distinct r.organisation_id) from membership m join representation r on r.membership_id = m.id
        where m.person_id = p."personId" and m.community_id = ${communityId}
          and (r.from_on is null or r.from_on <= day.on) and (r.until_on is null or r.until_on >= day.on)),
      (select array_agg(distinct f.organisation_id) from affiliation f where f.person_id = p."personId"
          and (f.from_on is null or f.from_on <= day.on) and (f.until_on is null or f.until_on >= day.on)), array[]::uuid[]) as organisations
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p ("personId" uuid, "startsAt" timestamptz)
    cross join lateral (select (p."startsAt" at time zone 'Europe/Brussels')::date as on) day`.execute(db)
  return rows
}
