import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Round } from '../domain/round.ts'
import { COLUMNS as ROUND_COLUMNS } from './round-store.ts'
import { roundsDb } from './tables.ts'

/** Rounds to which a code led lately, those among them that ended since: asked by the house, for somebody who only has a code. */
export async function listRoundsWithCode(tx: Database, since: Instant): Promise<Round[]> {
  return roundsDb(tx).selectFrom('round').select(ROUND_COLUMNS).where('roomUntil', '>', since).orderBy('id').execute()
}

/** That it came through the code of the room; from which phone stands nowhere. */
export async function markFromRoom(tx: Database, cardId: string): Promise<void> {
  await roundsDb(tx).updateTable('boardCard').set({ isFromRoom: true }).where('id', '=', cardId).execute()
}

export async function countFromRoom(tx: Database, roundId: string): Promise<number> {
  const { count } = await roundsDb(tx)
    .selectFrom('boardCard')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('roundId', '=', roundId)
    .where('isFromRoom', '=', true)
    .executeTakeFirstOrThrow()
  return Number(count)
}
