import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { AskingChoice, Candidate } from '../domain/asking.ts'

type Question = {
  meetingId: string
  choice: AskingChoice
  /** Whom the directory shows to the one who asks: a choice by kind or by name reaches nobody else. */
  findable: readonly string[]
  heldOn: Day
  now: Instant
}

/**
 * Everybody who fits, once each, by name: members with a seat at the meeting in the communities chosen, members of other communities chosen, people
 * who work or stand for an organisation of the kinds chosen, and people chosen one by one. Whoever is asked already, merged, erased or restricted
 * is left out.
 */
export async function listCandidates(tx: Database, { meetingId, choice, findable, heldOn, now }: Question): Promise<Candidate[]> {
  const communityIds = [...choice.communityIds]
  const { rows } = await sql<Candidate>`
    with chosen (person_id, rank) as (
      select s.person_id, 1 from meeting_seat s where s.meeting_id = ${meetingId} and s.community_id = any(${communityIds}::uuid[]) and not s.is_on_leave
      union all
      select m.person_id, 1 from membership m
      where m.community_id = any(${communityIds}::uuid[]) and m.role <> 'visitor' and m.state in ('active', 'pending')
        and (m.from_on is null or m.from_on <= ${heldOn}::date) and (m.until_on is null or m.until_on >= ${heldOn}::date)
      union all
      select a.person_id, 2 from affiliation a join organisation o on o.id = a.organisation_id
      where o.actor_kind = any(${[...choice.kinds]}::text[]) and a.person_id = any(${[...findable]}::uuid[]) and (a.until_on is null or a.until_on >= ${heldOn}::date)
      union all
      select m.person_id, 2 from representation r join membership m on m.id = r.membership_id join organisation o on o.id = r.organisation_id
      where o.actor_kind = any(${[...choice.kinds]}::text[]) and m.person_id = any(${[...findable]}::uuid[]) and m.state in ('active', 'pending', 'on_leave')
        and (m.until_on is null or m.until_on >= ${heldOn}::date) and (r.until_on is null or r.until_on >= ${heldOn}::date)
      union all
      select one.person_id, 3 from unnest(${[...choice.personIds]}::uuid[]) as one (person_id) where one.person_id = any(${[...findable]}::uuid[])
    ), once as (select person_id, min(rank) as rank from chosen group by person_id)
    select p.id as person_id, trim(p.given_name || ' ' || p.family_name) as name, case c.rank when 1 then 'community' when 2 then 'kind' else 'person' end as via,
      p.email is not null as has_address, coalesce(b.address = lower(p.email), false) as has_bounced, st.person_id is not null as has_stopped,
      (select count(*)::int from invitation i join meeting m on m.id = i.meeting_id
        where i.person_id = p.id and i.asked_at > ${now}::timestamptz - interval '90 days' and m.state <> 'cancelled') as asked_lately
    from once c join person p on p.id = c.person_id
    left join bounced_address b on b.person_id = p.id left join asking_stop st on st.person_id = p.id
    where p.merged_into is null and p.erased_at is null and p.restricted_at is null and p.source <> 'former'
      and not exists (select 1 from invitation i where i.meeting_id = ${meetingId} and i.person_id = p.id and i.ended_at is null)
    order by p.sort_key, p.id`.execute(tx)
  return rows
}

/** People of these ids with their names, by name; those whom the directory does not show are left out before. */
export async function listNames(tx: Database, personIds: readonly string[]): Promise<{ personId: string; name: string }[]> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select id as person_id, trim(given_name || ' ' || family_name) as name from person where id = any(${[...personIds]}::uuid[]) order by sort_key, id`.execute(
    tx,
  )
  return rows
}
