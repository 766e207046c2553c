import { dayOf, instantInBrussels, isDay, wallTimeOf, type Day, type Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { addDays, addMonths, nthOf, nthWeekday, weekdayOf } from './plan-days.ts'

export const REPEATS = ['weeks', 'month', 'days'] as const
export type Repeat = (typeof REPEATS)[number]

/** How a meeting comes back. `until` and `times` both end it, whichever comes first. */
export type Rhythm =
  /** Every so many weeks, on the weekday of the first. */
  | { repeat: 'weeks'; every: number; until: Day | null; times: number | null }
  /** Every so many months, on the same weekday in the same week of the month; the fifth is the last. */
  | { repeat: 'month'; every: number; until: Day | null; times: number | null }
  /** On days somebody chose. */
  | { repeat: 'days'; days: readonly Day[] }

/** A year of weekly meetings with some to spare. */
export const MOST_DATES = 60

export type RhythmRefusal = 'every-wrong' | 'no-end' | 'until-before-start' | 'too-many-dates' | 'one-date-only' | 'day-wrong'

/** The days of a series, the first included, each once, in time. */
export function listSeriesDays(first: Day, rhythm: Rhythm): Result<Day[], RhythmRefusal> {
  if (rhythm.repeat === 'days') return finish([...new Set([first, ...rhythm.days])].toSorted())
  const { every, until, times } = rhythm
  if (!Number.isInteger(every) || every < 1 || every > 12) return refused('every-wrong')
  if (until === null && times === null) return refused('no-end')
  if (until !== null && until < first) return refused('until-before-start')
  const days: Day[] = []
  for (let turn = 0; turn < (times ?? Infinity) && days.length <= MOST_DATES; turn += 1) {
    const day = rhythm.repeat === 'weeks' ? addDays(first, turn * every * 7) : sameWeekdayOfMonth(first, turn * every)
    if (until !== null && day > until) break
    days.push(day)
  }
  return finish(days)
}

function finish(days: Day[]): Result<Day[], RhythmRefusal> {
  if (!days.every(isDay)) return refused('day-wrong')
  if (days.length > MOST_DATES) return refused('too-many-dates')
  return days.length < 2 ? refused('one-date-only') : done(days)
}

/** The second Tuesday stays the second Tuesday; a fifth one, which not every month has, is the last. */
function sameWeekdayOfMonth(first: Day, months: number): Day {
  return nthWeekday(addMonths(first.slice(0, 7), months), weekdayOf(first), nthOf(first))
}

export type Span = { startsAt: Instant; endsAt: Instant }

/** The same wall time on another day: 13:00 stays 13:00 whatever summer time does, and what passes midnight still does. */
export function moveToDay({ startsAt, endsAt }: Span, day: Day): Span {
  const nights = (Date.parse(dayOf(endsAt)) - Date.parse(dayOf(startsAt))) / 86_400_000
  return {
    startsAt: instantInBrussels(`${day}T${wallTimeOf(startsAt).slice(11, 16)}`),
    endsAt: instantInBrussels(`${addDays(day, nights)}T${wallTimeOf(endsAt).slice(11, 16)}`),
  }
}

/** How a change of one meeting reads for a later one of its series: so many days later, at the new times. */
export function moveAlike(before: Span, after: Span, later: Span): Span {
  const shift = Math.round((Date.parse(dayOf(after.startsAt)) - Date.parse(dayOf(before.startsAt))) / 86_400_000)
  return moveToDay(after, addDays(dayOf(later.startsAt), shift))
}

/** The same weekday, four weeks on and not in the past: when the next one is likely to be. */
export function proposeNextDay(last: Day, days: readonly Day[], today: Day): Day {
  const step = Math.max(1, Math.round(usualStepDays([...days, last]) / 7)) * 7
  let day = addDays(last, step)
  while (day <= today) day = addDays(day, step)
  return day
}

/** The middle one of the distances between the last meetings; four weeks where there are none to compare. */
function usualStepDays(days: readonly Day[]): number {
  const sorted = [...new Set(days)].toSorted()
  const steps = sorted.slice(1).map((day, order) => (Date.parse(day) - Date.parse(sorted[order] ?? day)) / 86_400_000)
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 28
}
