import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { ActionLine, FoundEntry, Lesson, RecordRow } from '../domain/shown.ts'
import { ROWS_A_PAGE } from '../domain/shown.ts'

const WORDS = sql`json_build_object('language', r.language, 'text', r.text) as words,
  coalesce((select json_agg(json_build_object('language', t.language, 'text', t.text) order by t.language) from record_gist t where t.entry_id = r.id), '[]') as gists`
const HELD_ON = sql`to_char(m.starts_at at time zone 'Europe/Brussels', 'YYYY-MM-DD') as held_on`

/** A confidential line is for those who were there, and for who wrote it; the same rule as `maySeeEntry`. */
function mayBeSeenBy(personId: string) {
  return sql`r.removed_at is null and (not (r.is_confidential or coalesce(i.is_confidential, false)) or r.author_id = ${personId} or exists (
    select 1 from attendance s where s.meeting_id = r.meeting_id and s.person_id = ${personId} and s.state = 'present'))`
}

type Wish = { communityId: string; personId: string; page: number }

/** Lines of a community whose words or gists hold every stem, the latest meeting first. */
export async function searchEntries(tx: Database, wish: Wish & { patterns: readonly string[] }): Promise<{ rows: FoundEntry[]; found: number }> {
  const { rows } = await sql<FoundEntry & { found: number }>`
    select r.id as entry_id, r.meeting_id, ${HELD_ON}, r.kind, ${WORDS}, count(*) over ()::int as found
    from meeting_community mc join meeting m on m.id = mc.meeting_id join record_entry r on r.meeting_id = m.id left join agenda_item i on i.id = r.agenda_item_id
    where mc.community_id = ${wish.communityId} and r.search_text like all (${[...wish.patterns]}::text[]) and ${mayBeSeenBy(wish.personId)}
    order by mc.starts_at desc, r.written_at, r.id limit ${ROWS_A_PAGE} offset ${(wish.page - 1) * ROWS_A_PAGE}`.execute(tx)
  return { rows: rows.map(({ found: _found, ...row }) => row), found: rows[0]?.found ?? 0 }
}

/** Meetings of a community of which something was noted, the latest first. */
export async function listRecords(tx: Database, wish: Omit<Wish, 'personId'>): Promise<{ rows: RecordRow[]; found: number }> {
  const { rows } = await sql<RecordRow & { found: number }>`
    select m.id as meeting_id, m.title, m.title_language, m.starts_at, k.phase, k.amendable_until, count(*) over ()::int as found,
      (select count(*) from record_entry r where r.meeting_id = m.id and r.removed_at is null)::int as entries,
      (select count(*) from record_entry r where r.meeting_id = m.id and r.kind = 'action' and r.done_at is null and r.removed_at is null)::int as open_actions
    from meeting_community mc join meeting m on m.id = mc.meeting_id join meeting_record k on k.meeting_id = m.id
    where mc.community_id = ${wish.communityId}
    order by mc.starts_at desc, m.id limit ${ROWS_A_PAGE} offset ${(wish.page - 1) * ROWS_A_PAGE}`.execute(tx)
  return { rows: rows.map(({ found: _found, ...row }) => row), found: rows[0]?.found ?? 0 }
}

const ACTION = sql`r.id as entry_id, r.meeting_id, ${HELD_ON}, ${WORDS}, r.owner_id, nullif(trim(o.given_name || ' ' || o.family_name), '') as owner, r.owner_words, r.due_on, r.done_at`
const ACTIONS = sql`record_entry r join meeting m on m.id = r.meeting_id left join agenda_item i on i.id = r.agenda_item_id left join person o on o.id = r.owner_id`

type ActionWish = { communityIds: readonly string[]; personId: string; isDone: boolean; before?: string; page?: number }

/** Actions of these communities, each once: the open ones by their day, the done ones the latest first. `before` keeps those of earlier meetings. */
export async function listActions(tx: Database, wish: ActionWish): Promise<{ rows: ActionLine[]; found: number }> {
  const { communityIds, personId, isDone, before = null, page = 1 } = wish
  const { rows } = await sql<ActionLine & { found: number }>`
    select ${ACTION}, count(*) over ()::int as found from ${ACTIONS}
    where r.kind = 'action' and (r.done_at is not null) = ${isDone} and ${mayBeSeenBy(personId)}
      and exists (select 1 from meeting_community mc where mc.meeting_id = m.id and mc.community_id = any(${[...communityIds]}::uuid[]))
      and (${before}::timestamptz is null or m.starts_at < ${before}::timestamptz)
    order by case when ${isDone} then r.done_at end desc nulls last, r.due_on nulls last, m.starts_at, r.written_at, r.id
    limit ${ROWS_A_PAGE} offset ${(page - 1) * ROWS_A_PAGE}`.execute(tx)
  return { rows: rows.map(({ found: _found, ...row }) => row), found: rows[0]?.found ?? 0 }
}

/** Open actions that one person took upon herself, wherever; the first day first. */
export async function listOwnedActions(
  tx: Database,
  personId: string,
  { limit, communityId = null }: { limit: number; communityId?: string | null },
): Promise<ActionLine[]> {
  const { rows } = await sql<ActionLine>`
    select ${ACTION} from ${ACTIONS}
    where r.owner_id = ${personId} and r.kind = 'action' and r.done_at is null and ${mayBeSeenBy(personId)}
      and (${communityId}::uuid is null or exists (select 1 from meeting_community mc where mc.meeting_id = m.id and mc.community_id = ${communityId}::uuid))
    order by r.due_on nulls last, m.starts_at, r.id limit ${limit}`.execute(tx)
  return rows
}

/** Lessons on method that moderators marked, the latest meeting first. Confidential lines are never among them. */
export async function listLessons(tx: Database, wish: { communityIds: readonly string[]; page?: number }): Promise<{ rows: Lesson[]; found: number }> {
  const { rows } = await sql<Lesson & { found: number }>`
    select r.id as entry_id, r.meeting_id, ${HELD_ON}, ${WORDS}, count(*) over ()::int as found,
      (select mc.community_id from meeting_community mc where mc.meeting_id = m.id and mc.community_id = any(${[...wish.communityIds]}::uuid[]) order by mc.position limit 1) as community_id
    from record_entry r join meeting m on m.id = r.meeting_id left join agenda_item i on i.id = r.agenda_item_id
    where r.is_lesson and r.removed_at is null and not r.is_confidential and not coalesce(i.is_confidential, false)
      and exists (select 1 from meeting_community mc where mc.meeting_id = m.id and mc.community_id = any(${[...wish.communityIds]}::uuid[]))
    order by m.starts_at desc, r.written_at, r.id limit ${ROWS_A_PAGE} offset ${((wish.page ?? 1) - 1) * ROWS_A_PAGE}`.execute(tx)
  return { rows: rows.map(({ found: _found, ...row }) => row), found: rows[0]?.found ?? 0 }
}
