import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { LocalText } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { Serves, Suggestion, SuggestionLink } from '../domain/suggestion.ts'

const SUGGESTION = sql`
  s.id, s.situation_id, s.community_id, s.meeting_id, s.round_id, s.language, s.text, s.kept, s.checked_for, s.serves, s.goal, s.helper_kind, s.links, s.origin, s.author_id,
  s.taken_at, s.retracted_at, s.said_at, s.changed_at, s.version,
  case when s.gist_language is null then null else json_build_object('language', s.gist_language, 'text', s.gist) end as gist`

export async function findSuggestion(tx: Database, id: string): Promise<Suggestion | null> {
  const { rows } = await sql<Suggestion>`select ${SUGGESTION} from suggestion s where s.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Two who write it at once wait for each other. */
export async function lockSuggestion(tx: Database, id: string): Promise<Suggestion | null> {
  await sql`select id from suggestion where id = ${id} for update`.execute(tx)
  return findSuggestion(tx, id)
}

/** What was suggested for these situations and still stands, what was taken first, then in the order in which it was said. */
export async function listOfSituations(tx: Database, situationIds: readonly string[]): Promise<Suggestion[]> {
  const { rows } = await sql<Suggestion>`
    select ${SUGGESTION} from suggestion s where s.situation_id = any(${[...situationIds]}::uuid[]) and s.retracted_at is null
    order by s.situation_id, s.taken_at is null, s.said_at, s.id limit 1000`.execute(tx)
  return rows
}

export async function countOfSituation(tx: Database, situationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from suggestion where situation_id = ${situationId}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** @param passed the rooms for which they may have been read */
export async function countShown(tx: Database, situationId: string, passed: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from suggestion
    where situation_id = ${situationId} and retracted_at is null and text <> '' and checked_for = any(${[...passed]}::text[])`.execute(tx)
  return rows[0]?.count ?? 0
}

export type NewSuggestion = Serves &
  Pick<
    Suggestion,
    'id' | 'situationId' | 'communityId' | 'meetingId' | 'roundId' | 'language' | 'text' | 'kept' | 'checkedFor' | 'helperKind' | 'origin' | 'authorId'
  > & {
    links: readonly SuggestionLink[]
    at: Instant
  }

/** @returns false where a suggestion of that id is there already */
export async function addSuggestion(tx: Database, wish: NewSuggestion): Promise<boolean> {
  const { rows } = await sql`
    insert into suggestion (id, situation_id, community_id, meeting_id, round_id, language, text, kept, checked_for, serves, goal, helper_kind, links, origin, author_id,
      said_at, changed_at)
    values (${wish.id}, ${wish.situationId}, ${wish.communityId}, ${wish.meetingId}, ${wish.roundId}, ${wish.language}, ${wish.text}, ${JSON.stringify(wish.kept)}::jsonb,
      ${wish.checkedFor}, ${wish.serves}, ${wish.goal}, ${wish.helperKind}, ${JSON.stringify(wish.links)}::jsonb, ${wish.origin}, ${wish.authorId}, ${wish.at}, ${wish.at})
    on conflict (id) do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** The same suggestion in other words; what was taken stays taken. A gist of other words is no gist any more. */
export async function changeSuggestion(tx: Database, wish: NewSuggestion): Promise<void> {
  await sql`
    update suggestion set language = ${wish.language}, text = ${wish.text}, kept = ${JSON.stringify(wish.kept)}::jsonb, checked_for = ${wish.checkedFor},
      serves = ${wish.serves}, goal = ${wish.goal}, helper_kind = ${wish.helperKind}, links = ${JSON.stringify(wish.links)}::jsonb, retracted_at = null,
      gist = case when text = ${wish.text} then gist else '' end, gist_language = case when text = ${wish.text} then gist_language else null end,
      gist_by = case when text = ${wish.text} then gist_by else null end, changed_at = ${wish.at}, version = version + 1
    where id = ${wish.id}`.execute(tx)
}

export async function saveTaken(tx: Database, id: string, takenAt: Instant | null): Promise<void> {
  await sql`update suggestion set taken_at = ${takenAt}, version = version + 1 where id = ${id}`.execute(tx)
}

export async function saveRetracted(tx: Database, id: string, retractedAt: Instant | null): Promise<void> {
  await sql`update suggestion set retracted_at = ${retractedAt}, version = version + 1 where id = ${id}`.execute(tx)
}

export async function saveGist(tx: Database, id: string, gist: LocalText & { by: string; kept: Readonly<Record<string, string>> }, at: Instant): Promise<void> {
  await sql`
    update suggestion set gist = ${gist.text}, gist_language = ${gist.language}, gist_by = ${gist.by}, kept = ${JSON.stringify(gist.kept)}::jsonb, changed_at = ${at},
      version = version + 1 where id = ${id}`.execute(tx)
}

/** Says that one has read them; a second time changes nothing. */
export async function addReader(
  tx: Database,
  { situationId, communityId, personId, on }: { situationId: string; communityId: string; personId: string; on: string },
): Promise<void> {
  await sql`
    insert into suggestion_reader (situation_id, community_id, person_id, read_on) values (${situationId}, ${communityId}, ${personId}, ${on}) on conflict do nothing`.execute(
    tx,
  )
}

export async function countReaders(tx: Database, situationId: string, personId: string): Promise<{ count: number; isOne: boolean }> {
  const { rows } = await sql<{ count: number; isOne: boolean }>`
    select count(*)::int as count, coalesce(bool_or(person_id = ${personId}), false) as is_one from suggestion_reader where situation_id = ${situationId}`.execute(
    tx,
  )
  return rows[0] ?? { count: 0, isOne: false }
}

/** Of what ended nothing stays. @returns how many suggestions went */
export async function removeEnded(tx: Database): Promise<number> {
  const { rows } = await sql`
    delete from suggestion s using situation t where t.id = s.situation_id and t.state = 'stopped' returning s.id`.execute(tx)
  await sql`delete from remembered r using situation t where t.id = r.situation_id and t.state = 'stopped'`.execute(tx)
  await sql`delete from callable_person w using situation t where t.id = w.situation_id and t.state = 'stopped'`.execute(tx)
  await sql`delete from suggestion_reader r using situation t where t.id = r.situation_id and t.state = 'stopped'`.execute(tx)
  await sql`delete from and_then a using situation t where t.id = a.situation_id and t.state = 'stopped' and (a.state <> 'ended' or a.token_hash is null)`.execute(
    tx,
  )
  return rows.length
}

export async function removeOfSituation(tx: Database, situationId: string): Promise<void> {
  await sql`delete from suggestion where situation_id = ${situationId}`.execute(tx)
  await sql`delete from remembered where situation_id = ${situationId}`.execute(tx)
  await sql`delete from callable_person where situation_id = ${situationId}`.execute(tx)
  await sql`delete from suggestion_reader where situation_id = ${situationId}`.execute(tx)
  // Who said by her link that it ended reads there that this is all, until the link is over.
  await sql`delete from and_then where situation_id = ${situationId} and state <> 'ended'`.execute(tx)
}
