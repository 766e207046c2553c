import type { Actor } from '../../../kernel/actor.ts'
import type { Database } from '../../../platform/database.ts'
import { mayKeepSurveys } from '../domain/permissions.ts'
import type { Wave } from '../domain/survey.ts'
import { findWave, lockWave } from '../store/survey-store.ts'

/**
 * A wave for whoever changes it. Who may not is told nothing and makes nobody wait, so the lock comes after the look.
 * @param actor null for whoever operates the house
 */
export async function lockKeptWave(tx: Database, actor: Actor | null, waveId: string): Promise<Wave | null> {
  const seen = await findWave(tx, waveId)
  if (seen === null || (actor !== null && !mayKeepSurveys(actor, seen.communityId))) return null
  return lockWave(tx, waveId)
}
