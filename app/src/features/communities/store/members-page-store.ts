import { sql, type RawBuilder } from 'kysely'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { MEMBERS_A_PAGE, type MembersPage, type MembersWish } from '../domain/member-row.ts'

const LABELS: Record<Language, RawBuilder<string>> = { fr: sql.ref('sector.label_fr'), nl: sql.ref('sector.label_nl'), en: sql.ref('sector.label_en'), de: sql.ref('sector.label_de') }

/** Lower case, no accents: as the sort key of people is written. */
function searchPattern(words: string): string {
  const plain = words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
  return `%${plain.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

/**
 * Everything the members page shows, in one statement: the community, its three counts, and up to fifty members with the
 * organisations they stand for today, the sectors of those (of their work where they stand for none), languages and
 * practice role; by family name. For who is no lead: without people who were not told yet or who are kept apart, and ways to
 * reach somebody only as far as the newest consent for the list of this community says.
 */
export async function findMembersPage(db: Database, language: Language, wish: MembersWish): Promise<MembersPage | null> {
  const { communityId, today, readerId, readerIsLead } = wish
  const isRunning = sql`m.state <> 'ended' and (m.until_on is null or m.until_on >= ${today}::date)`
  const isShown = sql`(${readerIsLead} or p.id = ${readerId}::uuid or (p.restricted_at is null and p.source <> 'former' and (p.noticed_at is not null or p.source in ('self', 'demo'))))`
  const isFound = sql`(${wish.words.trim()} = '' or p.sort_key like ${searchPattern(wish.words)} or exists (
      select 1 from representation r join organisation o on o.id = r.organisation_id where r.membership_id = m.id and o.sort_key like ${searchPattern(wish.words)}))`
  const shares = (field: string) => sql`(${readerIsLead} or p.id = ${readerId}::uuid or ${field} = any(shared.fields))`
  const { rows } = await sql<MembersPage>`
    with listed as materialized (
      select m.id, m.person_id, m.role, m.state, m.from_on, m.until_on, m.end_reason, p.sort_key
      from membership m join person p on p.id = m.person_id
      where m.community_id = ${communityId} and (${wish.withEnded} or (${isRunning})) and ${isShown} and ${isFound}
    ),
    shown as materialized (
      select l.*, p.given_name || ' ' || p.family_name as name, p.languages_spoken, p.languages_understood,
        case when ${shares('email')} then p.email end as email, case when ${shares('phone')} then p.phone end as phone
      from (select * from listed order by sort_key, person_id, id limit ${MEMBERS_A_PAGE} offset ${(wish.page - 1) * MEMBERS_A_PAGE}) l
      join person p on p.id = l.person_id
      left join lateral (
        select c.fields from consent c where not ${readerIsLead} and c.person_id = l.person_id and c.purpose = 'community_list' and c.scope_id = ${communityId}
          and c.number = (select max(newest.number) from consent newest where newest.person_id = l.person_id and newest.purpose = 'community_list' and newest.scope_id = ${communityId})
          and c.given and (c.until_on is null or c.until_on >= ${today}::date)
      ) shared on true
    )
    select json_build_object('id', c.id, 'name', json_build_object('fr', c.name_fr, 'nl', c.name_nl), 'accent', c.accent, 'state', c.state) as community,
      json_build_object('registered', counted.registered, 'active', counted.active, 'seats', c.seats) as counts,
      (select count(*) from listed) as found,
      (select coalesce(json_agg(json_build_object('id', s.id, 'personId', s.person_id, 'name', s.name, 'role', s.role, 'state', s.state, 'from', s.from_on, 'until', s.until_on,
          'endReason', s.end_reason, 'organisations', coalesce(standing.organisations, '[]'), 'sectors', coalesce(field.sectors, '[]'), 'speaks', s.languages_spoken,
          'understands', s.languages_understood, 'practiceRole', practice.role, 'email', s.email, 'phone', s.phone) order by s.sort_key, s.person_id, s.id), '[]')
        from shown s
        left join lateral (
          select json_agg(json_build_object('fr', o.name_fr, 'nl', o.name_nl) order by o.sort_key) as organisations, array_agg(o.id) as ids
          from representation r join organisation o on o.id = r.organisation_id
          where r.membership_id = s.id and (r.from_on is null or r.from_on <= ${today}::date) and (r.until_on is null or r.until_on >= least(s.until_on, ${today}::date))
        ) standing on true
        left join lateral (
          select json_agg(distinct ${LABELS[language]}) as sectors
          from organisation_sector os join sector on sector.list_version = os.list_version and sector.code = os.sector_code
          where os.organisation_id = any(coalesce(standing.ids, array(select a.organisation_id from affiliation a
            where a.person_id = s.person_id and (a.from_on is null or a.from_on <= ${today}::date) and (a.until_on is null or a.until_on >= ${today}::date))))
        ) field on true
        left join lateral (
          select json_build_object('label', pr.label, 'since', pr.since_on, 'recognisedBy', pr.recognised_by) as role
          from practice_role pr where pr.membership_id = s.id and (pr.ended_on is null or pr.ended_on >= ${today}::date) order by pr.since_on desc nulls last limit 1
        ) practice on true) as rows
    from community c
    cross join lateral (
      select count(distinct m.person_id) as registered,
        count(distinct m.person_id) filter (where m.state in ('active', 'on_leave') and (m.from_on is null or m.from_on <= ${today}::date) and (m.until_on is null or m.until_on >= ${today}::date)) as active
      from membership m where m.community_id = c.id
    ) counted
    where c.id = ${communityId}`.execute(db)
  return rows[0] ?? null
}
