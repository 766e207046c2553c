import { sql } from 'kysely'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { AUDIENCES, isReadyFor, type Audience } from '../domain/audience.ts'
import type { GridArea } from '../domain/grid.ts'
import { MOST_COLUMNS, ROWS_A_PAGE, type CommunityCounts, type CountColumn, type FoundEntry, type GridFilter, type NamedCommunity } from '../domain/shown.ts'

/** What a community reads of its grid: shared with it, standing, and passed by the guard for what it needs. Every list, count and file begins here. */
function readable(need: Audience) {
  const passed = AUDIENCES.filter((audience) => isReadyFor(audience, need))
  return sql`e.visibility = 'community' and e.state <> 'retracted' and e.checked_for = any(${passed}::text[])`
}

const GISTS = (
  need: Audience,
) => sql`coalesce((select json_agg(json_build_object('language', g.language, 'text', g.text, 'checkedFor', g.checked_for) order by g.language)
  from grid_gist g where g.entry_id = e.id and g.checked_for = any(${AUDIENCES.filter((audience) => isReadyFor(audience, need))}::text[])), '[]') as gists`
const HELD_ON = sql`to_char(m.starts_at at time zone 'Europe/Brussels', 'YYYY-MM-DD')`

export type Chosen = Omit<GridFilter, 'words' | 'page'> & { communityId: string; need: Audience; patterns: readonly string[] }

function chosen({ communityId, need, patterns, area, language, state, from, until }: Chosen) {
  return sql`e.community_id = ${communityId} and ${readable(need)} and e.search_text like all (${[...patterns]}::text[])
    and (${area}::int is null or e.area = ${area}::int)
    and (${language}::text is null or e.language = ${language}::text)
    and (${state}::text is null or e.state = ${state}::text)
    and (${from}::text is null or ${HELD_ON} >= ${from}::text) and (${until}::text is null or ${HELD_ON} <= ${until}::text)`
}

const ROW = (need: Audience) => sql`e.id, e.meeting_id, e.area, e.language, e.text, e.links, e.state, e.speaker_role, e.template_version, e.origin, e.version,
  nullif(trim(p.given_name || ' ' || p.family_name), '') as author, ${HELD_ON} as held_on, m.title as meeting_title, ${GISTS(need)}`
const FROM = sql`grid_entry e join meeting m on m.id = e.meeting_id left join person p on p.id = e.author_id and p.source <> 'former'`

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

type CountRow = { meetingId: string; heldOn: string; area: GridArea; count: number }

function noCounts(): Record<GridArea, number> {
  return { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0 }
}

/** How many entries each area got at each meeting that fits, the latest first; a dozen meetings at most. */
export async function countByMeeting(tx: Database, wish: Chosen): Promise<CountColumn[]> {
  const { rows } = await sql<CountRow>`
    select e.meeting_id, ${HELD_ON} as held_on, e.area, count(*)::int as count from ${FROM} where ${chosen(wish)}
    group by e.meeting_id, m.starts_at, e.area order by m.starts_at desc, e.meeting_id, e.area`.execute(tx)
  const columns = new Map<string, CountColumn>()
  for (const { meetingId, heldOn, area, count } of rows) {
    const column = columns.get(meetingId) ?? { key: meetingId, heldOn, meetingId, counts: noCounts() }
    column.counts[area] = count
    columns.set(meetingId, column)
  }
  return [...columns.values()].slice(0, MOST_COLUMNS)
}

/** The same by month, over a year of months. */
export async function countByMonth(tx: Database, wish: Chosen): Promise<CountColumn[]> {
  const { rows } = await sql<{ month: string; area: GridArea; count: number }>`
    select left(${HELD_ON}, 7) as month, e.area, count(*)::int as count from ${FROM} where ${chosen(wish)}
    group by 1, e.area order by 1 desc, e.area`.execute(tx)
  const columns = new Map<string, CountColumn>()
  for (const { month, area, count } of rows) {
    const column = columns.get(month) ?? { key: month, heldOn: `${month}-01`, meetingId: null, counts: noCounts() }
    column.counts[area] = count
    columns.set(month, column)
  }
  return [...columns.values()].slice(0, MOST_COLUMNS)
}

/** Area by month for each of these communities: counts alone, of what each community reads itself. A community that never said is mixed. */
export async function countByCommunity(
  tx: Database,
  communityIds: readonly string[],
  { from, until }: { from: string | null; until: string | null },
): Promise<CommunityCounts[]> {
  const { rows } = await sql<{ communityId: string; name: BilingualName; month: string | null; area: GridArea | null; count: number }>`
    select c.id as community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as name, f.month, f.area, coalesce(f.count, 0)::int as count
    from community c left join lateral (
      select left(${HELD_ON}, 7) as month, e.area, count(*)::int as count from grid_entry e join meeting m on m.id = e.meeting_id
      where e.community_id = c.id and e.visibility = 'community' and e.state <> 'retracted'
        and array_position(array['bound', 'mixed', 'public'], e.checked_for) >= array_position(array['bound', 'mixed', 'public'], coalesce(c.secrecy_mode, 'mixed'))
        and (${from}::text is null or ${HELD_ON} >= ${from}::text) and (${until}::text is null or ${HELD_ON} <= ${until}::text)
      group by 1, e.area) f on true
    where c.id = any(${[...communityIds]}::uuid[])
    order by c.position, c.name_fr, c.name_nl, c.id, f.month desc, f.area`.execute(tx)
  const communities = new Map<string, CommunityCounts>()
  for (const { communityId, name, month, area, count } of rows) {
    const community = communities.get(communityId) ?? { communityId, name, months: [] }
    communities.set(communityId, community)
    if (month === null || area === null) continue
    const known = community.months.find((each) => each.month === month)
    if (known === undefined) community.months.push({ month, counts: { ...noCounts(), [area]: count } })
    else known.counts[area] = count
  }
  return [...communities.values()]
}

export async function findNamedCommunity(db: Database, id: string): Promise<NamedCommunity | null> {
  const { rows } = await sql<NamedCommunity>`
    select id, json_build_object('fr', name_fr, 'nl', name_nl) as name, accent, state = 'closed' as is_closed from community where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Every community that is not closed: for who coordinates all of them. */
export async function listOpenIds(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from community where state <> 'closed' order by position, id limit 200`.execute(db)
  return rows.map(({ id }) => id)
}
