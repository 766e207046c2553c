import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { MonthMeeting } from '../domain/month.ts'
import type { AskedElsewhere } from './load-store.ts'

type MonthWish = { personIds: readonly string[]; organisationId: string | null; from: Instant; until: Instant; asked: AskedElsewhere }

/**
 * Meetings of one month to which these people are asked by a seat or an invitation, or one organisation by those who stand for it on that day; in time,
 * cancelled ones left out, with the names of those asked for the organisation.
 */
export async function listMonth(tx: Database, { personIds, organisationId, from, until, asked }: MonthWish): Promise<MonthMeeting[]> {
  const { rows } = await sql<MonthMeeting>`
    with seats as (
      select s.community_id, s.person_id, greatest(s.from_on, r.from_on) as from_on, least(s.until_on, r.until_on) as until_on
      from membership s left join representation r on r.membership_id = s.id and r.organisation_id = ${organisationId}
      where s.role <> 'visitor' and s.state in ('pending', 'active', 'on_leave')
        and (s.person_id = any(${[...personIds]}::uuid[]) or s.id in (select membership_id from representation where organisation_id = ${organisationId}))
    ), met as (
      select mc.meeting_id, t.person_id
      from seats t join meeting_community mc on mc.community_id = t.community_id and mc.starts_at >= ${from} and mc.starts_at < ${until}
        and (t.from_on is null or t.from_on <= (mc.starts_at at time zone 'Europe/Brussels')::date)
        and (t.until_on is null or t.until_on >= (mc.starts_at at time zone 'Europe/Brussels')::date)
      union
      select a.meeting_id, a.person_id
      from unnest(${asked.map(({ meetingId }) => meetingId)}::uuid[], ${asked.map(({ personId }) => personId)}::uuid[]) as a (meeting_id, person_id)
    )
    select m.id, m.title, m.title_language, m.starts_at, m.ends_at, m.place,
      (select json_agg(json_build_object('id', c.id, 'name', json_build_object('fr', c.name_fr, 'nl', c.name_nl)) order by mc.position, c.id)
        from meeting_community mc join community c on c.id = mc.community_id where mc.meeting_id = m.id) as communities,
      array_agg(distinct trim(p.given_name || ' ' || p.family_name) order by trim(p.given_name || ' ' || p.family_name)) as people
    from met join meeting m on m.id = met.meeting_id and m.state <> 'cancelled' and m.starts_at >= ${from} and m.starts_at < ${until}
    join person p on p.id = met.person_id
    group by m.id order by m.starts_at, m.id limit 200`.execute(tx)
  return rows
}

export async function findOrganisationName(tx: Database, id: string): Promise<BilingualName | null> {
  const { rows } = await sql<BilingualName>`select name_fr as fr, name_nl as nl from organisation where id = ${id}`.execute(tx)
  return rows[0] ?? null
}
