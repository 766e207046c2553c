import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Card, Change } from '../domain/board.ts'
import type { Taken } from '../domain/moves.ts'
import type { Audience } from '../domain/round.ts'
import { roundsDb, type RoundTables } from './tables.ts'

/** A card as it is kept: whose it is (nobody’s: from the room, or its writer is gone), for which room its words were checked, whether the presenter takes it. */
export type StoredCard = Card & Taken & { authorId: string | null; checkedFor: Audience; isFromRoom: boolean; seq: number }

const COLUMNS = [
  'id',
  'place',
  'writings',
  'heads',
  'placedAt',
  'placedThrough',
  'firstAt',
  'authorId',
  'checkedFor',
  'isTaken',
  'takenTick',
  'takenThrough',
  'isFromRoom',
  'seq',
] as const

/** Cards that changed after this batch, taken away ones among them. */
export async function listCardsSince(db: Database, roundId: string, since: number): Promise<StoredCard[]> {
  return roundsDb(db).selectFrom('boardCard').select(COLUMNS).where('roundId', '=', roundId).where('seq', '>', since).orderBy('firstAt').orderBy('id').execute()
}

export async function listCards(db: Database, roundId: string, ids: readonly string[]): Promise<StoredCard[]> {
  return roundsDb(db)
    .selectFrom('boardCard')
    .select(COLUMNS)
    .where('roundId', '=', roundId)
    .where('id', 'in', [...ids, NO_ID])
    .execute()
}

/** Which of these lay in sight of others before. */
export async function listLaidAside(db: Database, roundId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await roundsDb(db)
    .selectFrom('boardChange')
    .select('cardId')
    .distinct()
    .where('roundId', '=', roundId)
    .where('cardId', 'in', [...ids, NO_ID])
    .where('place', '<>', 'area-5')
    .execute()
  return new Set(rows.map(({ cardId }) => cardId))
}

const NO_ID = '00000000-0000-0000-0000-000000000000'

export async function countCards(db: Database, roundId: string): Promise<number> {
  const { count } = await roundsDb(db)
    .selectFrom('boardCard')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('roundId', '=', roundId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Which of these the round has already. */
export async function listKnown(db: Database, roundId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await roundsDb(db)
    .selectFrom('boardChange')
    .select('id')
    .where('roundId', '=', roundId)
    .where('id', 'in', [...ids, NO_ID])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export type AuthoredChange = Change & { authorId: string | null }

/** All changes of these cards. */
export async function listChangesOf(db: Database, roundId: string, cardIds: readonly string[]): Promise<Map<string, AuthoredChange[]>> {
  const rows = await roundsDb(db)
    .selectFrom('boardChange')
    .select(['id', 'cardId', 'at', 'step', 'place', 'after', 'hasWords', 'words', 'over', 'authorId'])
    .where('roundId', '=', roundId)
    .where('cardId', 'in', [...cardIds, NO_ID])
    .orderBy('at')
    .orderBy('id')
    .execute()
  return Map.groupBy(
    rows.map(({ hasWords, words, place, after, ...row }): AuthoredChange => ({
      ...row,
      words: hasWords ? words : undefined,
      place: place ?? undefined,
      after: after ?? undefined,
    })),
    ({ cardId }) => cardId,
  )
}

type Belonging = { roundId: string; meetingId: string; seq: number }

/** @returns ids that came in; one that another round has already does not */
export async function addChanges(tx: Database, { roundId, meetingId, seq }: Belonging, changes: readonly AuthoredChange[]): Promise<string[]> {
  if (changes.length === 0) return []
  const rows = changes.map(({ words, place, after, over, ...change }): RoundTables['boardChange'] => ({
    ...change,
    roundId,
    meetingId,
    seq,
    place: place ?? null,
    after: after ?? null,
    hasWords: words !== undefined,
    words: words === null || words === undefined ? null : (sql<never>`${JSON.stringify(words)}::jsonb` as never),
    over: [...over],
  }))
  const added = await roundsDb(tx)
    .insertInto('boardChange')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return added.map(({ id }) => id)
}

type CardRow = Card & Pick<StoredCard, 'authorId' | 'checkedFor'>

/** @returns ids that were written; one that lies on another board is not */
export async function saveCards(tx: Database, { roundId, meetingId, seq }: Belonging, cards: readonly CardRow[]): Promise<string[]> {
  if (cards.length === 0) return []
  const rows = cards.map(({ writings, heads, ...card }): Omit<RoundTables['boardCard'], 'isTaken' | 'takenTick' | 'takenThrough' | 'isFromRoom'> => ({
    ...card,
    roundId,
    meetingId,
    seq,
    writings: sql<never>`${JSON.stringify(writings)}::jsonb` as never,
    heads: [...heads],
  }))
  const saved = await roundsDb(tx)
    .insertInto('boardCard')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({
          place: eb.ref('excluded.place'),
          writings: eb.ref('excluded.writings'),
          heads: eb.ref('excluded.heads'),
          placedAt: eb.ref('excluded.placedAt'),
          placedThrough: eb.ref('excluded.placedThrough'),
          firstAt: eb.ref('excluded.firstAt'),
          checkedFor: eb.ref('excluded.checkedFor'),
          seq: eb.ref('excluded.seq'),
        }))
        .where('boardCard.roundId', '=', roundId),
    )
    .returning('id')
    .execute()
  return saved.map(({ id }) => id)
}

/** Its words were read again for a stricter room, and may stay. */
export async function notePassed(tx: Database, cardIds: readonly string[], audience: Audience): Promise<void> {
  if (cardIds.length === 0) return
  await roundsDb(tx)
    .updateTable('boardCard')
    .set({ checkedFor: audience })
    .where('id', 'in', [...cardIds])
    .execute()
}

type Tick = { roundId: string; cardId: string; move: { id: string; tick: number; value: number }; seq: number }

/** The last tick counts, in whatever order they came. */
export async function saveTaken(tx: Database, { roundId, cardId, move, seq }: Tick): Promise<void> {
  await roundsDb(tx)
    .updateTable('boardCard')
    .set({ isTaken: move.value === 1, takenTick: move.tick, takenThrough: move.id, seq })
    .where('roundId', '=', roundId)
    .where('id', '=', cardId)
    .where(sql<boolean>`(taken_tick, coalesce(taken_through::text, '')) < (${move.tick}, ${move.id})`)
    .execute()
}

/** What came in a moment ago and cannot stay. */
export async function removeChanges(tx: Database, roundId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await roundsDb(tx)
    .deleteFrom('boardChange')
    .where('roundId', '=', roundId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Cards that were not there before, and cannot stay. */
export async function removeNewCards(tx: Database, roundId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await roundsDb(tx)
    .deleteFrom('boardCard')
    .where('roundId', '=', roundId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Everything that was written in a round whose situation was stopped, who took what along, and what its circle was called: nothing of it stays. */
export async function removeCards(tx: Database, roundId: string): Promise<void> {
  await roundsDb(tx).deleteFrom('roundMove').where('roundId', '=', roundId).where('kind', '=', 'taken').execute()
  await roundsDb(tx).updateTable('round').set({ subgroup: '' }).where('id', '=', roundId).execute()
  await roundsDb(tx).deleteFrom('boardChange').where('roundId', '=', roundId).execute()
  await roundsDb(tx).deleteFrom('boardCard').where('roundId', '=', roundId).execute()
}

/** How much lies on the board of each round, without a word of it. */
export async function countByRound(db: Database, roundIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ roundId: string; cards: number }>`
    select round_id, count(*)::int as cards from board_card where round_id = any(${[...roundIds]}::uuid[]) and jsonb_array_length(writings) > 0 group by round_id`.execute(
    db,
  )
  return new Map(rows.map(({ roundId, cards }) => [roundId, cards]))
}
