import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

/*
 * Hours somebody was there: from arriving to leaving where that was noted, clipped to the meeting's real times, else to the planned
 * ones. Only closed registers of held meetings count, and only who was present.
 */
const PRESENCE = sql`
  select a.person_id, a.represents, a.role, m.id as meeting_id, m.starts_at,
    greatest(0, extract(epoch from least(coalesce(a.left_at, s.until), s.until) - greatest(coalesce(a.arrived_at, s.begun), s.begun)) / 3600)::float8 as hours
  from meeting m join attendance a on a.meeting_id = m.id and a.state = 'present'
  cross join lateral (select coalesce(m.actual_starts_at, m.starts_at) as begun, coalesce(m.actual_ends_at, m.ends_at) as until) s
  where m.state = 'held' and m.register_state = 'closed'`

export type PresentHours = { meetingId: string; title: string; titleLanguage: string; startsAt: Instant; hours: number; names: { fr: string; nl: string }[] }

/** The meetings at which one person was present between two days, both included, oldest first. For that person alone. */
export async function listOwnHours(db: Database, personId: string, { from, until }: { from: Day; until: Day }): Promise<PresentHours[]> {
  const { rows } = await sql<PresentHours>`
    select p.meeting_id, m.title, m.title_language, p.starts_at, p.hours,
      (select json_agg(json_build_object('fr', c.name_fr, 'nl', c.name_nl) order by mc.position, c.id)
        from meeting_community mc join community c on c.id = mc.community_id where mc.meeting_id = m.id) as names
    from (${PRESENCE} and a.person_id = ${personId}) p join meeting m on m.id = p.meeting_id
    where (p.starts_at at time zone 'Europe/Brussels')::date between ${from}::date and ${until}::date
    order by p.starts_at, p.meeting_id`.execute(db)
  return rows
}

/**
 * Hours that people spent in the community's meetings between two days, by the organisation they stood for at each: the line's, else
 * the seat's, else where they worked; somebody of two organisations counts for both. And how many meetings were held.
 */
export async function listHoursSpent(
  db: Database,
  { communityId, from, until }: { communityId: string; from: Day | null; until: Day | null },
): Promise<{ meetings: number; rows: { organisationId: string | null; personId: string; hours: number }[] }> {
  const { rows } = await sql<{ organisationId: string | null; personId: string; hours: number }>`
    with there as materialized (
      select p.* from (${PRESENCE}) p join meeting_community mc on mc.meeting_id = p.meeting_id and mc.community_id = ${communityId}
      where (${from}::date is null or (p.starts_at at time zone 'Europe/Brussels')::date >= ${from}::date)
        and (${until}::date is null or (p.starts_at at time zone 'Europe/Brussels')::date <= ${until}::date)
    ), stood as (
      select t.person_id, t.hours, case when cardinality(t.represents) > 0 then t.represents else coalesce(
        (select array_agg(distinct r.organisation_id) from membership m join representation r on r.membership_id = m.id
          where m.person_id = t.person_id and m.community_id = ${communityId}
            and (r.from_on is null or r.from_on <= (t.starts_at at time zone 'Europe/Brussels')::date)
            and (r.until_on is null or r.until_on >= (t.starts_at at time zone 'Europe/Brussels')::date)),
        (select array_agg(distinct f.organisation_id) from affiliation f where f.person_id = t.person_id
            and (f.from_on is null or f.from_on <= (t.starts_at at time zone 'Europe/Brussels')::date)
            and (f.until_on is null or f.until_on >= (t.starts_at at time zone 'Europe/Brussels')::date)), array[]::uuid[]) end as organisations
      from there t)
    select o.organisation_id, s.person_id, sum(s.hours)::float8 as hours
    from stood s left join lateral unnest(s.organisations) as o (organisation_id) on true
    group by o.organisation_id, s.person_id order by s.person_id, o.organisation_id`.execute(db)
  const held = await sql<{ count: number }>`
    select count(*)::int as count from meeting m join meeting_community mc on mc.meeting_id = m.id and mc.community_id = ${communityId}
    where m.state = 'held' and m.register_state = 'closed'
      and (${from}::date is null or (m.starts_at at time zone 'Europe/Brussels')::date >= ${from}::date)
      and (${until}::date is null or (m.starts_at at time zone 'Europe/Brussels')::date <= ${until}::date)`.execute(db)
  return { meetings: held.rows[0]?.count ?? 0, rows }
}
