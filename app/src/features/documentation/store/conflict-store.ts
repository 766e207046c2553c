import { sql } from 'kysely'
import type { Audience } from '../../../kernel/audience.ts'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Entry, EntryDraft } from '../domain/entry.ts'
import { documentationDb } from './tables.ts'

export type Conflict = {
  id: string
  entryId: string
  proposed: EntryDraft
  checkedFor: Audience
  proposedBy: string | null
  by: string | null
  at: Instant
  isFromSource: boolean
}

type Second = { draft: EntryDraft; checkedFor: Audience; sourceVersion?: number }

/** Words that would have been written over others. The same ones stand once. */
export async function addConflict(
  tx: Database,
  entry: Entry,
  { draft, checkedFor, sourceVersion }: Second,
  by: { personId: string | null; at: Instant },
): Promise<void> {
  const proposed = JSON.stringify(draft)
  await sql`insert into grid_conflict (entry_id, meeting_id, proposed, checked_for, proposed_by, proposed_at)
    select ${entry.id}, ${entry.meetingId}, ${proposed}::jsonb, ${checkedFor}, ${by.personId}::uuid, ${by.at}
    where not exists (select 1 from grid_conflict where entry_id = ${entry.id} and proposed = ${proposed}::jsonb)`.execute(tx)
  if (sourceVersion !== undefined) {
    await documentationDb(tx).updateTable('gridEntry').set({ sourceVersion }).where('id', '=', entry.id).execute()
  }
}

/** Wordings of the same moment where the entry comes from: those that stand there, and no others. Whose hand wrote them is not told: not the entry's author alone. */
export async function keepBesides(
  tx: Database,
  entry: Entry,
  { besides, checkedFor }: { besides: readonly EntryDraft[]; checkedFor: Audience },
  at: Instant,
): Promise<void> {
  const standing = JSON.stringify(besides)
  await sql`update grid_conflict set resolved_at = ${at}, proposed = '{}'
    where entry_id = ${entry.id} and is_from_source and resolved_at is null
      and not exists (select 1 from jsonb_array_elements(${standing}::jsonb) each where each = proposed)`.execute(tx)
  await sql`insert into grid_conflict (entry_id, meeting_id, proposed, checked_for, proposed_by, proposed_at, is_from_source)
    select ${entry.id}, ${entry.meetingId}, each, ${checkedFor}, null, ${at}, true from jsonb_array_elements(${standing}::jsonb) each
    where not exists (select 1 from grid_conflict where entry_id = ${entry.id} and resolved_at is null and proposed = each)`.execute(tx)
}

/** Second versions that wait for somebody to choose, the oldest first. */
export async function listConflicts(tx: Database, meetingId: string): Promise<Conflict[]> {
  const { rows } = await sql<Conflict>`
    select c.id, c.entry_id, c.proposed, c.checked_for, c.proposed_by, nullif(trim(p.given_name || ' ' || p.family_name), '') as by, c.proposed_at as at, c.is_from_source
    from grid_conflict c left join person p on p.id = c.proposed_by and p.source <> 'former' and p.restricted_at is null
    where c.meeting_id = ${meetingId} and c.resolved_at is null order by c.proposed_at, c.id`.execute(tx)
  return rows
}

/** Chosen or not, the second words go. */
export async function resolveConflict(tx: Database, id: string, at: Instant): Promise<void> {
  await sql`update grid_conflict set resolved_at = ${at}, proposed = '{}' where id = ${id}`.execute(tx)
}

/** Wordings that are gone where they came from go as second and as earlier ones, too. */
export async function forgetWordings(tx: Database, wordings: readonly { id: string; text: string }[]): Promise<void> {
  const gone = sql`select 1 from jsonb_to_recordset(${JSON.stringify(wordings)}::jsonb) as gone (id uuid, text text)`
  await sql`delete from grid_conflict c where exists (${gone} where gone.id = c.entry_id and gone.text = c.proposed ->> 'text')`.execute(tx)
  await sql`delete from grid_entry_version v where exists (${gone} where gone.id = v.entry_id and gone.text = v.text)`.execute(tx)
}
