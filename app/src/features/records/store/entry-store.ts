import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Entry, EntryDraft, Gist } from '../domain/entry.ts'
import type { PlacedLine } from '../domain/line-order.ts'
import { foldForSearch } from '../domain/search-text.ts'
import type { Conflict } from '../domain/shown.ts'
import { recordsDb } from './tables.ts'

const NAME = (alias: 'a' | 'o' | 'e' | 'g') => sql`nullif(trim(${sql.ref(`${alias}.given_name`)} || ' ' || ${sql.ref(`${alias}.family_name`)}), '')`

const ENTRY = sql`r.id, r.meeting_id, r.agenda_item_id, r.kind, r.language, r.text, r.owner_id, r.owner_words, r.due_on, r.is_confidential, r.author_id,
  case when r.is_by_house then 'Ronde' else ${NAME('a')} end as author, ${NAME('o')} as owner, r.written_at, coalesce(r.placed_at, r.written_at) as placed_at, ${NAME('e')} as edited_by, r.edited_at, r.done_at, r.is_lesson, r.removed_at, r.version,
  coalesce((select json_agg(json_build_object('language', t.language, 'text', t.text, 'by', case when t.is_by_house then 'Ronde' else ${NAME('g')} end, 'at', t.written_at) order by t.language)
    from record_gist t left join person g on g.id = t.written_by where t.entry_id = r.id), '[]') as gists`

const FROM = sql`from record_entry r left join person a on a.id = r.author_id left join person o on o.id = r.owner_id left join person e on e.id = r.edited_by`

/** All lines of a record in the order in which they were written or put, removed ones included. */
export async function listEntries(tx: Database, meetingId: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`select ${ENTRY} ${FROM} where r.meeting_id = ${meetingId} order by coalesce(r.placed_at, r.written_at), r.id`.execute(tx)
  return rows
}

/** The meeting of one line, for who knows the line alone. */
export async function findMeetingOfEntry(tx: Database, id: string): Promise<string | null> {
  const row = await recordsDb(tx).selectFrom('recordEntry').select('meetingId').where('id', '=', id).executeTakeFirst()
  return row?.meetingId ?? null
}

export async function findEntry(tx: Database, meetingId: string, id: string): Promise<Entry | null> {
  const { rows } = await sql<Entry>`select ${ENTRY} ${FROM} where r.id = ${id} and r.meeting_id = ${meetingId}`.execute(tx)
  return rows[0] ?? null
}

/** Two who change one line wait for each other. */
export async function lockEntry(tx: Database, meetingId: string, id: string): Promise<Entry | null> {
  await sql`select id from record_entry where id = ${id} and meeting_id = ${meetingId} for update`.execute(tx)
  return findEntry(tx, meetingId, id)
}

type NewEntry = EntryDraft & { id: string; meetingId: string; authorId: string | null; isByHouse?: boolean; writtenAt: Instant }

/** @returns false when a line of that id stands somewhere already */
export async function addEntry(tx: Database, entry: NewEntry): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await recordsDb(tx)
    .insertInto('recordEntry')
    .values({ ...entry, placedAt: null, searchText: foldForSearch([entry.text]) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Nobody in particular: whoever operates the house, at the command line. */
type By = { personId: string | null; now: Instant }

/** The words and facts of a line; the caller holds its lock. */
export async function saveEntry(tx: Database, entry: Entry, draft: EntryDraft, by: By): Promise<void> {
  const { agendaItemId, kind, language, text, ownerId, ownerWords, dueOn, isConfidential } = draft
  await recordsDb(tx)
    .updateTable('recordEntry')
    .set({
      agendaItemId,
      kind,
      language,
      text,
      ownerId,
      ownerWords,
      dueOn,
      isConfidential,
      editedBy: by.personId,
      editedAt: by.now,
      version: entry.version + 1,
    })
    .where('id', '=', entry.id)
    .execute()
  await refreshSearch(tx, entry.id)
}

/** Its words and its version stay: who writes in it at that moment is not disturbed. */
export async function placeEntry(tx: Database, { id, placedAt }: PlacedLine): Promise<void> {
  await recordsDb(tx).updateTable('recordEntry').set({ placedAt }).where('id', '=', id).execute()
}

type Marks = Partial<{ doneAt: Instant | null; doneBy: string | null; isLesson: boolean; removedAt: Instant | null; removedBy: string | null }>

/** What is said about a line beside its words. */
export async function markEntry(tx: Database, id: string, marks: Marks): Promise<void> {
  await recordsDb(tx)
    .updateTable('recordEntry')
    .set((eb) => ({ ...marks, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** One line a language: a later one replaces it. */
export async function saveGist(tx: Database, entry: Pick<Entry, 'id' | 'meetingId'>, gist: Pick<Gist, 'language' | 'text'>, by: By): Promise<void> {
  const { language } = gist
  const written = { text: gist.text, writtenBy: by.personId, isByHouse: by.personId === null, writtenAt: by.now }
  await recordsDb(tx)
    .insertInto('recordGist')
    .values({ entryId: entry.id, meetingId: entry.meetingId, language, ...written })
    .onConflict((conflict) => conflict.columns(['entryId', 'language']).doUpdateSet(written))
    .execute()
  await refreshSearch(tx, entry.id)
}

/** A gist in the language of the line itself says nothing any more, once the line changed its language. */
export async function removeGist(tx: Database, entryId: string, language: string): Promise<void> {
  await sql`delete from record_gist where entry_id = ${entryId} and language = ${language}`.execute(tx)
  await refreshSearch(tx, entryId)
}

/** What the search reads is made anew from the words and gists that stand. */
export async function refreshSearch(tx: Database, id: string): Promise<void> {
  const { rows } = await sql<{ text: string }>`
    select text from record_entry where id = ${id} union all select text from record_gist where entry_id = ${id}`.execute(tx)
  await recordsDb(tx)
    .updateTable('recordEntry')
    .set({ searchText: foldForSearch(rows.map(({ text }) => text)) })
    .where('id', '=', id)
    .execute()
}

export async function addConflict(
  tx: Database,
  entry: Pick<Entry, 'id' | 'meetingId'>,
  draft: EntryDraft,
  by: { personId: string; now: Instant },
): Promise<void> {
  await recordsDb(tx)
    .insertInto('recordConflict')
    .values({ entryId: entry.id, meetingId: entry.meetingId, proposed: JSON.stringify(draft), proposedBy: by.personId, proposedAt: by.now, resolvedAt: null })
    .execute()
}

/** Second versions of a line that wait for somebody to choose, the oldest first. */
export async function listConflicts(tx: Database, meetingId: string): Promise<Conflict[]> {
  const { rows } = await sql<Conflict>`
    select c.id, c.entry_id, c.proposed, ${NAME('a')} as by, c.proposed_at as at
    from record_conflict c left join person a on a.id = c.proposed_by
    where c.meeting_id = ${meetingId} and c.resolved_at is null order by c.proposed_at, c.id`.execute(tx)
  return rows
}

export async function resolveConflict(tx: Database, id: string, now: Instant): Promise<void> {
  await sql`update record_conflict set resolved_at = ${now} where id = ${id}`.execute(tx)
}
