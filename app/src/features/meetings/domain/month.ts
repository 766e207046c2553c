import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'

/** A meeting in the month of a person or an organisation. */
export type MonthMeeting = {
  id: string
  title: string
  titleLanguage: string
  startsAt: Instant
  endsAt: Instant
  place: string
  communities: { id: string; name: BilingualName }[]
  /** Who is asked, for an organisation. */
  people: string[]
}

/** What a month asks of somebody: `elsewhere` counts meetings of communities that the reader does not see. */
export type MonthSheet = { month: string; name: BilingualName | null; meetings: MonthMeeting[]; elsewhere: number }

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** `2026-03` of an address, else the month of today. */
export function parseMonth(text: string | undefined, today: string): string {
  return text !== undefined && MONTH.test(text) && text >= '2000' && text < '2100' ? text : today.slice(0, 7)
}
