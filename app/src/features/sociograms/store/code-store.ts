import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Language } from '../../../kernel/language.ts'

/** One line of a roster, of which the code on paper is made. */
export type CodeLine = { lineNumber: number; codeTurn: number; waveId: string; communityId: string; personId: string }
export type CodeHolder = CodeLine & { givenName: string; familyName: string; language: Language | null; hasMail: boolean }

export async function findCodeLine(tx: Database, lineNumber: number): Promise<CodeLine | null> {
  const { rows } = await sql<CodeLine>`
    select line_number::float8 as line_number, code_turn, wave_id, community_id, person_id from wave_person where line_number = ${lineNumber}`.execute(tx)
  return rows[0] ?? null
}

/** The roster of a wave by name, for its sheets. */
export async function listCodeHolders(tx: Database, waveId: string): Promise<CodeHolder[]> {
  const { rows } = await sql<CodeHolder>`
    select wp.line_number::float8 as line_number, wp.code_turn, wp.wave_id, wp.community_id, wp.person_id, p.given_name, p.family_name, p.language,
      p.email is not null as has_mail
    from wave_person wp join person p on p.id = wp.person_id where wp.wave_id = ${waveId} and p.restricted_at is null order by p.sort_key, p.id`.execute(tx)
  return rows
}

/** The code before opens nothing any more, nor does what was begun with it. @returns false for somebody who is not on the roster */
export async function turnCode(tx: Database, waveId: string, personId: string): Promise<boolean> {
  await forgetCodeLinks(tx, waveId, personId)
  const { rows } = await sql`
    update wave_person set code_turn = code_turn + 1 where wave_id = ${waveId} and person_id = ${personId} returning person_id`.execute(tx)
  return rows.length > 0
}

/** Whoever began with the code before, perhaps whoever printed it, does not read on. */
export async function forgetCodeLinks(tx: Database, waveId: string, personId: string): Promise<void> {
  await sql`delete from wave_link where wave_id = ${waveId} and person_id = ${personId} and shows_from is not null`.execute(tx)
}
