import type { Register } from '@ronde/figures'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'

/** Names of people who were erased or merged stay out of every file. */
const LIVING = sql`p.merged_into is null`

type Sheets = Required<Register>

/**
 * The whole register of some communities, as a file holds it: their memberships and meetings with every line of attendance,
 * and the people and organisations these name. Of a joint meeting only the communities asked for are named, so that what comes
 * out can come back in; an import takes no community away. `null` is every community and the whole directory.
 */
export async function readRegister(tx: Database, communityIds: string[] | null): Promise<Sheets> {
  const scope = communityIds === null ? sql`true` : sql`c.id = any(${communityIds}::uuid[])`
  const meetingScope = sql`exists (select 1 from meeting_community x join community c on c.id = x.community_id where x.meeting_id = m.id and ${scope})`
  const personScope =
    communityIds === null
      ? sql`true`
      : sql`(exists (select 1 from membership s join community c on c.id = s.community_id where s.person_id = p.id and ${scope})
    or exists (select 1 from attendance a join meeting_community x on x.meeting_id = a.meeting_id join community c on c.id = x.community_id where a.person_id = p.id and ${scope}))`
  const organisationScope =
    communityIds === null
      ? sql`true`
      : sql`(exists (select 1 from representation r join community c on c.id = r.community_id where r.organisation_id = o.id and ${scope})
    or exists (select 1 from community c where c.host_organisation_id = o.id and ${scope})
    or exists (select 1 from attendance a join meeting m on m.id = a.meeting_id where o.id = any(a.represents) and ${meetingScope})
    or exists (select 1 from affiliation f join person p on p.id = f.person_id where f.organisation_id = o.id and ${personScope}))`
  const people = await sql<Sheets['people'][number]>`
    select p.external_id as person_id, p.given_name, p.family_name, p.email, p.phone, p.languages_spoken, p.languages_understood, p.disciplines, p.employment, p.functions
    from person p where ${LIVING} and ${personScope} order by p.external_id`.execute(tx)
  const organisations = await sql<Sheets['organisations'][number]>`
    select o.external_id as organisation_id, json_build_object('fr', o.name_fr, 'nl', o.name_nl) as names, o.sole_practice, o.enterprise_number, o.missions, o.actor_kind,
      array(select os.sector_code from organisation_sector os where os.organisation_id = o.id order by os.position, os.sector_code) as sectors
    from organisation o where o.merged_into is null and ${organisationScope} order by o.external_id`.execute(tx)
  const communities = await sql<Sheets['communities'][number]>`
    select c.external_id as community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as names, nullif(c.kind, '') as kind,
      coalesce(nullif(c.host_text, ''), (select o.external_id from organisation o where o.id = c.host_organisation_id)) as host,
      array(select coalesce(nullif(a.code, ''), a.name_fr) from community_area ca join area a on a.id = ca.area_id where ca.community_id = c.id order by ca.position, a.name_fr) as areas
    from community c where ${scope} order by c.position, c.external_id`.execute(tx)
  const memberships = await sql<Sheets['memberships'][number]>`
    select p.external_id as person_id, c.external_id as community_id, s.role, s.from_on as "from", s.until_on as "until", s.end_reason,
      array(select o.external_id from representation r join organisation o on o.id = r.organisation_id where r.membership_id = s.id order by r.position, o.external_id) as represents,
      (select pr.label from practice_role pr where pr.membership_id = s.id and pr.ended_on is null order by pr.since_on desc nulls last, pr.id limit 1) as practice_role
    from membership s join person p on p.id = s.person_id join community c on c.id = s.community_id
    where ${LIVING} and ${scope} and s.state in ('active', 'on_leave', 'ended', 'pending') order by c.position, c.external_id, p.external_id, s.from_on, s.role`.execute(
    tx,
  )
  const meetings = await sql<Sheets['meetings'][number]>`
    select m.external_id as meeting_id, m.title, m.starts_at, m.ends_at, m.actual_starts_at, m.actual_ends_at, m.mode, nullif(m.place, '') as place, m.state, nullif(m.kind, '') as kind,
      array(select c.external_id from meeting_community x join community c on c.id = x.community_id where x.meeting_id = m.id and ${scope} order by x.position, c.external_id) as community_ids
    from meeting m where ${meetingScope} order by m.starts_at, m.external_id`.execute(tx)
  const attendance = await sql<Sheets['attendance'][number]>`
    select m.external_id as meeting_id, p.external_id as person_id, a.role, a.state, a.mode,
      case when a.represents = '{}' then '{}'::text[] else array(select o.external_id from unnest(a.represents) with ordinality as w (id, place) join organisation o on o.id = w.id order by w.place) end as represents
    from attendance a join meeting m on m.id = a.meeting_id join person p on p.id = a.person_id where ${LIVING} and ${meetingScope}
    order by m.starts_at, m.external_id, p.external_id`.execute(tx)
  const affiliations = await sql<Sheets['affiliations'][number]>`
    select p.external_id as person_id, o.external_id as organisation_id, a.from_on as "from", a.until_on as "until"
    from affiliation a join person p on p.id = a.person_id join organisation o on o.id = a.organisation_id where ${LIVING} and ${personScope}
    order by p.external_id, o.external_id, a.from_on`.execute(tx)
  return {
    people: people.rows,
    organisations: organisations.rows,
    communities: communities.rows,
    memberships: memberships.rows,
    meetings: meetings.rows,
    attendance: attendance.rows,
    affiliations: affiliations.rows,
  }
}
