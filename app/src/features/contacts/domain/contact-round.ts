import type { Day } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { isDay } from '../../../kernel/day.ts'

/** What somebody may share with those who were there, piece by piece; the name comes with the first. */
export const ROUND_FIELDS = ['email', 'phone', 'organisations', 'about'] as const
export type RoundField = (typeof ROUND_FIELDS)[number]

/** `too-early`: not held yet. `absent`: the reader was not there. */
export type RoundSight = 'too-early' | 'absent' | 'present' | 'lead'

/** How a reader stands towards the round of a meeting. Only those who were there exchange; who leads reads along. */
export function standingOf(meeting: { state: string }, isPresent: boolean, isLead: boolean): RoundSight {
  if (meeting.state !== 'held') return 'too-early'
  if (isPresent) return 'present'
  return isLead ? 'lead' : 'absent'
}

/** One decision on the page: these fields, nothing, or the same as the last time. */
export type RoundWish = { answer: 'share' | 'nothing' | 'same'; fields: readonly RoundField[]; untilOn: string | null }
export type RoundChoice = { fields: RoundField[]; untilOn: Day | null }
export type RoundRefusal = 'not-present' | 'nothing-ticked' | 'day-wrong' | 'day-over' | 'text-missing' | 'no-last-choice'

/** What a wish comes down to; null is "nothing". What was chosen before counts only when somebody asks for it. */
export function decide(wish: RoundWish, last: RoundChoice | null, today: Day): Result<RoundChoice | null, RoundRefusal> {
  if (wish.answer === 'nothing') return done(null)
  if (wish.answer === 'same') return last === null ? refused('no-last-choice') : done({ ...last, untilOn: stillAhead(last.untilOn, today) })
  if (wish.fields.length === 0) return refused('nothing-ticked')
  if (wish.untilOn !== null && !isDay(wish.untilOn)) return refused('day-wrong')
  if (wish.untilOn !== null && wish.untilOn < today) return refused('day-over')
  return done({ fields: ROUND_FIELDS.filter((field) => wish.fields.includes(field)), untilOn: wish.untilOn })
}

function stillAhead(day: Day | null, today: Day): Day | null {
  return day !== null && day >= today ? day : null
}

type Entry = { purpose: string; meetingId?: string | null | undefined; given: boolean; fields: readonly string[]; untilOn: Day | null }

/** What one person decided about this round: null while nothing was decided. @param entries her consents in the order in which they were written */
export function findDecision(entries: readonly Entry[], meetingId: string, today: Day): RoundChoice | 'nothing' | null {
  const newest = entries.findLast(({ purpose, meetingId: of }) => purpose === 'meeting_round' && of === meetingId)
  if (newest === undefined) return null
  if (!newest.given || (newest.untilOn !== null && newest.untilOn < today)) return 'nothing'
  return toChoice(newest)
}

/** What she shared at the last other meeting: proposed, never ticked. */
export function findLastChoice(entries: readonly Entry[], meetingId: string): RoundChoice | null {
  const last = entries.findLast(({ purpose, meetingId: of, given }) => purpose === 'meeting_round' && of !== meetingId && given)
  return last === undefined ? null : toChoice(last)
}

/** Shared once, and no more: its card is gone for good, not missing. */
export function wasShared(entries: readonly Entry[], meetingId: string): boolean {
  return entries.some(({ purpose, meetingId: of, given }) => purpose === 'meeting_round' && of === meetingId && given)
}

function toChoice({ fields, untilOn }: Pick<Entry, 'fields' | 'untilOn'>): RoundChoice {
  return { fields: ROUND_FIELDS.filter((field) => fields.includes(field)), untilOn }
}
