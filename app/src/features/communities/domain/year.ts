import { dayOf, type Day } from '../../../kernel/day.ts'
import type { MeetingGlimpse } from './shown.ts'

export type YearMonthMeetings = { month: Day; meetings: MeetingGlimpse[] }

/** The twelve months of a calendar year, each with its meetings by moment; months are named by their first day. */
export function monthsOfYear(year: number, meetings: readonly MeetingGlimpse[]): YearMonthMeetings[] {
  const ordered = meetings.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  return Array.from({ length: 12 }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, '0')}`
    return { month: `${month}-01`, meetings: ordered.filter(({ startsAt }) => dayOf(startsAt).startsWith(month)) }
  })
}

/** The first meeting that is still to come. */
export function findNext(meetings: readonly MeetingGlimpse[], now: string): MeetingGlimpse | null {
  const coming = meetings.filter(({ startsAt, state }) => state === 'planned' && startsAt >= now).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  return coming[0] ?? null
}
