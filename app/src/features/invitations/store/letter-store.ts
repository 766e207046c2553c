import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'

export type ForLetter = { id: string; givenName: string; familyName: string; language: Language | null; pageHash: Buffer; codeHash: Buffer }

/** Whom no mail reaches: nobody wrote down an address, or it gave mail back. */
const ON_PAPER = sql`i.ended_at is null and (i.channel = 'letter' or i.bounced_at is not null) and i.letter_printed_at is null`

/** Everybody who waits for a letter, by name, two hundred at a time. */
export async function takeForLetters(tx: Database, meetingId: string): Promise<ForLetter[]> {
  const { rows } = await sql<ForLetter>`
    select i.id, p.given_name, p.family_name, p.language, i.page_hash, i.code_hash from invitation i join person p on p.id = i.person_id
    where i.meeting_id = ${meetingId} and ${ON_PAPER} and p.erased_at is null and p.restricted_at is null
    order by p.sort_key, p.id limit 200 for update of i`.execute(tx)
  return rows
}

export async function noteLetters(tx: Database, meetingId: string, ids: readonly string[], at: Instant): Promise<void> {
  await sql`update invitation set letter_printed_at = ${at} where meeting_id = ${meetingId} and id = any(${[...ids]}::uuid[])`.execute(tx)
}
