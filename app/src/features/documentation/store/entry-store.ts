import { sql } from 'kysely'
import type { Audience } from '../../../kernel/audience.ts'
import type { Instant } from '../../../kernel/day.ts'
import { tidyKept } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { foldForSearch } from '../../records/public.ts'
import { textsOf, type Entry, type EntryDraft, type Kept, type Origin } from '../domain/entry.ts'
import { STANDS } from './list-store.ts'
import { documentationDb } from './tables.ts'

const ENTRY = sql`e.id, e.meeting_id, e.community_id, e.template_version, e.round_id, e.area, e.language, e.text, e.links, e.visibility, e.origin, e.state,
  e.checked_for, e.kept, e.author_id, nullif(trim(p.given_name || ' ' || p.family_name), '') as author, e.speaker_role, e.written_at, e.edited_at, e.validated_as,
  e.validated_at, e.retracted_at, e.source_version, e.version,
  coalesce((select json_agg(json_build_object('language', g.language, 'text', g.text, 'checkedFor', g.checked_for) order by g.language)
    from grid_gist g where g.entry_id = e.id), '[]') as gists`
const FROM = sql`from grid_entry e left join person p on p.id = e.author_id and p.source <> 'former' and p.restricted_at is null`

/** Every entry of a meeting by area, the oldest first; retracted ones stand there without words. */
export async function listEntries(tx: Database, meetingId: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`select ${ENTRY} ${FROM} where e.meeting_id = ${meetingId} and ${STANDS} order by e.area, e.written_at, e.id`.execute(tx)
  return rows
}

/** What stands of a round, by area. */
export async function listEntriesOfRound(tx: Database, roundId: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select ${ENTRY} ${FROM} where e.round_id = ${roundId} and e.state <> 'retracted' order by e.area, e.written_at, e.id`.execute(tx)
  return rows
}

export async function findEntry(tx: Database, id: string): Promise<Entry | null> {
  const { rows } = await sql<Entry>`select ${ENTRY} ${FROM} where e.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Two who change one entry wait for each other. */
export async function lockEntry(tx: Database, id: string): Promise<Entry | null> {
  await sql`select id from grid_entry where id = ${id} for update`.execute(tx)
  return findEntry(tx, id)
}

export type NewEntry = EntryDraft & {
  id: string
  meetingId: string
  communityId: string
  templateVersion: number
  roundId: string | null
  origin: Origin
  checkedFor: Audience
  kept: Kept
  authorId: string | null
  speakerRole: string
  writtenAt: Instant
  sourceVersion: number
}

/** @returns false when an entry of that id stands already, also one that another transaction writes at this moment */
export async function addEntry(tx: Database, entry: NewEntry): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await documentationDb(tx)
    .insertInto('gridEntry')
    .values({
      ...entry,
      links: JSON.stringify(entry.links),
      kept: ownReasons(entry.kept, entry),
      searchText: searchTextOf(entry),
      editedBy: null,
      editedAt: null,
      validatedBy: null,
      validatedAs: null,
      validatedAt: null,
      retractedBy: null,
      retractedAt: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** A reason stays as long as its words stand there: its key is those words. */
function ownReasons(kept: Kept, words: Pick<EntryDraft, 'text' | 'links'>): string {
  return JSON.stringify(tidyKept(kept, textsOf(words)))
}

/** What a search reads of an entry; its gists have their own, because not everybody who reads the entry reads them. */
function searchTextOf(words: Pick<EntryDraft, 'text' | 'links'>): string {
  return foldForSearch(textsOf(words))
}

type By = { personId: string | null; at: Instant }
type Written = { draft: EntryDraft; checkedFor: Audience; kept: Kept; state: 'captured' | 'tidied'; sourceVersion?: number }

/** The words of an entry are replaced; as they stood they are kept beside it. The caller holds its lock. */
export async function saveEntry(
  tx: Database,
  entry: Entry,
  { draft, checkedFor, kept, state, sourceVersion = entry.sourceVersion }: Written,
  by: By,
): Promise<void> {
  if (entry.state !== 'retracted' && (draft.text !== entry.text || draft.language !== entry.language)) await keepVersion(tx, entry, by)
  const { area, language, text, visibility, links } = draft
  if (entry.gists.some((gist) => gist.language === language))
    await sql`delete from grid_gist where entry_id = ${entry.id} and language = ${language}`.execute(tx)
  await documentationDb(tx)
    .updateTable('gridEntry')
    .set({
      area,
      language,
      text,
      visibility,
      links: JSON.stringify(links),
      checkedFor,
      kept: ownReasons(kept, draft),
      state,
      sourceVersion,
      searchText: searchTextOf(draft),
      editedBy: by.personId,
      editedAt: by.at,
      validatedBy: null,
      validatedAs: null,
      validatedAt: null,
      retractedBy: null,
      retractedAt: null,
      version: entry.version + 1,
    })
    .where('id', '=', entry.id)
    .execute()
}

async function keepVersion(tx: Database, { id, version, meetingId, area, language, text, visibility, checkedFor }: Entry, by: By): Promise<void> {
  await documentationDb(tx)
    .insertInto('gridEntryVersion')
    .values({ entryId: id, version, meetingId, area, language, text, visibility, checkedFor, savedBy: by.personId, savedAt: by.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function validateEntry(tx: Database, entry: Entry, as: 'speaker' | 'group', by: By): Promise<void> {
  await documentationDb(tx)
    .updateTable('gridEntry')
    .set({ state: 'validated', validatedAs: as, validatedBy: by.personId, validatedAt: by.at, version: entry.version + 1 })
    .where('id', '=', entry.id)
    .execute()
}

/** A tombstone: that something stood there stays, its words go, those of its earlier versions, gists and conflicts too. */
export async function retractEntry(tx: Database, entry: Entry, by: By, sourceVersion = entry.sourceVersion): Promise<void> {
  await sql`delete from grid_gist where entry_id = ${entry.id}`.execute(tx)
  await sql`delete from grid_entry_version where entry_id = ${entry.id}`.execute(tx)
  await sql`delete from grid_conflict where entry_id = ${entry.id}`.execute(tx)
  await sql`update grid_entry set state = 'retracted', text = '', links = '[]', kept = '{}', search_text = '', validated_by = null, validated_as = null, validated_at = null,
      retracted_by = ${by.personId}, retracted_at = ${by.at}, source_version = ${sourceVersion}, version = version + 1 where id = ${entry.id}`.execute(tx)
}

/** In another language, in one sentence; a later one replaces it. */
export async function saveGist(tx: Database, entry: Entry, gist: { language: Language; text: string; checkedFor: Audience }, by: By): Promise<void> {
  const { language } = gist
  const written = { text: gist.text, checkedFor: gist.checkedFor, writtenBy: by.personId, writtenAt: by.at, searchText: foldForSearch([gist.text]) }
  await documentationDb(tx)
    .insertInto('gridGist')
    .values({ entryId: entry.id, meetingId: entry.meetingId, language, ...written })
    .onConflict((conflict) => conflict.columns(['entryId', 'language']).doUpdateSet(written))
    .execute()
}

/** The same words, looked at again: they passed for another audience, some of them because somebody keeps them. */
export async function saveChecked(tx: Database, id: string, { checkedFor, kept }: { checkedFor: Audience; kept: Kept }): Promise<void> {
  await sql`update grid_entry set checked_for = ${checkedFor}, kept = ${JSON.stringify(kept)}::jsonb where id = ${id}`.execute(tx)
}
