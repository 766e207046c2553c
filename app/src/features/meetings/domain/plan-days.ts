import type { Day } from '../../../kernel/day.ts'

/** Days as numbers and back: rules about calendars never meet a clock or a zone. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The n-th such weekday of a month, `2026-03`; 5 is the last one. */
export function nthWeekday(month: string, weekday: number, nth: number): Day {
  const first = `${month}-01`
  const start = addDays(first, (weekday - weekdayOf(first) + 7) % 7)
  const day = addDays(start, (nth - 1) * 7)
  return day.startsWith(month) ? day : addDays(day, -7)
}

/** Which one of its weekday a day is in its month: 1 to 5. */
export function nthOf(day: Day): number {
  return Math.ceil(Number(day.slice(8)) / 7)
}

/** `2026-12` and one month later `2027-01`. */
export function addMonths(month: string, count: number): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + count)
  return date.toISOString().slice(0, 7)
}
