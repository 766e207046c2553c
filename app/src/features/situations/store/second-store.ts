import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

/** Members of the community who may be asked, by name. */
export async function listMayBeSecond(tx: Database, communityId: string, but: string, today: Day): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, trim(p.given_name || ' ' || p.family_name) as name from person p
    where p.id <> ${but} and p.source <> 'former' and p.restricted_at is null
      and exists (select 1 from membership m where m.person_id = p.id and m.community_id = ${communityId} and m.role not in ('visitor', 'researcher')
        and m.state in ('active', 'on_leave') and (m.until_on is null or m.until_on >= ${today}))
    order by p.sort_key, p.id limit 500`.execute(tx)
  return rows
}

/** Who was asked before and did not answer makes place. */
export async function saveAsked(tx: Database, situationId: string, personId: string, at: Instant): Promise<void> {
  await sql`
    insert into second_presenter (situation_id, person_id, state, asked_at) values (${situationId}, ${personId}, 'asked', ${at})
    on conflict (situation_id) do update set person_id = excluded.person_id, state = 'asked', asked_at = excluded.asked_at, answered_at = null`.execute(tx)
}

/** @returns false where nobody of that id was asked, or the answer was given */
export async function saveAccepted(tx: Database, situationId: string, personId: string, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    update second_presenter set state = 'accepted', answered_at = ${at} where situation_id = ${situationId} and person_id = ${personId} and state = 'asked'
    returning person_id`.execute(tx)
  return rows.length > 0
}

export async function removeSecond(tx: Database, situationId: string): Promise<void> {
  await sql`delete from second_presenter where situation_id = ${situationId}`.execute(tx)
}

/** Somebody left these communities: she tells nothing there any more. */
export async function removeSecondIn(tx: Database, personId: string, communityId: string | null): Promise<void> {
  await sql`
    delete from second_presenter x using situation s
    where s.id = x.situation_id and x.person_id = ${personId} and (${communityId}::uuid is null or s.community_id = ${communityId})`.execute(tx)
}
