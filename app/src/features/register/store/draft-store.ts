import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Draft, DraftFile, DraftKind, DraftOutcome, DraftState } from '../domain/draft.ts'
import type { GridAnswers } from '../domain/grid-answers.ts'
import type { RegisterFile } from '../domain/draft.ts'

const LIFETIME_HOURS = 24

export async function addDraft(tx: Database, draft: { ownerId: string; files: RegisterFile[] }, now: Instant): Promise<string> {
  const files: DraftFile[] = draft.files.map(({ name, bytes }) => ({ name, size: bytes.byteLength }))
  const { rows } = await sql<{ id: string }>`
    insert into import_draft (owner_person_id, files, bytes, state, state_at, created_at, expires_at)
    values (${draft.ownerId}, ${JSON.stringify(files)}::jsonb, ${Buffer.concat(draft.files.map(({ bytes }) => bytes))}, 'reading', ${now}, ${now},
      ${now}::timestamptz + make_interval(hours => ${LIFETIME_HOURS}))
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

/** A draft is its owner's alone; anybody else finds nothing. */
export async function findDraft(tx: Database, id: string, ownerId: string, now: Instant): Promise<Draft | null> {
  const { rows } = await sql<Draft>`select id, kind, files, state, state_at, outcome, answers, created_at from import_draft
    where id = ${id} and owner_person_id = ${ownerId} and expires_at > ${now}`.execute(tx)
  return rows[0] ?? null
}

/** What lies waiting, newest first. */
export async function listWaitingDrafts(tx: Database, ownerId: string, now: Instant): Promise<Draft[]> {
  const { rows } = await sql<Draft>`select id, kind, files, state, state_at, '{}'::jsonb as outcome, '{}'::jsonb as answers, created_at from import_draft
    where owner_person_id = ${ownerId} and expires_at > ${now} and state in ('reading', 'understood', 'saving') order by created_at desc, id limit 10`.execute(
    tx,
  )
  return rows
}

export async function readDraftFiles(tx: Database, id: string): Promise<RegisterFile[]> {
  const { rows } = await sql<{ files: DraftFile[]; bytes: Buffer }>`select files, bytes from import_draft where id = ${id}`.execute(tx)
  const found = rows[0]
  let at = 0
  return (found?.files ?? []).map(({ name, size }) => ({ name, bytes: new Uint8Array(found?.bytes.subarray(at, (at += size)) ?? []) }))
}

/** Moves a draft on, only from the states named: of two browsers that press one button, one wins. */
export async function moveDraft(
  tx: Database,
  id: string,
  from: readonly DraftState[],
  change: { state: DraftState; kind?: DraftKind; outcome?: DraftOutcome },
  now: Instant,
): Promise<boolean> {
  const outcome = change.outcome === undefined ? sql`outcome` : sql`${JSON.stringify(change.outcome)}::jsonb`
  const { numAffectedRows } =
    await sql`update import_draft set state = ${change.state}, state_at = ${now}, kind = coalesce(${change.kind ?? null}, kind), outcome = ${outcome}
    where id = ${id} and state = any(${from})`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/** "Still at it": how far the work is. */
export async function noteProgress(tx: Database, id: string, state: DraftState, working: DraftOutcome['working'] | null, now: Instant): Promise<void> {
  const change = working ? sql`outcome || ${JSON.stringify({ working })}::jsonb` : sql`outcome`
  await sql`update import_draft set state_at = ${now}, outcome = ${change} where id = ${id} and state = ${state}`.execute(tx)
}

export async function saveAnswers(tx: Database, id: string, answers: GridAnswers): Promise<void> {
  await sql`update import_draft set answers = ${JSON.stringify(answers)}::jsonb where id = ${id} and state = 'understood'`.execute(tx)
}

/** In the transaction that saves: the content goes, and only counts stay until the day is over. */
export async function emptyDraft(tx: Database, id: string, outcome: DraftOutcome, now: Instant): Promise<void> {
  await sql`update import_draft set state = 'saved', state_at = ${now}, bytes = '', answers = '{}', outcome = ${JSON.stringify(outcome)}::jsonb where id = ${id}`.execute(
    tx,
  )
}

export async function removeDraft(tx: Database, id: string, ownerId: string): Promise<void> {
  await sql`delete from import_draft where id = ${id} and owner_person_id = ${ownerId} and state <> 'saving'`.execute(tx)
}
