import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { Amendment, AmendmentDraft } from '../domain/amendment.ts'
import type { Erratum } from '../domain/shown.ts'
import { recordsDb } from './tables.ts'

const AMENDMENT = sql`m.id, m.meeting_id, m.entry_id, m.language, m.text, m.reason, m.before_text, m.state, m.proposed_by as proposer_id,
  nullif(trim(p.given_name || ' ' || p.family_name), '') as proposer, m.proposed_at,
  case when m.is_by_house then 'Ronde' else nullif(trim(d.given_name || ' ' || d.family_name), '') end as decided_by,
  m.decided_at, m.answer, m.answer_language, m.dispute, m.dispute_language`
const FROM = sql`from record_amendment m left join person p on p.id = m.proposed_by left join person d on d.id = m.decided_by`

/** What was proposed for a record, in its order, decided or not. */
export async function listAmendments(tx: Database, meetingId: string): Promise<Amendment[]> {
  const { rows } = await sql<Amendment>`select ${AMENDMENT} ${FROM} where m.meeting_id = ${meetingId} order by m.proposed_at, m.id`.execute(tx)
  return rows
}

/** The meeting of one proposal, for who knows the proposal alone. */
export async function findMeetingOfAmendment(tx: Database, id: string): Promise<string | null> {
  const row = await recordsDb(tx).selectFrom('recordAmendment').select('meetingId').where('id', '=', id).executeTakeFirst()
  return row?.meetingId ?? null
}

export async function lockAmendment(tx: Database, meetingId: string, id: string): Promise<Amendment | null> {
  await sql`select id from record_amendment where id = ${id} and meeting_id = ${meetingId} for update`.execute(tx)
  const { rows } = await sql<Amendment>`select ${AMENDMENT} ${FROM} where m.id = ${id} and m.meeting_id = ${meetingId}`.execute(tx)
  return rows[0] ?? null
}

type NewAmendment = AmendmentDraft & { id: string; meetingId: string; beforeText: string; proposedBy: string; proposedAt: Instant }

/** Sent twice it stands once. */
export async function addAmendment(tx: Database, amendment: NewAmendment): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await recordsDb(tx)
    .insertInto('recordAmendment')
    .values({ ...amendment, decidedBy: null, decidedAt: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

type Decision = { state: 'taken' | 'declined'; answer: string; answerLanguage: Language; decidedBy: string | null; decidedAt: Instant }

export async function saveDecision(tx: Database, id: string, decision: Decision): Promise<void> {
  await recordsDb(tx)
    .updateTable('recordAmendment')
    .set({ ...decision, isByHouse: decision.decidedBy === null })
    .where('id', '=', id)
    .execute()
}

export async function saveDispute(tx: Database, id: string, dispute: string, language: Language): Promise<void> {
  await recordsDb(tx).updateTable('recordAmendment').set({ dispute, disputeLanguage: language }).where('id', '=', id).execute()
}

/** What nobody answered in time stays beside its line. */
export async function leaveUndecided(tx: Database, meetingId: string): Promise<void> {
  await sql`update record_amendment set state = 'undecided' where meeting_id = ${meetingId} and state = 'open'`.execute(tx)
}

export async function addErratum(
  tx: Database,
  erratum: { id: string; meetingId: string; entryId: string | null; language: Language; text: string; reason: string; writtenBy: string; writtenAt: Instant },
): Promise<void> {
  await recordsDb(tx)
    .insertInto('recordErratum')
    .values(erratum)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Corrections written since the record was locked, each with its day. */
export async function listErrata(tx: Database, meetingId: string): Promise<Erratum[]> {
  const { rows } = await sql<Erratum>`
    select e.id, e.entry_id, json_build_object('language', e.language, 'text', e.text) as words, e.reason,
      nullif(trim(p.given_name || ' ' || p.family_name), '') as by, e.written_at as at
    from record_erratum e left join person p on p.id = e.written_by where e.meeting_id = ${meetingId} order by e.written_at, e.id`.execute(tx)
  return rows
}
