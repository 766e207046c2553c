import { sql } from 'kysely'
import { AUDIENCES, isReadyFor, type Audience } from '../../../kernel/audience.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { EntryDraft } from '../domain/entry.ts'

/** Words beside an entry: a gist, an earlier wording, a second one that waits to be chosen. */
export type Beside = { kind: 'gist' | 'wording' | 'conflict'; key: string; texts: string[]; language: Language }

function below(need: Audience): Audience[] {
  return AUDIENCES.filter((audience) => !isReadyFor(audience, need))
}

/** Entries with words that passed for less than this room needs, their own or others beside them. */
export async function listBelow(tx: Database, meetingId: string, need: Audience): Promise<string[]> {
  const less = below(need)
  if (less.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select e.id from grid_entry e where e.meeting_id = ${meetingId} and e.state <> 'retracted' and (e.checked_for = any(${less}::text[])
      or exists (select 1 from grid_gist g where g.entry_id = e.id and g.checked_for = any(${less}::text[]))
      or exists (select 1 from grid_entry_version v where v.entry_id = e.id and v.checked_for = any(${less}::text[]))
      or exists (select 1 from grid_conflict c where c.entry_id = e.id and c.resolved_at is null and c.checked_for = any(${less}::text[])))
    order by e.area, e.written_at, e.id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function listBesideBelow(tx: Database, entryId: string, need: Audience): Promise<Beside[]> {
  const less = below(need)
  const gists = await sql<Beside>`
    select 'gist' as kind, language as key, array[text] as texts, language from grid_gist where entry_id = ${entryId} and checked_for = any(${less}::text[])`.execute(
    tx,
  )
  const wordings = await sql<Beside>`
    select 'wording' as kind, version::text as key, array[text] as texts, language from grid_entry_version
    where entry_id = ${entryId} and checked_for = any(${less}::text[])`.execute(tx)
  const conflicts = await sql<{ id: string; proposed: EntryDraft }>`
    select id, proposed from grid_conflict where entry_id = ${entryId} and resolved_at is null and checked_for = any(${less}::text[])`.execute(tx)
  const second = conflicts.rows.map(({ id, proposed }): Beside => {
    const labels = proposed.links.map(({ label }) => label)
    return { kind: 'conflict', key: id, texts: [proposed.text, ...labels], language: proposed.language }
  })
  return [...gists.rows, ...wordings.rows, ...second]
}

export async function saveBeside(tx: Database, entryId: string, { kind, key }: Beside, checkedFor: Audience): Promise<void> {
  if (kind === 'gist') await sql`update grid_gist set checked_for = ${checkedFor} where entry_id = ${entryId} and language = ${key}`.execute(tx)
  else if (kind === 'wording')
    await sql`update grid_entry_version set checked_for = ${checkedFor} where entry_id = ${entryId} and version = ${key}::int`.execute(tx)
  else await sql`update grid_conflict set checked_for = ${checkedFor} where entry_id = ${entryId} and id = ${key}::uuid`.execute(tx)
}

/** Meetings whose grid holds words that may pass for less than their rooms need: those that did not pass for everybody. */
export async function listMeetingsToLookAt(tx: Database): Promise<string[]> {
  const { rows } = await sql<{ meetingId: string }>`
    select meeting_id from grid_entry where state <> 'retracted' and checked_for <> 'public'
    union select meeting_id from grid_gist where checked_for <> 'public'
    union select meeting_id from grid_entry_version where checked_for <> 'public'
    union select meeting_id from grid_conflict where resolved_at is null and checked_for <> 'public'
    order by meeting_id`.execute(tx)
  return rows.map(({ meetingId }) => meetingId)
}
