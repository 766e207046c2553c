import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import { forgetWordings } from '../../documentation/public.ts'
import { forgetWordsOfSuggestions } from '../../suggestions/public.ts'
import { isGone } from '../domain/board.ts'
import { listCards } from '../store/card-store.ts'
import { forgetRoundWords, type Forgotten } from '../store/personal-data-store.ts'
import { lockRound } from '../store/round-store.ts'
import { tellNeighbours } from './tell-neighbours.ts'

/**
 * On wish of who leaves: her words go from every board, and at once from the grid and the suggestions that the boards told of them, also where they were a
 * second wording on the card of somebody else. Cards that were hers alone keep their place there, as those features say themselves.
 */
export async function forgetWords(tx: Database, personId: string, at: Instant): Promise<void> {
  const forgotten = await forgetRoundWords(tx, personId)
  for (const roundId of new Set(forgotten.map((each) => each.roundId)))
    await tellAnew(
      tx,
      roundId,
      forgotten.filter((each) => each.roundId === roundId),
      { personId, at },
    )
  const texts = forgotten.map(({ cardId, text }) => ({ id: cardId, text }))
  await forgetWordings(tx, texts)
  await forgetWordsOfSuggestions(tx, texts)
}

async function tellAnew(tx: Database, roundId: string, forgotten: readonly Forgotten[], { personId, at }: { personId: string; at: Instant }): Promise<void> {
  const round = await lockRound(tx, roundId)
  if (round === null) return
  const before = new Map(forgotten.map(({ cardId, place }) => [cardId, place]))
  const cards = (await listCards(tx, roundId, [...before.keys()])).filter((card) => !(isGone(card) && card.authorId === personId))
  await tellNeighbours({ tx, round, now: at, actor: { personId: null } }, cards, before, round.seq)
}
