import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

/** A round whose situation was stopped: what was suggested in it leaves no word behind. */
export async function forgetSuggestionsOfRound(tx: Database, roundId: string, at: Instant): Promise<void> {
  await sql`
    update suggestion set text = '', gist = '', gist_language = null, gist_by = null, goal = '', serves = null, kept = '{}', links = '[]',
      retracted_at = coalesce(retracted_at, ${at}), taken_at = null, changed_at = ${at}, version = version + 1
    where round_id = ${roundId}`.execute(tx)
}
