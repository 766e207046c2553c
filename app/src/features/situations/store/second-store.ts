import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'

type Search = { communityId: string; but: string; today: Day; words: readonly string[]; id?: string; limit: number }

/** Members of the community who may be asked, by name: those in whose name all these words stand. @param id this one alone */
export async function listMayBeSecond(tx: Database, { communityId, but, today, words, id, limit }: Search): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, trim(p.given_name || ' ' || p.family_name) as name from person p
    where p.id <> ${but} and (${id ?? null}::uuid is null or p.id = ${id ?? null})
      and not exists (select 1 from unnest(${[...words]}::text[]) as word where p.sort_key not like ${'%'} || word || ${'%'}) and p.source <> 'former' and p.restricted_at is null
      and exists (select 1 from membership m where m.person_id = p.id and m.community_id = ${communityId} and m.role not in ('visitor', 'researcher')
        and m.state in ('active', 'on_leave') and (m.until_on is null or m.until_on >= ${today}))
    order by p.sort_key, p.id limit ${limit}`.execute(tx)
  return rows
}

export type AskedSecond = { situationId: string; personId: string; email: string | null; language: Language | null; communityName: BilingualName }

/** Who was asked and did not answer yet, for the mail. */
export async function findAsked(tx: Database, situationId: string): Promise<AskedSecond | null> {
  const { rows } = await sql<AskedSecond>`
    select x.situation_id, x.person_id, p.email, p.language, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as community_name
    from second_presenter x join situation s on s.id = x.situation_id join community c on c.id = s.community_id join person p on p.id = x.person_id
    where x.situation_id = ${situationId} and x.state = 'asked'`.execute(tx)
  return rows[0] ?? null
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
