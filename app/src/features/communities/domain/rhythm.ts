import { isWithin, type Day, type Period } from '../../../kernel/day.ts'

/** So many meetings a year, from a day until a day; null is open. */
export type Rhythm = Period & { id: string; meetingsPerYear: number }

/** The rhythm that holds on a day; where two overlap, the one that began last. */
export function findRhythm(rhythms: readonly Rhythm[], day: Day): Rhythm | null {
  const holding = rhythms.filter((rhythm) => isWithin(day, rhythm)).toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
  return holding[0] ?? null
}

const DAY_MS = 86_400_000

export function dayBefore(day: Day): Day {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)
}

/** A new rhythm ends the day before the next one that is known begins, so that two are never in force at once. */
export function fitRhythm(rhythm: Omit<Rhythm, 'id'>, known: readonly Rhythm[]): Omit<Rhythm, 'id'> {
  const starts = known.flatMap(({ from }) => (from !== null && from > (rhythm.from ?? '') ? [dayBefore(from)] : []))
  const [until = null] = [...starts, ...(rhythm.until === null ? [] : [rhythm.until])].toSorted()
  return { ...rhythm, until }
}

/**
 * Meetings that the rhythm lets expect in a window, day by day at the rhythm of that day.
 * @returns a fraction, unrounded; null where no rhythm was ever agreed for any day of the window
 */
export function expectedMeetings(rhythms: readonly Rhythm[], window: { from: Day; until: Day }): number | null {
  let expected: number | null = null
  for (let moment = Date.parse(window.from); moment <= Date.parse(window.until); moment += DAY_MS) {
    const day = new Date(moment).toISOString().slice(0, 10)
    const rhythm = findRhythm(rhythms, day)
    if (rhythm !== null) expected = (expected ?? 0) + rhythm.meetingsPerYear / daysInYear(day)
  }
  return expected
}

function daysInYear(day: Day): number {
  const year = Number(day.slice(0, 4))
  return (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY_MS
}

export type RhythmRefusal = 'rhythm-not-a-number' | 'period-upside-down'

export function checkRhythm(rhythm: Omit<Rhythm, 'id'>): RhythmRefusal | null {
  if (!Number.isInteger(rhythm.meetingsPerYear) || rhythm.meetingsPerYear < 1 || rhythm.meetingsPerYear > 60) return 'rhythm-not-a-number'
  if (rhythm.from !== null && rhythm.until !== null && rhythm.until < rhythm.from) return 'period-upside-down'
  return null
}
