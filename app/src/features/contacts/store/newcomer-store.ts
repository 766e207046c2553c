import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'

export type Newcomer = {
  membershipId: string
  communityId: string
  community: BilingualName
  personId: string
  givenName: string
  email: string
  language: Language | null
  languages: string[]
  organisationIds: string[]
}

/** Who came into a community since then by agreeing, has an address, and is no visitor; the demo's people excepted. */
export async function listNewcomers(tx: Database, since: Instant): Promise<Newcomer[]> {
  const { rows } = await sql<Newcomer>`
    select m.id as membership_id, m.community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as community, p.id as person_id, p.given_name,
      p.email, p.language, p.languages_spoken as languages,
      array(select r.organisation_id from representation r where r.membership_id = m.id) as organisation_ids
    from membership m join community c on c.id = m.community_id join person p on p.id = m.person_id
    where m.state = 'active' and m.role <> 'visitor' and m.agreed_at >= ${since} and c.state <> 'closed'
      and p.email is not null and p.restricted_at is null and p.source not in ('demo', 'former')
    order by m.agreed_at, m.id limit 200`.execute(tx)
  return rows
}

export type FellowRow = {
  personId: string
  name: string
  leads: boolean
  languages: string[]
  organisationIds: string[]
  askMeAbout: string
  wordsLanguage: Language | null
}

/** Members of a community who were told that they stand here, those first who came most often in the last year. */
export async function listFellows(tx: Database, communityId: string, { exceptId, today }: { exceptId: string; today: Day }): Promise<FellowRow[]> {
  const { rows } = await sql<FellowRow>`
    select p.id as person_id, trim(p.given_name || ' ' || p.family_name) as name, bool_or(m.role in ('moderator', 'coordinator')) as leads,
      p.languages_spoken as languages, p.language as words_language,
      array(select distinct r.organisation_id from representation r join membership own on own.id = r.membership_id
        where own.person_id = p.id and own.community_id = ${communityId}) as organisation_ids,
      case when exists (select 1 from consent c where c.number = (select max(last.number) from consent last
          where last.person_id = p.id and last.purpose = 'community_list' and last.scope_id = ${communityId})
        and c.given and 'about' = any(c.fields) and (c.until_on is null or c.until_on >= ${today})) then p.ask_me_about else '' end as ask_me_about
    from membership m join person p on p.id = m.person_id
    where m.community_id = ${communityId} and m.state = 'active' and m.role <> 'visitor' and p.id <> ${exceptId} and p.restricted_at is null
      and (m.until_on is null or m.until_on >= ${today}) and (p.noticed_at is not null or p.source in ('self', 'demo'))
    group by p.id
    order by (select count(*) from attendance a join meeting_community mc on mc.meeting_id = a.meeting_id
      where a.person_id = p.id and mc.community_id = ${communityId} and a.state = 'present' and mc.starts_at > ${today}::date - interval '1 year') desc, p.sort_key, p.id
    limit 300`.execute(tx)
  return rows
}
