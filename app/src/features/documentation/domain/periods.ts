import type { Day } from '../../../kernel/day.ts'
import type { GridArea } from './grid.ts'

export const COUNTED_BY = ['meeting', 'month', 'quarter', 'year'] as const
export type CountedBy = (typeof COUNTED_BY)[number]

export type AreaCounts = Record<GridArea, number>
/** How many entries of each area a meeting got that the reader may read. */
export type MeetingCounts = { meetingId: string; heldOn: Day; title: string; counts: AreaCounts }
/** A meeting, or a stretch of the calendar with everything that was noted in it; both days included. */
export type PeriodCounts = { key: string; from: Day; until: Day; meetingId: string | null; title: string; counts: AreaCounts }
/** A line of a table; `since` where it stands for several periods in which nothing was noted: the first of them. */
export type PeriodLine = PeriodCounts & { since: PeriodCounts | null }

export const MOST_PERIODS = 12
const LONGEST_GAP = 600

export function noCounts(): AreaCounts {
  return { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0 }
}

export function sumOf(counts: AreaCounts): number {
  return counts[1] + counts[2] + counts[3] + counts[4] + counts[5] + counts[6]
}

export function addCounts(all: readonly AreaCounts[]): AreaCounts {
  const sum = noCounts()
  for (const counts of all) for (const area of [1, 2, 3, 4, 5, 6] as const) sum[area] += counts[area]
  return sum
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const
type Stretch = keyof typeof MONTHS

/** The month, quarter or year with this day in it. */
export function periodOf(by: Stretch, day: Day): { key: string; from: Day; until: Day } {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const length = MONTHS[by]
  const first = month - ((month - 1) % length)
  const until = new Date(Date.UTC(year, first - 1 + length, 0)).toISOString().slice(0, 10)
  const from = `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
  const key = { month: from.slice(0, 7), quarter: `${day.slice(0, 4)}-Q${(first - 1) / 3 + 1}`, year: day.slice(0, 4) }[by]
  return { key, from, until }
}

function dayBefore(day: Day): Day {
  return new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** Meetings put together, the latest first. A stretch between two others in which nothing was noted stands there with nothing. */
export function sumByPeriod(meetings: readonly MeetingCounts[], by: CountedBy): PeriodCounts[] {
  const latestFirst = meetings.toSorted((one, other) => other.heldOn.localeCompare(one.heldOn) || one.meetingId.localeCompare(other.meetingId))
  if (by === 'meeting') {
    return latestFirst.map(({ meetingId, heldOn, title, counts }) => ({ key: meetingId, from: heldOn, until: heldOn, meetingId, title, counts }))
  }
  const found = Map.groupBy(latestFirst, ({ heldOn }) => periodOf(by, heldOn).key)
  const [last, first] = [latestFirst[0], latestFirst.at(-1)]
  if (last === undefined || first === undefined) return []
  const periods: PeriodCounts[] = []
  for (let at = periodOf(by, last.heldOn); at.until >= first.heldOn && periods.length < LONGEST_GAP; at = periodOf(by, dayBefore(at.from))) {
    periods.push({ ...at, meetingId: null, title: '', counts: addCounts((found.get(at.key) ?? []).map(({ counts }) => counts)) })
  }
  return periods
}

export type ShownPeriods = {
  periods: PeriodLine[]
  /** The last day before those that are shown, where there are more. */
  olderUntil: Day | null
}

/** Long silence is one line: three periods or more, one after the other, in which nothing was noted. */
function joinEmpty(all: readonly PeriodCounts[]): PeriodLine[] {
  const lines: PeriodLine[] = []
  for (let at = 0; at < all.length;) {
    const period = all[at]
    if (period === undefined) break
    const next = all.findIndex((each, order) => order >= at && sumOf(each.counts) > 0)
    const silent = (next < 0 ? all.length : next) - at
    const since = silent >= LONG_SILENCE ? (all[at + silent - 1] ?? null) : null
    lines.push({ ...period, since })
    at += since === null ? 1 : silent
  }
  return lines
}

const LONG_SILENCE = 3

/** What one table holds. */
export function latestOf(all: readonly PeriodCounts[]): ShownPeriods {
  const lines = joinEmpty(all)
  const periods = lines.slice(0, MOST_PERIODS)
  const oldest = periods.at(-1)
  return { periods, olderUntil: lines.length > periods.length && oldest !== undefined ? dayBefore((oldest.since ?? oldest).from) : null }
}
