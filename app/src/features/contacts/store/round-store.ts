import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'

/** Who was there, by name. */
export async function listPresent(tx: Database, meetingId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select a.person_id from attendance a join person p on p.id = a.person_id
    where a.meeting_id = ${meetingId} and a.state = 'present' and p.source <> 'former' order by p.sort_key, p.id`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** Communities to which somebody belongs today as more than a visitor. */
export async function listFellowCommunities(tx: Database, personId: string): Promise<string[]> {
  const { rows } = await sql<{ communityId: string }>`
    select distinct community_id from community_access where person_id = ${personId} and role <> 'visitor' order by community_id`.execute(tx)
  return rows.map(({ communityId }) => communityId)
}

type PersonOrganisation = { personId: string; name: BilingualName }

/** For whom these people work, or stand in a community, today. */
export async function listOrganisationNames(tx: Database, personIds: readonly string[], today: Day): Promise<PersonOrganisation[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<PersonOrganisation>`
    select found.person_id, json_build_object('fr', o.name_fr, 'nl', o.name_nl) as name
    from (
      select person_id, organisation_id from affiliation where person_id = any(${[...personIds]}::uuid[])
        and (from_on is null or from_on <= ${today}) and (until_on is null or until_on >= ${today})
      union
      select m.person_id, r.organisation_id from membership m join representation r on r.membership_id = m.id
      where m.person_id = any(${[...personIds]}::uuid[]) and m.state in ('active', 'on_leave', 'pending')
        and (m.until_on is null or m.until_on >= ${today}) and (r.until_on is null or r.until_on >= ${today})
    ) found join organisation o on o.id = found.organisation_id
    order by found.person_id, o.sort_key, o.id`.execute(tx)
  return rows
}

export type RoundLink = { meetingId: string; personId: string }

/** The link of this hash, while it counts. */
export async function findRoundLink(tx: Database, hash: Buffer, now: Instant): Promise<RoundLink | null> {
  const { rows } = await sql<RoundLink>`select meeting_id, person_id from round_link where token_hash = ${hash} and expires_at > ${now}`.execute(tx)
  return rows[0] ?? null
}

/** @returns false when this person has a link to this round already */
export async function addRoundLink(tx: Database, link: RoundLink & { hash: Buffer; madeAt: Instant; expiresAt: Instant }): Promise<boolean> {
  const { rows } = await sql`
    insert into round_link (token_hash, meeting_id, person_id, made_at, expires_at)
    values (${link.hash}, ${link.meetingId}, ${link.personId}, ${link.madeAt}, ${link.expiresAt})
    on conflict (meeting_id, person_id) do nothing returning meeting_id`.execute(tx)
  return rows.length > 0
}

/** Who has a link to this round. */
export async function listLinked(tx: Database, meetingId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`select person_id from round_link where meeting_id = ${meetingId} order by person_id`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** Links past their time. */
export async function removeOldLinks(tx: Database, now: Instant): Promise<void> {
  await sql`delete from round_link where expires_at < ${now}`.execute(tx)
}

/** Held meetings of the last weeks at which the person was present and about which she decided nothing, the latest first. */
export async function listUndecidedRounds(tx: Database, personId: string, { since, now }: { since: Instant; now: Instant }) {
  const { rows } = await sql<{ meetingId: string; title: string; startsAt: Instant }>`
    select m.id as meeting_id, m.title, m.starts_at from attendance a join meeting m on m.id = a.meeting_id
    where a.person_id = ${personId} and a.state = 'present' and m.state = 'held' and m.starts_at between ${since} and ${now}
      and not exists (select 1 from consent c where c.person_id = a.person_id and c.purpose = 'meeting_round' and c.scope_id = m.id)
    order by m.starts_at desc, m.id limit 5`.execute(tx)
  return rows
}
