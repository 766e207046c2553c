import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { MonthLoad, NearMeeting } from '../domain/load.ts'

/** Somebody asked without a seat, as the feature above knows it. */
export type AskedElsewhere = readonly { personId: string; meetingId: string }[]
export type LoadWish = { communityIds: readonly string[]; from: Instant; until: Instant; exceptIds: readonly string[]; asked: AskedElsewhere }

const SITS = sql`s.role <> 'visitor' and s.state in ('pending', 'active', 'on_leave')`

/** Everybody with a seat in these communities today, each once. */
export async function listSeated(tx: Database, communityIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct s.person_id as id from membership s where s.community_id = any(${[...communityIds]}::uuid[]) and ${SITS} order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Every organisation that somebody represents in these communities, each once. */
export async function listSeatedOrganisations(tx: Database, communityIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct r.organisation_id as id from membership s join representation r on r.membership_id = s.id
    where s.community_id = any(${[...communityIds]}::uuid[]) and ${SITS} order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Every meeting between two moments to which people or organisations of these communities are asked: by a seat in whatever community holds it, or by an
 * invitation. It starts from these people, so that its cost follows them and not the whole house: each step is looked up (`offset 0`), never scanned.
 */
function askedTo({ communityIds, from, until, exceptIds, asked }: LoadWish): RawBuilder<unknown> {
  return sql`ours as materialized (
      select s.id, s.person_id from membership s where s.community_id = any(${[...communityIds]}::uuid[]) and ${SITS}
    ), theirs as materialized (
      select m.community_id, o.person_id, null::uuid as organisation_id, m.from_on, m.until_on
      from (select distinct person_id from ours) o
      cross join lateral (select s.community_id, s.from_on, s.until_on from membership s where s.person_id = o.person_id and ${SITS} offset 0) m
      union all
      select m.community_id, null, o.organisation_id, greatest(m.from_on, m.stands_from), least(m.until_on, m.stands_until)
      from (select distinct r.organisation_id from ours
        cross join lateral (select organisation_id from representation where membership_id = ours.id offset 0) r) o
      cross join lateral (
        select s.community_id, s.from_on, s.until_on, r.from_on as stands_from, r.until_on as stands_until
        from representation r cross join lateral (select * from membership where id = r.membership_id offset 0) s
        where r.organisation_id = o.organisation_id and ${SITS} offset 0) m
    ), asked as (
      select mc.meeting_id, t.person_id, t.organisation_id, mc.starts_at
      from (select distinct community_id from theirs) c
      cross join lateral (
        select k.meeting_id, k.starts_at, (k.starts_at at time zone 'Europe/Brussels')::date as held_on from meeting_community k
        cross join lateral (select state from meeting where id = k.meeting_id offset 0) m
        where k.community_id = c.community_id and k.starts_at >= ${from} and k.starts_at < ${until}
          and m.state <> 'cancelled' and k.meeting_id <> all(${[...exceptIds]}::uuid[]) offset 0) mc
      join theirs t on t.community_id = c.community_id and (t.from_on is null or t.from_on <= mc.held_on) and (t.until_on is null or t.until_on >= mc.held_on)
      union all
      select a.meeting_id, a.person_id, null, m.starts_at
      from unnest(${asked.map(({ meetingId }) => meetingId)}::uuid[], ${asked.map(({ personId }) => personId)}::uuid[]) as a (meeting_id, person_id)
      join meeting m on m.id = a.meeting_id and m.state <> 'cancelled' and m.id <> all(${[...exceptIds]}::uuid[])
      where m.starts_at >= ${from} and m.starts_at < ${until}
    )`
}

/** The meetings themselves, in time, with how many of our people and organisations each concerns. */
export async function listNear(tx: Database, wish: LoadWish): Promise<NearMeeting[]> {
  const { rows } = await sql<NearMeeting>`
    with ${askedTo(wish)}, counted as (
      select meeting_id, count(distinct person_id) as people, count(distinct organisation_id) as organisations from asked group by meeting_id
    )
    select m.id, m.title, m.title_language, m.starts_at, m.ends_at, counted.people, counted.organisations,
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', json_build_object('fr', c.name_fr, 'nl', c.name_nl)) order by mc.position, c.id), '[]')
        from meeting_community mc join community c on c.id = mc.community_id where mc.meeting_id = m.id) as communities,
      array(select distinct i.kind from agenda_item i where i.meeting_id = m.id order by 1) as kinds,
      coalesce((select string_agg(i.title, ' ') from agenda_item i where i.meeting_id = m.id and not i.is_confidential), '') as words
    from counted join meeting m on m.id = counted.meeting_id
    order by m.starts_at, m.id limit 1000`.execute(tx)
  return rows
}

/** How many meetings each of our people and organisations has in each month of Brussels, the most first. */
export async function listMonthLoads(tx: Database, wish: LoadWish): Promise<MonthLoad[]> {
  const { rows } = await sql<MonthLoad>`
    with ${askedTo(wish)}, counted as (
      select to_char(starts_at at time zone 'Europe/Brussels', 'YYYY-MM') as month, person_id, organisation_id, count(distinct meeting_id) as meetings
      from asked group by 1, 2, 3
    )
    select case when n.person_id is null then 'organisation' else 'person' end as of, n.month, coalesce(n.person_id, n.organisation_id) as id, n.meetings,
      case when n.person_id is null then json_build_object('fr', o.name_fr, 'nl', o.name_nl)
        else json_build_object('fr', trim(p.given_name || ' ' || p.family_name), 'nl', trim(p.given_name || ' ' || p.family_name)) end as name
    from counted n left join person p on p.id = n.person_id left join organisation o on o.id = n.organisation_id
    order by n.month, n.meetings desc, coalesce(p.sort_key, o.sort_key), n.person_id, n.organisation_id`.execute(tx)
  return rows
}
