import { strictest, type Audience } from '../../../kernel/audience.ts'
import { announceRound, needOf, record, type InRoom } from './at-round.ts'
import { allowedOf, listMarks } from './check-words.ts'
import { isGone } from '../domain/board.ts'
import { isOver, type Round } from '../domain/round.ts'
import { tightenAudience } from '../../situations/public.ts'
import { lookAgainAtSuggestions } from '../../suggestions/public.ts'
import { listCardsSince, notePassed } from '../store/card-store.ts'
import { countBatch, saveRound } from '../store/round-store.ts'

/**
 * A visitor came in: the round takes what its room needs now, for good, and each card is read again. What does not pass is on the wall no more until
 * somebody finds other words. `need`: no less than this. @returns the round as it stands
 */
export async function tightenRound(at: InRoom, need: Audience = 'bound'): Promise<Round> {
  const { tx, round, now } = at
  const audience = strictest(round.audience, need, await needOf(tx, round))
  if (audience === round.audience || isOver(round)) return round
  const allow = await allowedOf(tx, round.communityId)
  const cards = (await listCardsSince(tx, round.id, 0)).filter((card) => !isGone(card))
  const passed = cards.filter(({ writings }) => writings.every((words) => listMarks(words, audience, allow).length === 0))
  await notePassed(
    tx,
    passed.map(({ id }) => id),
    audience,
  )
  const stricter = { ...round, audience, seq: await countBatch(tx, round.id) }
  await saveRound(tx, stricter)
  if (round.situationId !== null) {
    await tightenAudience(tx, round.situationId, audience, now)
    await lookAgainAtSuggestions(tx, round.situationId)
  }
  await record(at, { action: 'round.tightened', facts: { audience, waiting: cards.length - passed.length } })
  await announceRound(at)
  return stricter
}
