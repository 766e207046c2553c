import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'

/** Which wave somebody chose for this round; null: nobody did. */
export async function findChosenWave(tx: Database, roundId: string): Promise<string | null> {
  const { rows } = await sql<{ waveId: string | null }>`select wave_id from round where id = ${roundId}`.execute(tx)
  return rows[0]?.waveId ?? null
}

export async function chooseWave(tx: Database, roundId: string, waveId: string): Promise<void> {
  await sql`update round set wave_id = ${waveId} where id = ${roundId}`.execute(tx)
}
