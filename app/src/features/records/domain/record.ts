import { dayOf, instantInBrussels, type Day, type Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** live: written as it goes. prepared: said to be ready. amendable: those present may propose. locked: nothing changes any more. */
export const PHASES = ['live', 'prepared', 'amendable', 'locked'] as const
export type Phase = (typeof PHASES)[number]

export type MeetingRecord = {
  meetingId: string
  phase: Phase
  /** While it is live: those present write too. */
  isOpenToPresent: boolean
  preparedAt: Instant | null
  amendableUntil: Instant | null
  lockedAt: Instant | null
  version: number
}

export const USUAL_DAYS = 7
export const MOST_DAYS = 60

export function newRecord(meetingId: string): MeetingRecord {
  return { meetingId, phase: 'live', isOpenToPresent: false, preparedAt: null, amendableUntil: null, lockedAt: null, version: 0 }
}

type MeetingFacts = { state: string; startsAt: Instant }
export type WritableRefusal = 'meeting-cancelled' | 'too-early' | 'record-locked'

/** A record is written from the day of the meeting on, until it is locked. */
export function checkWritable(record: MeetingRecord, meeting: MeetingFacts, now: Instant): WritableRefusal | null {
  if (meeting.state === 'cancelled') return 'meeting-cancelled'
  if (record.phase === 'locked') return 'record-locked'
  return dayOf(now) < dayOf(meeting.startsAt) ? 'too-early' : null
}

export type PrepareRefusal = 'not-live' | 'nothing-written' | 'not-begun' | 'conflicts-open'

/** The lead says that the record is ready; those present are told, and their days begin with that. */
export function prepareRecord(
  record: MeetingRecord,
  standing: { entries: number; openConflicts: number; startsAt: Instant },
  now: Instant,
): Result<MeetingRecord, PrepareRefusal> {
  if (record.phase !== 'live') return refused('not-live')
  if (standing.startsAt > now) return refused('not-begun')
  if (standing.entries === 0) return refused('nothing-written')
  if (standing.openConflicts > 0) return refused('conflicts-open')
  return done({ ...record, phase: 'prepared', preparedAt: now, isOpenToPresent: false })
}

/** The days begin when the mails are written; the last one counts whole. Null when that was done already. */
export function openToAmend(record: MeetingRecord, days: number, now: Instant): MeetingRecord | null {
  return record.phase === 'prepared' ? { ...record, phase: 'amendable', amendableUntil: endOfDay(addDays(dayOf(now), days)) } : null
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Midnight that ends a day in Brussels. */
function endOfDay(day: Day): Instant {
  return instantInBrussels(`${addDays(day, 1)}T00:00`)
}

export function isAmendable(record: MeetingRecord, now: Instant): boolean {
  return record.phase === 'amendable' && record.amendableUntil !== null && now < record.amendableUntil
}

export type LockRefusal = 'not-amendable' | 'days-left' | 'amendments-open'

/** Earlier than the last day only when everybody who was there agreed. */
export function lockRecord(record: MeetingRecord, standing: { allAgreed: boolean; openAmendments: number }, now: Instant): Result<MeetingRecord, LockRefusal> {
  if (record.phase !== 'amendable') return refused('not-amendable')
  if (isAmendable(record, now)) {
    if (!standing.allAgreed) return refused('days-left')
    if (standing.openAmendments > 0) return refused('amendments-open')
  }
  return done({ ...record, phase: 'locked', lockedAt: now })
}
