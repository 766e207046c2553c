import { sql } from 'kysely'
import { AUDIENCES, isReadyFor, type Audience } from '../../../kernel/audience.ts'
import type { Database } from '../../../platform/database.ts'
import { ROWS_A_PAGE, type FoundEntry, type GridFilter } from '../domain/shown.ts'

/** What was written in a round whose situation was stopped a moment ago is not read any more, though it still lies there. */
export const STANDS = sql`(e.round_id is null or e.round_id <> all(array(select rounds_to_forget())))`

/**
 * What a community reads of its grid: shared with it, standing, and passed by the guard for what it needs, and for the room in which it was said: what waits
 * there waits everywhere. Every list, count and file begins here.
 */
function readable(need: Audience) {
  const passed = AUDIENCES.filter((audience) => isReadyFor(audience, need))
  return sql`e.visibility = 'community' and e.state <> 'retracted' and ${STANDS} and e.checked_for = any(${passed}::text[])
    and (e.checked_for = 'public' or is_ready_for_room(e.meeting_id, e.checked_for))`
}

/** Gists `g` of an entry `e` that may be read with it. */
const gistsOf = (need: Audience) => sql`grid_gist g where g.entry_id = e.id
  and g.checked_for = any(${AUDIENCES.filter((audience) => isReadyFor(audience, need))}::text[])
  and (g.checked_for = 'public' or is_ready_for_room(e.meeting_id, g.checked_for))`

const GISTS = (
  need: Audience,
) => sql`coalesce((select json_agg(json_build_object('language', g.language, 'text', g.text, 'checkedFor', g.checked_for) order by g.language)
  from ${gistsOf(need)}), '[]') as gists`
/** Wordings of the same moment, as the board shows them to whoever reads the entry. */
const BESIDES = (
  need: Audience,
) => sql`coalesce((select json_agg(json_build_object('language', c.proposed ->> 'language', 'text', c.proposed ->> 'text') order by c.proposed_at, c.id)
  from grid_conflict c where c.entry_id = e.id and c.is_from_source and c.resolved_at is null and c.proposed ->> 'visibility' = 'community'
    and c.checked_for = any(${AUDIENCES.filter((audience) => isReadyFor(audience, need))}::text[])
    and (c.checked_for = 'public' or is_ready_for_room(c.meeting_id, c.checked_for))), '[]') as besides`
export const HELD_ON = sql`to_char(m.starts_at at time zone 'Europe/Brussels', 'YYYY-MM-DD')`

export type Chosen = Omit<GridFilter, 'words' | 'page'> & { communityId: string; need: Audience; patterns: readonly string[] }

/** Each entry `e` of a meeting `m` that fits. */
export function chosen({ communityId, need, patterns, area, language, state, meetingId, from, until }: Chosen) {
  return sql`e.community_id = ${communityId} and ${readable(need)}
    and (e.search_text like all (${[...patterns]}::text[])
      or e.search_text || coalesce((select string_agg(g.search_text, '') from ${gistsOf(need)}), '') like all (${[...patterns]}::text[]))
    and (${meetingId}::uuid is null or e.meeting_id = ${meetingId}::uuid)
    and (${area}::int is null or e.area = ${area}::int)
    and (${language}::text is null or e.language = ${language}::text)
    and (${state}::text is null or e.state = ${state}::text)
    and (${from}::text is null or ${HELD_ON} >= ${from}::text) and (${until}::text is null or ${HELD_ON} <= ${until}::text)`
}

const ROW = (need: Audience) => sql`e.id, e.meeting_id, e.area, e.language, e.text, e.links, e.state, e.speaker_role, e.template_version, e.origin, e.version,
  nullif(trim(p.given_name || ' ' || p.family_name), '') as author, ${HELD_ON} as held_on, m.title as meeting_title, ${GISTS(need)}, ${BESIDES(need)}`
const FROM = sql`grid_entry e join meeting m on m.id = e.meeting_id left join person p on p.id = e.author_id and p.source <> 'former' and p.restricted_at is null`

/** Entries of a community, the latest meeting first, by area; one page of them and how many there are. */
export async function findEntries(tx: Database, wish: Chosen & { page: number }): Promise<{ rows: FoundEntry[]; found: number }> {
  const { rows } = await sql<FoundEntry & { found: number }>`
    select ${ROW(wish.need)}, count(*) over ()::int as found from ${FROM} where ${chosen(wish)}
    order by m.starts_at desc, m.id, e.area, e.written_at, e.id limit ${ROWS_A_PAGE} offset ${(wish.page - 1) * ROWS_A_PAGE}`.execute(tx)
  return { rows: rows.map(({ found: _found, ...row }) => row), found: rows[0]?.found ?? 0 }
}

const MOST_EXPORTED = 20_000

/** The same, all of them, the oldest meeting first: for a file. */
export async function listForFile(tx: Database, wish: Chosen): Promise<FoundEntry[]> {
  const { rows } = await sql<FoundEntry>`
    select ${ROW(wish.need)} from ${FROM} where ${chosen(wish)} order by m.starts_at, m.id, e.area, e.written_at, e.id limit ${MOST_EXPORTED}`.execute(tx)
  return rows
}
