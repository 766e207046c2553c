import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { refreshSearch } from './entry-store.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

type Rows = Record<string, unknown>

/** Communities in whose records these people stand, as author, owner or proposer. */
export async function listRecordPlaces(tx: Database, personIds: readonly string[]): Promise<{ personId: string; communityId: string }[]> {
  const { rows } = await sql<{ personId: string; communityId: string }>`
    select distinct w.person_id, mc.community_id from (
      select author_id as person_id, meeting_id from record_entry union all select owner_id, meeting_id from record_entry
      union all select proposed_by, meeting_id from record_amendment union all select written_by, meeting_id from record_gist
      union all select person_id, meeting_id from record_agreement
    ) w join meeting_community mc on mc.meeting_id = w.meeting_id where w.person_id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}

/** Every row of this feature that refers to the person: what she wrote, took upon herself, proposed, agreed to and was sent. */
export async function showRecordsRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const entries = await sql<Rows>`
    select r.id, r.meeting_id, m.starts_at, r.kind, r.language, case when r.author_id = ${personId} or r.owner_id = ${personId} then r.text end as text,
      r.author_id = ${personId} as is_author, r.owner_id = ${personId} as is_owner, r.due_on, r.done_at, r.written_at, r.removed_at
    from record_entry r join meeting m on m.id = r.meeting_id
    where ${personId} in (r.author_id, r.owner_id, r.edited_by, r.done_by, r.removed_by) order by r.written_at, r.id`.execute(tx)
  const gists =
    await sql<Rows>`select entry_id, language, text, written_at from record_gist where written_by = ${personId} order by written_at, entry_id`.execute(tx)
  const conflicts =
    await sql<Rows>`select id, meeting_id, proposed, proposed_at, resolved_at from record_conflict where proposed_by = ${personId} order by proposed_at, id`.execute(
      tx,
    )
  const amendments = await sql<Rows>`
    select id, meeting_id, language, case when proposed_by = ${personId} then text end as text, case when proposed_by = ${personId} then reason end as reason,
      state, proposed_at, decided_at, case when decided_by = ${personId} then answer end as answer, case when proposed_by = ${personId} then dispute end as dispute
    from record_amendment where ${personId} in (proposed_by, decided_by) order by proposed_at, id`.execute(tx)
  const agreements = await sql<Rows>`select meeting_id, agreed_at from record_agreement where person_id = ${personId} order by agreed_at, meeting_id`.execute(
    tx,
  )
  const errata =
    await sql<Rows>`select id, meeting_id, text, reason, written_at from record_erratum where written_by = ${personId} order by written_at, id`.execute(tx)
  const digests = await sql<Rows>`select meeting_id, wished_at, sent_at from record_digest where person_id = ${personId} order by meeting_id`.execute(tx)
  const links = await sql<Rows>`select meeting_id, made_at, expires_at from record_link where person_id = ${personId} order by meeting_id`.execute(tx)
  const moved = await sql<Rows>`
    select meeting_id, phase, prepared_at, locked_at from meeting_record where ${personId} in (prepared_by, locked_by) order by meeting_id`.execute(tx)
  return [
    { table: 'record_entry', rows: entries.rows },
    { table: 'record_gist', rows: gists.rows },
    { table: 'record_conflict', rows: conflicts.rows },
    { table: 'record_amendment', rows: amendments.rows },
    { table: 'record_agreement', rows: agreements.rows },
    { table: 'record_erratum', rows: errata.rows },
    { table: 'record_digest', rows: digests.rows },
    { table: 'record_link', rows: links.rows },
    { table: 'meeting_record', rows: moved.rows },
  ]
}

/**
 * What was written stays under "former member" (PRV-25); lines that its author took out are emptied. What she took upon herself has no
 * owner any more; second versions, agreements and wishes go as a whole.
 */
export async function eraseRecordsRows(tx: Database, personId: string, _placeholderId: string): Promise<void> {
  await sql`update record_entry set text = '', search_text = '' where author_id = ${personId} and removed_at is not null`.execute(tx)
  await sql`update record_entry set author_id = nullif(author_id, ${personId}), owner_id = nullif(owner_id, ${personId}), edited_by = nullif(edited_by, ${personId}),
      done_by = nullif(done_by, ${personId}), removed_by = nullif(removed_by, ${personId}), version = version + 1
    where ${personId} in (author_id, owner_id, edited_by, done_by, removed_by)`.execute(tx)
  await sql`update record_gist set written_by = null where written_by = ${personId}`.execute(tx)
  await sql`delete from record_conflict where proposed_by = ${personId}`.execute(tx)
  await sql`update record_conflict set proposed = jsonb_set(proposed, '{ownerId}', 'null') where proposed ->> 'ownerId' = ${personId}`.execute(tx)
  await sql`update record_amendment set proposed_by = nullif(proposed_by, ${personId}), decided_by = nullif(decided_by, ${personId})
    where ${personId} in (proposed_by, decided_by)`.execute(tx)
  await sql`delete from record_agreement where person_id = ${personId}`.execute(tx)
  await sql`update record_erratum set written_by = null where written_by = ${personId}`.execute(tx)
  await sql`delete from record_digest where person_id = ${personId}`.execute(tx)
  await sql`delete from record_link where person_id = ${personId}`.execute(tx)
  await sql`update meeting_record set prepared_by = nullif(prepared_by, ${personId}), locked_by = nullif(locked_by, ${personId})
    where ${personId} in (prepared_by, locked_by)`.execute(tx)
}

/** On wish of who leaves: her lines, gists, proposals and corrections keep their place and lose their words. */
export async function forgetRecordsWords(tx: Database, personId: string): Promise<void> {
  const gists = await sql<{ entryId: string }>`update record_gist set text = '–' where written_by = ${personId} returning entry_id`.execute(tx)
  const entries = await sql<{ id: string }>`update record_entry set text = '–' where author_id = ${personId} returning id`.execute(tx)
  for (const id of new Set([...gists.rows.map(({ entryId }) => entryId), ...entries.rows.map(({ id: own }) => own)])) await refreshSearch(tx, id)
  await sql`update record_amendment set text = '–', reason = '–', dispute = '' where proposed_by = ${personId}`.execute(tx)
  await sql`update record_amendment set before_text = '–' where entry_id in (select id from record_entry where author_id = ${personId})`.execute(tx)
  await sql`update record_amendment set answer = '–' where decided_by = ${personId} and answer <> ''`.execute(tx)
  await sql`update record_erratum set text = '–', reason = '–' where written_by = ${personId}`.execute(tx)
}

type Moved = Record<(typeof COLUMNS)[number][0], string[]> & { agreements: string[]; digests: string[] }

/** Each column that names a person, under a name of its own. */
const COLUMNS = [
  ['author', sql`record_entry`, sql`author_id`, sql`id`],
  ['owner', sql`record_entry`, sql`owner_id`, sql`id`],
  ['editor', sql`record_entry`, sql`edited_by`, sql`id`],
  ['doer', sql`record_entry`, sql`done_by`, sql`id`],
  ['remover', sql`record_entry`, sql`removed_by`, sql`id`],
  ['gist', sql`record_gist`, sql`written_by`, sql`entry_id::text || ' ' || language`],
  ['conflict', sql`record_conflict`, sql`proposed_by`, sql`id`],
  ['proposer', sql`record_amendment`, sql`proposed_by`, sql`id`],
  ['decider', sql`record_amendment`, sql`decided_by`, sql`id`],
  ['erratum', sql`record_erratum`, sql`written_by`, sql`id`],
  ['preparer', sql`meeting_record`, sql`prepared_by`, sql`meeting_id`],
  ['locker', sql`meeting_record`, sql`locked_by`, sql`meeting_id`],
] as const

/** Lines, proposals and wishes follow the record that is kept; where both agreed or wished, the one of the kept stands and the other goes. */
export async function moveRecords(tx: Database, from: string, to: string): Promise<MovedRows> {
  const moved: Record<string, string[]> = {}
  // A link is made anew by the next mail.
  await sql`delete from record_link where person_id = ${from}`.execute(tx)
  for (const [name, table, column, key] of COLUMNS) {
    const { rows } = await sql<{ id: string }>`update ${table} set ${column} = ${to} where ${column} = ${from} returning ${key} as id`.execute(tx)
    moved[name] = rows.map(({ id }) => id)
  }
  const follow = async (table: typeof AGREEMENT) => {
    await sql`delete from ${table} old where old.person_id = ${from} and exists (select 1 from ${table} kept where kept.meeting_id = old.meeting_id and kept.person_id = ${to})`.execute(
      tx,
    )
    const { rows } = await sql<{ id: string }>`update ${table} set person_id = ${to} where person_id = ${from} returning meeting_id as id`.execute(tx)
    return rows.map(({ id }) => id)
  }
  return { ...moved, agreements: await follow(AGREEMENT), digests: await follow(DIGEST) }
}

const AGREEMENT = sql`record_agreement`
const DIGEST = sql`record_digest`

export async function giveRecordsBack(tx: Database, from: string, to: string, rows: MovedRows): Promise<void> {
  // Written by `moveRecords` alone.
  const moved = rows as Moved
  for (const [name, table, column, key] of COLUMNS) {
    await sql`update ${table} set ${column} = ${from} where ${column} = ${to} and (${key})::text = any(${moved[name]}::text[])`.execute(tx)
  }
  await sql`update record_agreement set person_id = ${from} where person_id = ${to} and meeting_id = any(${moved.agreements}::uuid[])`.execute(tx)
  await sql`update record_digest set person_id = ${from} where person_id = ${to} and meeting_id = any(${moved.digests}::uuid[])`.execute(tx)
}
