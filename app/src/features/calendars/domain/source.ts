import type { BusyRefusal, BusySpan } from '@ronde/calendar'
import type { Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** Whose calendar it is. */
export type CalendarSubject = { kind: 'person' | 'organisation' | 'community'; id: string }

/** Why an address was not read; the words of the one client that reads outside. */
export type AddressRefusal =
  | 'address-wrong'
  | 'not-https'
  | 'host-unknown'
  | 'host-private'
  | 'unreachable'
  | 'too-slow'
  | 'redirected-too-often'
  | 'answer-refused'
  | 'answer-missing'
  | 'answer-failed'
  | 'answer-too-large'
  | 'answer-wrong-kind'
export type ReadRefusal = AddressRefusal | BusyRefusal
export type SourceRefusal = ReadRefusal | 'name-missing' | 'nothing-given' | 'both-given' | 'too-many' | 'too-soon' | 'not-found'

/** A calendar of somebody, as its keeper sees it. The address may hold a secret: only its host is shown again. */
export type CalendarSource = {
  id: string
  name: string
  host: string | null
  showsTitles: boolean
  /** When it was last read well. */
  readAt: Instant | null
  triedAt: Instant | null
  /** Why the last try brought nothing; null when it did. */
  refusal: ReadRefusal | null
  rulesNotFollowed: number
  /** Times within the span that is kept. */
  busyCount: number
}

/** Busy according to a calendar that was brought in. */
export type ImportedBusyTime = {
  sourceId: string
  subject: CalendarSubject
  /** What the calendar is called; empty for one of a person who shows no titles. */
  sourceName: string
  startsAt: Instant
  endsAt: Instant
  isAllDay: boolean
  isTentative: boolean
  /** Null where titles are not shown to those who plan. */
  title: string | null
}

export type SourceDraft = { name: string; address: string | null; text: string | null; showsTitles: boolean }

export const MOST_SOURCES = 10
const LONGEST_NAME = 80
const DAY = 86_400_000

/** Either an address or a file; calendars write `webcal:` where they mean `https:`. */
export function parseDraft({ name, address, text, showsTitles }: SourceDraft): Result<SourceDraft, SourceRefusal> {
  const given = (address ?? '').trim().replace(/^webcals?:/i, 'https:')
  if (name.trim() === '') return refused('name-missing')
  if (given === '' && text === null) return refused('nothing-given')
  if (given !== '' && text !== null) return refused('both-given')
  return done({ name: name.trim().slice(0, LONGEST_NAME), address: given === '' ? null : given, text, showsTitles })
}

/** What is kept of a calendar: from yesterday on, thirteen months ahead. */
export function keptSpan(now: Instant): BusySpan {
  return { from: new Date(Date.parse(now) - DAY).toISOString(), until: new Date(Date.parse(now) + 396 * DAY).toISOString() }
}

/** An hour later; after failures twice as long each time, a day at the most. */
export function nextReadAt(now: Instant, failures: number): Instant {
  const hours = Math.min(24, 2 ** Math.min(failures, 10))
  // A little early, so that the clock of the hourly job does not skip every second hour.
  return new Date(Date.parse(now) + hours * 3_600_000 - 300_000).toISOString()
}

/** Reading again by hand waits a minute: it is somebody else's server. */
export function isTooSoon(triedAt: Instant | null, now: Instant): boolean {
  return triedAt !== null && Date.parse(now) - Date.parse(triedAt) < 60_000
}
