import type { Database } from '../../../platform/database.ts'
import type { Move, MoveKind } from '../domain/moves.ts'
import { roundsDb } from './tables.ts'

export type AuthoredMove = Move & { authorId: string | null }

const NO_ID = '00000000-0000-0000-0000-000000000000'

/** Which of these the round has already. */
export async function listKnownMoves(tx: Database, roundId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await roundsDb(tx)
    .selectFrom('roundMove')
    .select('id')
    .where('roundId', '=', roundId)
    .where('id', 'in', [...ids, NO_ID])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** All moves of these kinds. */
export async function listMoves(tx: Database, roundId: string, kinds: readonly MoveKind[]): Promise<AuthoredMove[]> {
  const rows = await roundsDb(tx)
    .selectFrom('roundMove')
    .select(['id', 'kind', 'tick', 'value', 'cardId', 'over', 'at', 'authorId'])
    .where('roundId', '=', roundId)
    .where('kind', 'in', [...kinds])
    .execute()
  return rows.map(({ cardId, ...row }) => ({ ...row, cardId: cardId ?? undefined }))
}

/** @returns ids that came in; one that another round has already does not */
export async function addMoves(
  tx: Database,
  { id: roundId, meetingId }: { id: string; meetingId: string },
  moves: readonly AuthoredMove[],
): Promise<Set<string>> {
  if (moves.length === 0) return new Set()
  const added = await roundsDb(tx)
    .insertInto('roundMove')
    .values(moves.map(({ cardId, over, ...move }) => ({ ...move, roundId, meetingId, cardId: cardId ?? null, over: [...over] })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return new Set(added.map(({ id }) => id))
}
