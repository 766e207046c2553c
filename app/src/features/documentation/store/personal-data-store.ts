import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'
import { foldForSearch } from '../../records/public.ts'

type Rows = Record<string, unknown>

/** Communities in whose grids these people stand. */
export async function listGridPlaces(tx: Database, personIds: readonly string[]): Promise<{ personId: string; communityId: string }[]> {
  const { rows } = await sql<{ personId: string; communityId: string }>`
    select distinct author_id as person_id, community_id from grid_entry where author_id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}

/** What the person wrote, her private entries among it, and what she did to the entries of others. */
export async function showGridRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const columns = sql`id, meeting_id, area, language, text, links, visibility, state, speaker_role, written_at from grid_entry where author_id = ${personId}`
  const entries = await sql<Rows>`select ${columns} and visibility <> 'private' order by written_at, id`.execute(tx)
  // Apart, because they alone go with her.
  const own = await sql<Rows>`select ${columns} and visibility = 'private' order by written_at, id`.execute(tx)
  const handled = await sql<Rows>`
    select id, meeting_id, edited_at, validated_as, validated_at, retracted_at from grid_entry
    where author_id is distinct from ${personId} and ${personId} in (edited_by, validated_by, retracted_by) order by written_at, id`.execute(tx)
  const gists =
    await sql<Rows>`select entry_id, language, text, written_at from grid_gist where written_by = ${personId} order by written_at, entry_id`.execute(tx)
  const versions = await sql<Rows>`
    select v.entry_id, v.version, v.language, case when e.author_id = ${personId} then v.text end as text, v.visibility, v.saved_at
    from grid_entry_version v join grid_entry e on e.id = v.entry_id where ${personId} in (v.saved_by, e.author_id) order by v.saved_at, v.entry_id, v.version`.execute(
    tx,
  )
  const conflicts = await sql<Rows>`
    select id, meeting_id, proposed, proposed_at, resolved_at from grid_conflict where proposed_by = ${personId} order by proposed_at, id`.execute(tx)
  const drafts = await sql<Rows>`select community_id, edited_at from grid_draft where edited_by = ${personId} order by community_id`.execute(tx)
  const templates = await sql<Rows>`
    select community_id, version, adopted_at from grid_template where adopted_by = ${personId} order by adopted_at, community_id`.execute(tx)
  const choices = await sql<Rows>`select counted_by, community_ids, saved_at from grid_choice where person_id = ${personId}`.execute(tx)
  return [
    { table: 'grid_entry', rows: [...entries.rows, ...handled.rows], goes: entries.rows.filter(({ state }) => state === 'retracted').length },
    { table: 'grid_entry_private', rows: own.rows },
    { table: 'grid_gist', rows: gists.rows },
    { table: 'grid_entry_version', rows: versions.rows },
    { table: 'grid_conflict', rows: conflicts.rows },
    { table: 'grid_draft', rows: drafts.rows },
    { table: 'grid_template', rows: templates.rows },
    { table: 'grid_choice', rows: choices.rows },
  ]
}

/** What the room heard stays without a name, under the role alone; what only the author could read goes. */
export async function eraseGridRows(tx: Database, personId: string, _placeholderId: string): Promise<void> {
  // How her words stood before is not what the community remembers.
  await sql`delete from grid_entry_version where entry_id in (select id from grid_entry where author_id = ${personId})`.execute(tx)
  await sql`delete from grid_entry where author_id = ${personId} and (visibility = 'private' or state = 'retracted')`.execute(tx)
  await sql`update grid_entry set author_id = nullif(author_id, ${personId}), edited_by = nullif(edited_by, ${personId}), validated_by = nullif(validated_by, ${personId}),
      retracted_by = nullif(retracted_by, ${personId}), version = version + 1
    where ${personId} in (author_id, edited_by, validated_by, retracted_by)`.execute(tx)
  await sql`update grid_gist set written_by = null where written_by = ${personId}`.execute(tx)
  await sql`update grid_entry_version set saved_by = null where saved_by = ${personId}`.execute(tx)
  await sql`delete from grid_conflict where proposed_by = ${personId}`.execute(tx)
  await sql`update grid_draft set edited_by = null where edited_by = ${personId}`.execute(tx)
  await sql`update grid_template set adopted_by = null where adopted_by = ${personId}`.execute(tx)
  await sql`delete from grid_choice where person_id = ${personId}`.execute(tx)
}

/** On wish of who leaves: her entries and gists keep their place and lose their words. */
export async function forgetGridWords(tx: Database, personId: string): Promise<void> {
  await sql`delete from grid_entry_version where entry_id in (select id from grid_entry where author_id = ${personId})`.execute(tx)
  await sql`delete from grid_gist where written_by = ${personId} or entry_id in (select id from grid_entry where author_id = ${personId})`.execute(tx)
  await sql`update grid_entry set text = case when state = 'retracted' then '' else '–' end, links = '[]', kept = '{}', search_text = ${foldForSearch([])}
    where author_id = ${personId}`.execute(tx)
}

/** Each column that names a person, under a name of its own. */
const COLUMNS = [
  ['author', sql`grid_entry`, sql`author_id`, sql`id`],
  ['editor', sql`grid_entry`, sql`edited_by`, sql`id`],
  ['validator', sql`grid_entry`, sql`validated_by`, sql`id`],
  ['retractor', sql`grid_entry`, sql`retracted_by`, sql`id`],
  ['gist', sql`grid_gist`, sql`written_by`, sql`entry_id::text || ' ' || language`],
  ['version', sql`grid_entry_version`, sql`saved_by`, sql`entry_id::text || ' ' || version`],
  ['conflict', sql`grid_conflict`, sql`proposed_by`, sql`id`],
  ['draft', sql`grid_draft`, sql`edited_by`, sql`community_id`],
  ['template', sql`grid_template`, sql`adopted_by`, sql`community_id::text || ' ' || version`],
  ['choice', sql`grid_choice`, sql`person_id`, sql`person_id`],
] as const
type Moved = Record<(typeof COLUMNS)[number][0], string[]>

/** Of two wishes how to see the numbers, the one that stays with the person is kept. */
function mayMove(name: keyof Moved, to: string) {
  return name === 'choice' ? sql`not exists (select 1 from grid_choice where person_id = ${to})` : sql`true`
}

export async function moveGridRows(tx: Database, from: string, to: string): Promise<MovedRows> {
  const moved: Record<string, string[]> = {}
  for (const [name, table, column, key] of COLUMNS) {
    const { rows } = await sql<{
      key: string
    }>`update ${table} set ${column} = ${to} where ${column} = ${from} and ${mayMove(name, to)} returning (${key})::text as key`.execute(tx)
    moved[name] = rows.map((row) => row.key)
  }
  return moved
}

export async function giveGridRowsBack(tx: Database, from: string, to: string, rows: MovedRows): Promise<void> {
  // Written by `moveGridRows` alone.
  const moved = rows as Moved
  for (const [name, table, column, key] of COLUMNS) {
    await sql`update ${table} set ${column} = ${from} where ${column} = ${to} and (${key})::text = any(${moved[name]}::text[])`.execute(tx)
  }
}
