import type { Day, Instant } from './register.ts'

const HOUR = 3_600_000

/** 01:00 UTC on the last Sunday of a month (0 is January). */
function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0))
  return Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay(), 1)
}

const summers = new Map<number, readonly [number, number]>()

function summerOf(year: number): readonly [number, number] {
  const known = summers.get(year)
  if (known !== undefined) return known
  const summer = [lastSunday(year, 2), lastSunday(year, 9)] as const
  summers.set(year, summer)
  return summer
}

/**
 * Milliseconds that Brussels is ahead of UTC: two hours from the last Sunday of March to the last Sunday of October, 01:00 UTC, else one.
 * Arithmetic, because asking `Intl` for each row costs seconds on a large register; holds from 1996 on.
 * @source Directive 2000/84/EC; compared with `Intl` in `brussels.test.ts`
 */
export function brusselsOffset(moment: number): number {
  const [begins, ends] = summerOf(new Date(moment).getUTCFullYear())
  return moment >= begins && moment < ends ? 2 * HOUR : HOUR
}

/** The Brussels day on which a moment falls. */
export function brusselsDay(moment: Instant): Day {
  const time = Date.parse(moment)
  return new Date(time + brusselsOffset(time)).toISOString().slice(0, 10)
}

/** The moment of a Brussels wall time, `brusselsInstant('2023-02-14', '13:00')`. In the hour that is repeated, the first. */
export function brusselsInstant(day: Day, time: string): Instant {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const summer = wall - 2 * HOUR
  return new Date(brusselsOffset(summer) === 2 * HOUR ? summer : wall - HOUR).toISOString()
}
