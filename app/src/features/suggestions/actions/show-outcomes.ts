import { dayOf } from '../../../kernel/day.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { tally, voiceOf, type ShownOutcome, type Tally, type TryOut } from '../domain/try-out.ts'

/** What was said of one suggestion, without a name: whether it was the presenter, and whether it was elsewhere. */
export function showOutcomes({ id, communityId }: Suggestion, tried: readonly TryOut[], readerId: string | null): { outcomes: ShownOutcome[]; tally: Tally } {
  const voices = tried.filter(({ suggestionId }) => suggestionId === id)
  const outcomes = voices.map(({ isTried, effect, reason, changedAt, isPresenter, isFromRoom, saidBy, communityId: where }) => ({
    isTried,
    effect,
    reason,
    saidOn: dayOf(changedAt),
    isPresenter,
    isFromRoom,
    isYours: !isFromRoom && saidBy !== null && saidBy === readerId,
    isElsewhere: where !== communityId,
  }))
  return { outcomes, tally: tally(voices.map(voiceOf)) }
}
