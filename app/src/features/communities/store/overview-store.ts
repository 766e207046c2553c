import { sql } from 'kysely'
import type { BilingualName } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import type { Database } from '../../../platform/database.ts'
import type { Newcomers } from '../domain/newcomers.ts'
import type { Here, OrganisationChoice } from '../domain/shown.ts'

/**
 * People who belong to the community today, each once, with the first sector of the organisation they stand for or work at;
 * by family name. For who does not coordinate: without people whom others wrote down and who were not told yet (PRV-05), or who are kept apart.
 */
export async function listHere(db: Database, wish: { communityId: string; today: string; readerId: string; readerCoordinates: boolean }): Promise<Here[]> {
  const { communityId, today, readerId, readerCoordinates } = wish
  const { rows } = await sql<Here>`
    select here.name, here.role, case when s.code is not null then json_build_object('fr', s.label_fr, 'nl', s.label_nl, 'en', s.label_en, 'de', s.label_de) end as sector
    from (
      select distinct on (p.sort_key, p.id) p.id, p.sort_key, p.given_name || ' ' || p.family_name as name, m.role, m.id as membership_id
      from membership m join person p on p.id = m.person_id
      where m.community_id = ${communityId} and m.state in ('active', 'on_leave')
        and (m.from_on is null or m.from_on <= ${today}::date) and (m.until_on is null or m.until_on >= ${today}::date)
        and (${readerCoordinates} or ${readerId}::uuid in (p.id, p.entered_by) or (p.restricted_at is null and p.source <> 'former' and (p.noticed_at is not null or p.source in ('self', 'demo'))))
      order by p.sort_key, p.id, array_position(array['member', 'coordinator', 'moderator', 'researcher', 'visitor'], m.role)
    ) here
    left join lateral (
      select os.list_version, os.sector_code from organisation_sector os
      where os.organisation_id in (
        select r.organisation_id from representation r where r.membership_id = here.membership_id and (r.from_on is null or r.from_on <= ${today}::date) and (r.until_on is null or r.until_on >= ${today}::date)
        union all
        select a.organisation_id from affiliation a where a.person_id = here.id and (a.from_on is null or a.from_on <= ${today}::date) and (a.until_on is null or a.until_on >= ${today}::date)
          and not exists (select 1 from representation r where r.membership_id = here.membership_id))
      order by os.sector_code limit 1
    ) field on true
    left join sector s on s.list_version = field.list_version and s.code = field.sector_code
    order by here.sort_key, here.id`.execute(db)
  return rows
}

/** How many people moderate the community on that day. */
export async function countModerators(db: Database, communityId: string, today: string): Promise<number> {
  const { rows } = await sql<{ moderators: number }>`select count(distinct person_id) as moderators from membership
    where community_id = ${communityId} and role = 'moderator' and state in ('active', 'on_leave')
      and (from_on is null or from_on <= ${today}::date) and (until_on is null or until_on >= ${today}::date)`.execute(db)
  return rows[0]?.moderators ?? 0
}

/** Organisations to choose from: those of the community first, then others by name; whose name contains the words. */
export async function listOrganisationChoices(db: Database, communityId: string | null, words: string): Promise<OrganisationChoice[]> {
  const pattern = `%${normaliseName(words)}%`
  const { rows } = await sql<OrganisationChoice>`
    select o.id, json_build_object('fr', o.name_fr, 'nl', o.name_nl) as name,
      exists (select 1 from representation r where r.organisation_id = o.id and r.community_id = ${communityId}::uuid) as is_here
    from organisation o
    where o.merged_into is null and (${words} = '' or o.sort_key like ${pattern})
    order by is_here desc, o.sort_key, o.id
    limit 250`.execute(db)
  return rows
}

export async function findOrganisationName(db: Database, id: string | null): Promise<BilingualName | null> {
  if (id === null) return null
  const { rows } = await sql<{ fr: string; nl: string }>`select name_fr as fr, name_nl as nl from organisation where id = ${id}`.execute(db)
  return rows[0] ?? null
}

type FormerChoice = { id: string; name: string }

/** People who were members here before and may come back: found by name, at most twelve, by family name. */
export async function listFormerChoices(db: Database, communityId: string, words: string): Promise<FormerChoice[]> {
  const pattern = `%${normaliseName(words).replaceAll(' ', '%')}%`
  const { rows } = await sql<FormerChoice>`
    select p.id, trim(p.given_name || ' ' || p.family_name) as name from person p
    where p.merged_into is null and p.erased_at is null and p.restricted_at is null and p.source <> 'former'
      and (p.sort_key like ${pattern} or lower(p.given_name || ' ' || p.family_name) like ${pattern})
      and exists (select 1 from membership m where m.person_id = p.id and m.community_id = ${communityId} and m.state = 'ended')
    order by p.sort_key, p.id
    limit 12`.execute(db)
  return rows
}

/** Which of these people stand on the list of the community already, also at its door. */
export async function listMembersAmong(db: Database, communityId: string, personIds: readonly string[], today: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`select distinct person_id from membership
    where community_id = ${communityId} and person_id = any(${[...personIds]}::uuid[]) and state <> 'ended' and (until_on is null or until_on >= ${today}::date)`.execute(
    db,
  )
  return rows.map(({ personId }) => personId)
}

export async function findPersonName(db: Database, id: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select trim(given_name || ' ' || family_name) as name from person where id = ${id}`.execute(db)
  return rows[0]?.name ?? ''
}

/** How many people asked to join or wait for their papers, for each of these communities; those with nobody are left out. */
export async function listToConfirm(db: Database, communityIds: readonly string[]): Promise<{ communityId: string; name: BilingualName; count: number }[]> {
  const { rows } = await sql<{ communityId: string; name: BilingualName; count: number }>`
    select c.id as community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as name, count(*) as count
    from membership m join community c on c.id = m.community_id
    where m.community_id = any(${[...communityIds]}::uuid[]) and m.state in ('applied', 'pending') and c.state <> 'closed'
    group by c.id order by c.name_fr, c.name_nl, c.id`.execute(db)
  return rows
}

/** People whose first day in one of these communities lies in the window, counted once each; without the reader, and communities with nobody left out. */
export async function listNewcomers(
  db: Database,
  wish: { communityIds: readonly string[]; from: string; until: string; readerId: string },
): Promise<Newcomers[]> {
  const { rows } = await sql<Newcomers>`
    select c.id as community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as name, count(*) as count
    from (select community_id, person_id, min(from_on) as first_on, bool_or(from_on is null) as is_old from membership
      where community_id = any(${[...wish.communityIds]}::uuid[]) and state not in ('applied', 'invited') group by community_id, person_id) m
    join community c on c.id = m.community_id
    where not m.is_old and m.first_on between ${wish.from}::date and ${wish.until}::date and m.person_id <> ${wish.readerId}::uuid
    group by c.id order by c.name_fr, c.name_nl, c.id`.execute(db)
  return rows
}

/** Where somebody is invited, or may agree to become active: one line for each community. Only for the person. */
export async function listOwnInvitations(
  db: Database,
  personId: string,
  today: string,
): Promise<{ communityId: string; name: BilingualName; state: 'invited' | 'pending' }[]> {
  const { rows } = await sql<{ communityId: string; name: BilingualName; state: 'invited' | 'pending' }>`
    select c.id as community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as name, min(m.state) as state
    from membership m join community c on c.id = m.community_id
    where m.person_id = ${personId} and c.state <> 'closed' and m.state in ('invited', 'pending') and (m.until_on is null or m.until_on >= ${today}::date)
    group by c.id order by c.name_fr, c.name_nl, c.id`.execute(db)
  return rows
}
