import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { Question } from '../domain/question.ts'
import type { Candidate, Chosen } from '../domain/routing.ts'

/** A point of information or referral is asked this often, unless she says otherwise. */
const POINT_MOST_A_WEEK = 3

export type Reachable = Candidate & { email: string; language: Language | null }

/**
 * Members of one community, or with null of any, whom a mail reaches and who were told that they stand here; with what they are asked
 * about and how often they were asked. Read as the house itself: the load counts in every community.
 */
export async function listCandidates(tx: Database, communityId: string | null, { now, today }: { now: Instant; today: Day }): Promise<Reachable[]> {
  const { rows } = await sql<Reachable>`
    select p.id as person_id, p.email, p.language, p.ask_me_about, h.person_id is not null as is_willing,
      bool_or(m.state = 'on_leave') as is_away, coalesce(h.most_a_week, ${POINT_MOST_A_WEEK}) as most_a_week,
      coalesce((select string_agg(r.scope_fr || ' ' || r.scope_nl, ' ') from referral_point r where r.person_id = p.id and r.state = 'agreed'
        and r.from_on <= ${today} and r.until_on >= ${today} and (${communityId}::uuid is null or r.community_id = ${communityId})), '') as point_scope,
      (select count(*)::int from question_asked a where a.person_id = p.id and a.asked_at > ${now}::timestamptz - interval '7 days') as asked_this_week,
      (select count(*)::int from question_asked a where a.person_id = p.id and a.asked_at > ${now}::timestamptz - interval '90 days') as asked_lately
    from person p join membership m on m.person_id = p.id left join question_helper h on h.person_id = p.id
    where (${communityId}::uuid is null or m.community_id = ${communityId}) and m.state in ('active', 'on_leave') and m.role <> 'visitor'
      and (m.until_on is null or m.until_on >= ${today}) and p.email is not null and p.merged_into is null and p.restricted_at is null
      and (p.noticed_at is not null or p.source in ('self', 'demo'))
      and (h.person_id is not null or exists (select 1 from referral_point r where r.person_id = p.id and r.state = 'agreed'))
    group by p.id, h.person_id, h.most_a_week order by p.id`.execute(tx)
  return rows
}

export async function addAsked(
  tx: Database,
  { id, communityId }: Pick<Question, 'id' | 'communityId'>,
  { personId, reason, hash, now }: Chosen & { hash: Buffer; now: Instant },
): Promise<void> {
  await sql`
    insert into question_asked (question_id, community_id, person_id, reason, token_hash, asked_at)
    values (${id}, ${communityId}, ${personId}, ${reason}, ${hash}, ${now}) on conflict (question_id, person_id) do nothing`.execute(tx)
}

export async function listAsked(tx: Database, questionId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`select person_id from question_asked where question_id = ${questionId}`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** Whom a link was made for and about which question, for ninety days and while she is no stranger; null for every other link. */
export async function findAskedByLink(
  tx: Database,
  hash: Buffer,
  now: Instant,
): Promise<{ questionId: string; personId: string; language: Language | null } | null> {
  const { rows } = await sql<{ questionId: string; personId: string; language: Language | null }>`
    select a.question_id, a.person_id, p.language from question_asked a join person p on p.id = a.person_id join question q on q.id = a.question_id
    where a.token_hash = ${hash} and a.asked_at > ${now}::timestamptz - interval '90 days' and p.restricted_at is null and p.merged_into is null
      and exists (select 1 from community_access x where x.person_id = a.person_id and x.role <> 'visitor' and (q.community_id is null or x.community_id = q.community_id))`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Open questions without any answer that were not handed over yet, the oldest first. */
export async function listUnanswered(tx: Database): Promise<Question[]> {
  const { rows } = await sql<Question>`
    select id, asker_id, community_id, language, title, body, topics, state, asked_at, first_answer_at, handed_at, widened_at, version
    from question where state = 'open' and first_answer_at is null and handed_at is null order by asked_at, id limit 500 for update skip locked`.execute(tx)
  return rows
}

export async function noteWidened(tx: Database, id: string, at: Instant): Promise<void> {
  await sql`update question set widened_at = ${at} where id = ${id}`.execute(tx)
}

export async function noteHanded(tx: Database, id: string, at: Instant): Promise<void> {
  await sql`update question set handed_at = ${at} where id = ${id}`.execute(tx)
}

export type ToTell = { personId: string; email: string; language: Language | null }

/** Who coordinates a community, else who moderates it; for the network, and where nobody does, who coordinates all. */
export async function listCoordinators(tx: Database, communityId: string | null): Promise<ToTell[]> {
  const { rows } = await sql<ToTell & { rank: number }>`
    select distinct p.id as person_id, p.email, p.language, case x.role when 'coordinator' then 1 else 2 end as rank
    from community_access x join person p on p.id = x.person_id
    where x.community_id = ${communityId} and x.role in ('coordinator', 'moderator') and p.email is not null and p.restricted_at is null
    union
    select distinct p.id, p.email, p.language, 3 from account_role r join account a on a.id = r.account_id join person p on p.id = a.person_id
    where r.role = 'coordinator' and r.programme_id is null and r.ended_at is null and a.closed_at is null and p.email is not null and p.restricted_at is null
    order by rank, person_id`.execute(tx)
  return rows.filter(({ rank }) => rank === rows[0]?.rank)
}

/** Whether somebody is more than a visitor of this community on that day, or of any: who may ask and answer there. */
export async function isMemberWhere(tx: Database, personId: string, communityId: string | null, today: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from membership m join person p on p.id = m.person_id
    where m.person_id = ${personId} and (${communityId}::uuid is null or m.community_id = ${communityId}::uuid)
      and m.role <> 'visitor' and m.state in ('active', 'on_leave')
      and (m.from_on is null or m.from_on <= ${today}::date) and (m.until_on is null or m.until_on >= ${today}::date)
      and p.merged_into is null and p.erased_at is null and p.restricted_at is null
    limit 1`.execute(tx)
  return rows.length > 0
}
