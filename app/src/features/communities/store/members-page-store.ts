import { sql, type RawBuilder } from 'kysely'
import type { Language } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import type { Database } from '../../../platform/database.ts'
import { MEMBERS_A_PAGE, type MemberRow, type MembersPage, type MembersWish } from '../domain/member-row.ts'

type Fragment = RawBuilder<unknown>

const LABELS: Record<Language, Fragment> = {
  fr: sql.ref('sector.label_fr'),
  nl: sql.ref('sector.label_nl'),
  en: sql.ref('sector.label_en'),
  de: sql.ref('sector.label_de'),
}

/** What the reader asked for and may see; a condition that always holds is left out, so that planning stays short. */
function whoIsListed({ communityId, today, words, withEnded, readerId, readerIsLead, readerCoordinates }: MembersWish): Fragment {
  const conditions = [sql`m.community_id = ${communityId}`]
  // Whoever left is no longer seen by those who stay; the list of the past is kept by leads.
  if (!withEnded || !readerIsLead) conditions.push(sql`m.state <> 'ended' and (m.until_on is null or m.until_on >= ${today}::date)`)
  if (readerIsLead && !readerCoordinates)
    conditions.push(sql`(p.id = ${readerId}::uuid or p.entered_by = ${readerId}::uuid or p.noticed_at is not null or p.source in ('self', 'demo', 'former'))`)
  if (!readerIsLead)
    conditions.push(
      sql`m.state in ('active', 'on_leave', 'pending') and (p.id = ${readerId}::uuid or (p.restricted_at is null and p.source <> 'former' and (p.noticed_at is not null or p.source in ('self', 'demo'))))`,
    )
  if (words.trim() !== '') {
    const pattern = `%${normaliseName(words)}%`
    // Nobody is found by a name that is not shown.
    conditions.push(sql`(coalesce(lower(m.invited_as), p.sort_key) like ${pattern} or exists (
      select 1 from representation r join organisation o on o.id = r.organisation_id where r.membership_id = m.id and o.sort_key like ${pattern}))`)
  }
  return sql.join(conditions, sql` and `)
}

/** E-mail and phone: for leads those of people who belong here, the own ones, and what the newest consents for this community, the network or everybody share. */
function waysToReach({ communityId, today, readerId, readerIsLead }: MembersWish): Fragment {
  if (readerIsLead) return sql`select case when s.is_in then p.email end as email, case when s.is_in then p.phone end as phone`
  return sql`select case when p.id = ${readerId}::uuid or bool_or('email' = any(c.fields)) then p.email end as email,
      case when p.id = ${readerId}::uuid or bool_or('phone' = any(c.fields)) then p.phone end as phone
    from (
      select distinct on (purpose) fields, given and (until_on is null or until_on >= ${today}::date) as stands from consent
      where person_id = p.id and (purpose in ('network_list', 'public_directory') or (purpose = 'community_list' and scope_id = ${communityId})) order by purpose, number desc
    ) c where c.stands`
}

/** What hangs on a membership comes as one list for all of the page: joined here by id, which the database would do pair by pair. */
type PackedPage = Omit<MembersPage, 'rows'> & {
  rows: Omit<MemberRow, 'organisations' | 'sectors' | 'practiceRole'>[]
  organisations: [membershipId: string, fr: string, nl: string][] | null
  sectors: [membershipId: string, label: string][] | null
  /** The latest last. */
  practices: [membershipId: string, role: NonNullable<MemberRow['practiceRole']>][] | null
}

function unpack({ rows, organisations, sectors, practices, ...page }: PackedPage): MembersPage {
  const names = Map.groupBy(organisations ?? [], ([id]) => id)
  const labels = Map.groupBy(sectors ?? [], ([id]) => id)
  const roles = new Map(practices)
  return {
    ...page,
    rows: rows.map((row) => ({
      ...row,
      organisations: (names.get(row.id) ?? []).map(([, fr, nl]) => ({ fr, nl })),
      sectors: (labels.get(row.id) ?? []).map(([, label]) => label),
      practiceRole: roles.get(row.id) ?? null,
    })),
  }
}

/**
 * Everything the members page shows, in one statement: the community, its three counts, and up to fifty members with the
 * organisations they stand for today, the sectors of those (of their work where they stand for none), languages and
 * practice role; by family name. For who is no lead: without people who were not told yet or who are kept apart.
 */
export async function findMembersPage(db: Database, language: Language, wish: MembersWish, onTop: Fragment = sql`null::json`): Promise<MembersPage | null> {
  const { communityId, today } = wish
  const { rows } = await sql<PackedPage>`
    with listed as materialized (
      select m.id, m.person_id, m.role, m.state, m.from_on, m.until_on, m.end_reason, m.invited_as, coalesce(lower(m.invited_as), p.sort_key) as sort_key,
        m.state in ('active', 'on_leave', 'pending') and (m.until_on is null or m.until_on >= ${today}::date) as is_in from membership m join person p on p.id = m.person_id where ${whoIsListed(wish)}
    ),
    shown as materialized (select * from listed order by sort_key, person_id, id limit ${MEMBERS_A_PAGE} offset ${(wish.page - 1) * MEMBERS_A_PAGE}),
    standing as materialized (
      select r.membership_id, r.organisation_id from shown s join representation r on r.membership_id = s.id
      where (r.from_on is null or r.from_on <= ${today}::date) and (r.until_on is null or r.until_on >= least(s.until_on, ${today}::date))
    )
    select json_build_object('id', c.id, 'name', json_build_object('fr', c.name_fr, 'nl', c.name_nl), 'accent', c.accent, 'state', c.state) as community,
      json_build_object('registered', counted.registered, 'active', counted.active, 'seats', c.seats, 'others', counted.others) as counts,
      (select count(*) from listed) as found, ${onTop} as on_top,
      (select coalesce(json_agg(json_build_object('id', s.id, 'personId', s.person_id, 'name', coalesce(s.invited_as, trim(p.given_name || ' ' || p.family_name)), 'role', s.role, 'state', s.state, 'from', s.from_on,
          'until', s.until_on, 'endReason', s.end_reason, 'speaks', case when s.is_in then p.languages_spoken else '{}' end,
          'understands', case when s.is_in then p.languages_understood else '{}' end, 'email', reach.email, 'phone', reach.phone) order by s.sort_key, s.person_id, s.id), '[]')
        from shown s
        join person p on p.id = s.person_id
        cross join lateral (${waysToReach(wish)}) reach) as rows,
      (select json_agg(json_build_array(t.membership_id, o.name_fr, o.name_nl) order by o.sort_key) from standing t join organisation o on o.id = t.organisation_id) as organisations,
      (select json_agg(json_build_array(membership_id, label) order by label) from (
        select distinct field.membership_id, ${LABELS[language]} as label
        from (
          select membership_id, organisation_id from standing
          union all
          select s.id, a.organisation_id from shown s join affiliation a on a.person_id = s.person_id
          where (a.from_on is null or a.from_on <= ${today}::date) and (a.until_on is null or a.until_on >= ${today}::date) and s.id not in (select membership_id from standing)
        ) field
        join organisation_sector os on os.organisation_id = field.organisation_id
        join sector on sector.list_version = os.list_version and sector.code = os.sector_code) labelled) as sectors,
      (select json_agg(json_build_array(pr.membership_id, json_build_object('label', pr.label, 'since', pr.since_on, 'recognisedBy', pr.recognised_by)) order by pr.since_on nulls first)
        from shown s join practice_role pr on pr.membership_id = s.id where pr.ended_on is null or pr.ended_on >= ${today}::date) as practices
    from community c
    cross join lateral (
      select count(*) filter (where was_member) as registered, count(*) filter (where is_member) as active, count(*) filter (where is_here and not is_member) as others
      from (
        select bool_or(m.role = 'member') as was_member, bool_or(m.role = 'member' and m.runs) as is_member, bool_or(m.runs) as is_here
        from (select person_id, role, state in ('active', 'on_leave') and (from_on is null or from_on <= ${today}::date) and (until_on is null or until_on >= ${today}::date) as runs
          from membership where community_id = c.id and state not in ('applied', 'invited')) m
        group by m.person_id
      ) people
    ) counted
    where c.id = ${communityId}`.execute(db)
  return rows[0] === undefined ? null : unpack(rows[0])
}
