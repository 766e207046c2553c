import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Suggestion } from '../domain/suggestion.ts'

/** The same words, read again for a room that needs more. */
export async function savePassed(tx: Database, id: string, checkedFor: Suggestion['checkedFor']): Promise<void> {
  await sql`update suggestion set checked_for = ${checkedFor} where id = ${id}`.execute(tx)
}
