import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

/** A sign-in sheet as it was printed: who stands on which row, and which consent text stands beside the boxes. */
export type PrintedSheet = {
  id: string
  meetingId: string
  /** The first print of a meeting is 1; a sheet that changed meanwhile gets the next number. */
  number: number
  madeAt: Instant
  /** Version of the text by its purpose: `{ community_list: 1 }`. */
  consentVersions: Record<string, number>
  /** In the order of the paper. A row whose person was erased since is left out; the others keep their position. */
  rows: { position: number; personId: string }[]
}

export type SheetToPrint = {
  meetingId: string
  /** In the order of the paper. */
  personIds: readonly string[]
  consentVersions: Record<string, number>
  /** Null when the command line prints. */
  by: string | null
  at: Instant
}

/** Keeps what is about to be printed. The same people, order and texts as the last print are that print once more, so that its codes stay good. */
export async function printSheet(tx: Database, { meetingId, personIds, consentVersions, by, at }: SheetToPrint): Promise<PrintedSheet> {
  await sql`select 1 from meeting where id = ${meetingId} for update`.execute(tx)
  const last = await findPrintedSheet(tx, meetingId)
  if (last !== null && isSame(last, personIds, consentVersions)) return last
  const number = (last?.number ?? 0) + 1
  const { rows } = await sql<{ id: string }>`
    insert into printed_sheet (meeting_id, number, consent_versions, made_by, made_at)
    values (${meetingId}, ${number}, ${JSON.stringify(consentVersions)}::jsonb, ${by}, ${at}) returning id`.execute(tx)
  const id = rows[0]?.id ?? ''
  await sql`insert into printed_sheet_row (sheet_id, meeting_id, position, person_id)
    select ${id}::uuid, ${meetingId}::uuid, p.position, p.id from unnest(${[...personIds]}::uuid[]) with ordinality as p (id, position)`.execute(tx)
  return { id, meetingId, number, madeAt: at, consentVersions, rows: personIds.map((personId, order) => ({ position: order + 1, personId })) }
}

function isSame(last: PrintedSheet, personIds: readonly string[], versions: Record<string, number>): boolean {
  const isSameText = Object.keys({ ...last.consentVersions, ...versions }).every((purpose) => last.consentVersions[purpose] === versions[purpose])
  return isSameText && last.rows.length === personIds.length && last.rows.every(({ position, personId }) => personIds[position - 1] === personId)
}

/** Every print of a meeting, the last one first: each code on paper stays good. */
export async function listPrintedSheets(tx: Database, meetingId: string): Promise<PrintedSheet[]> {
  const { rows } = await sql<PrintedSheet>`
    select s.id, s.meeting_id, s.number, s.made_at, s.consent_versions,
      coalesce((select json_agg(json_build_object('position', r.position, 'personId', r.person_id) order by r.position) from printed_sheet_row r where r.sheet_id = s.id), '[]') as rows
    from printed_sheet s where s.meeting_id = ${meetingId} order by s.number desc`.execute(tx)
  return rows
}

/** One print of a meeting; without a number the last one. */
export async function findPrintedSheet(tx: Database, meetingId: string, number: number | null = null): Promise<PrintedSheet | null> {
  const { rows } = await sql<PrintedSheet>`
    select s.id, s.meeting_id, s.number, s.made_at, s.consent_versions,
      coalesce((select json_agg(json_build_object('position', r.position, 'personId', r.person_id) order by r.position) from printed_sheet_row r where r.sheet_id = s.id), '[]') as rows
    from printed_sheet s where s.meeting_id = ${meetingId} and (${number}::integer is null or s.number = ${number}::integer)
    order by s.number desc limit 1`.execute(tx)
  return rows[0] ?? null
}
