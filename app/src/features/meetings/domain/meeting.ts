import { dayOf, instantInBrussels, type Day, type Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

export const MEETING_MODES = ['in_person', 'online', 'hybrid'] as const
export type MeetingMode = (typeof MEETING_MODES)[number]
export type MeetingState = 'planned' | 'held' | 'cancelled'
export type RegisterState = 'open' | 'closed'

/** What somebody may write about a meeting. */
export type MeetingDraft = {
  title: string
  startsAt: Instant
  endsAt: Instant
  mode: MeetingMode | null
  place: string
  /** Where people meet online; empty when they do not. */
  onlineLink: string
  communityIds: readonly string[]
}

export type Meeting = MeetingDraft & {
  id: string
  /** The language in which the title was written. */
  titleLanguage: string
  kind: string
  /** When it really began and ended, where somebody noted it. */
  actualStartsAt: Instant | null
  actualEndsAt: Instant | null
  /** Raised by each change of time, place or manner and by cancelling: calendars take the highest. */
  sequence: number
  /** Part of a series; every meeting stands for itself all the same. */
  seriesId: string | null
  /** Whose turn it is to chair. */
  chairId: string | null
  state: MeetingState
  registerState: RegisterState
  version: number
}

const LONGEST_HOURS = 72
const LONGEST_TEXT = 200

export type DraftRefusal = 'ends-before-start' | 'too-long' | 'text-too-long' | 'link-wrong' | 'community-missing'

/** Refuses a meeting that could not take place. */
export function checkMeeting({ title, place, onlineLink, startsAt, endsAt, communityIds }: MeetingDraft): DraftRefusal | null {
  if (endsAt <= startsAt) return 'ends-before-start'
  if (Date.parse(endsAt) - Date.parse(startsAt) > LONGEST_HOURS * 3_600_000) return 'too-long'
  if (title.length > LONGEST_TEXT || place.length > LONGEST_TEXT) return 'text-too-long'
  if (onlineLink !== '' && !isWebLink(onlineLink)) return 'link-wrong'
  return communityIds.length === 0 ? 'community-missing' : null
}

/** A link that a browser opens and nothing else. */
function isWebLink(text: string): boolean {
  const url = URL.parse(text)
  return text.length <= 500 && url?.protocol === 'https:' && url.username === ''
}

/** What people arranged their day by. */
function isMoved(before: MeetingDraft, after: MeetingDraft): boolean {
  return (['startsAt', 'endsAt', 'place', 'mode', 'onlineLink'] as const).some((field) => before[field] !== after[field])
}

export type ChangeRefusal = DraftRefusal | 'meeting-cancelled' | 'register-closed' | 'held-in-future'

/** Corrects what was written. A closed register rests on it, so that it must be reopened first. */
export function changeMeeting(meeting: Meeting, draft: MeetingDraft, now: Instant): Result<Meeting, ChangeRefusal> {
  if (meeting.state === 'cancelled') return refused('meeting-cancelled')
  if (meeting.registerState === 'closed') return refused('register-closed')
  const objection = checkMeeting(draft)
  if (objection !== null) return refused(objection)
  if (meeting.state === 'held' && draft.startsAt > now) return refused('held-in-future')
  return done({ ...meeting, ...draft, sequence: meeting.sequence + (isMoved(meeting, draft) ? 1 : 0) })
}

export type CancelRefusal = 'already-held' | 'already-cancelled'

/** Only what has not taken place can be cancelled. */
export function cancelMeeting(meeting: Meeting): Result<Meeting, CancelRefusal> {
  if (meeting.state === 'held') return refused('already-held')
  if (meeting.state === 'cancelled') return refused('already-cancelled')
  return done({ ...meeting, state: 'cancelled', sequence: meeting.sequence + 1 })
}

export type HoldRefusal = 'meeting-cancelled' | 'already-held' | 'not-begun'

export function holdMeeting(meeting: Meeting, now: Instant): Result<Meeting, HoldRefusal> {
  if (meeting.state === 'cancelled') return refused('meeting-cancelled')
  if (meeting.state === 'held') return refused('already-held')
  if (meeting.startsAt > now) return refused('not-begun')
  return done({ ...meeting, state: 'held' })
}

/** What a clock showed when the meeting really began and ended; null is as planned. */
export type RealClocks = { from: string | null; until: string | null }

const TWELVE_HOURS_MS = 12 * 3_600_000

/**
 * The moments that two clock times mean. The beginning is the one nearest to the planned one. The end follows it: past midnight
 * when the meeting was planned that way, or when that makes no more than twelve hours; of several, the one nearest to the plan.
 * An end that fits nowhere stays on the day of the beginning, where it is refused.
 */
export function placeRealTimes(meeting: Pick<Meeting, 'startsAt' | 'endsAt'>, { from, until }: RealClocks): RealTimes {
  const days = listDays(dayOf(meeting.startsAt), dayOf(meeting.endsAt))
  const startsAt =
    from === null
      ? null
      : nearest(
          meeting.startsAt,
          days.map((day) => instantInBrussels(`${day}T${from}`)),
        )
  if (until === null) return { startsAt, endsAt: null }
  const begun = startsAt ?? meeting.startsAt
  const nextDay = dayAfter(dayOf(begun))
  const ends = [...new Set([dayOf(begun), ...days, nextDay])]
    .map((day) => ({ day, at: instantInBrussels(`${day}T${until}`) }))
    .filter(({ day, at }) => at > begun && (days.includes(day) || Date.parse(at) - Date.parse(begun) <= TWELVE_HOURS_MS))
  return {
    startsAt,
    endsAt:
      nearest(
        meeting.endsAt,
        ends.map(({ at }) => at),
      ) ?? instantInBrussels(`${dayOf(begun)}T${until}`),
  }
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

function listDays(from: Day, until: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= until; day = dayAfter(day)) days.push(day)
  return days
}

function nearest(wished: Instant, moments: readonly Instant[]): Instant | null {
  const distance = (moment: Instant) => Math.abs(Date.parse(moment) - Date.parse(wished))
  return moments.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

export type RealTimes = { startsAt: Instant | null; endsAt: Instant | null }
/** What the register holds when somebody wants to close it. */
export type RegisterStanding = { lines: number; openConflicts: number }
export type CloseRefusal = 'meeting-cancelled' | 'not-begun' | 'already-closed' | 'register-empty' | 'conflicts-open' | 'ends-before-start'

/** Closes the register; a meeting that was still planned is thereby held. */
export function closeRegister(meeting: Meeting, standing: RegisterStanding, real: RealTimes, now: Instant): Result<Meeting, CloseRefusal> {
  if (meeting.registerState === 'closed') return refused('already-closed')
  const held = meeting.state === 'held' ? done(meeting) : holdMeeting(meeting, now)
  if (!held.ok) return refused(held.refusal === 'not-begun' ? 'not-begun' : 'meeting-cancelled')
  if (standing.lines === 0) return refused('register-empty')
  if (standing.openConflicts > 0) return refused('conflicts-open')
  if (real.startsAt !== null && real.endsAt !== null && real.endsAt <= real.startsAt) return refused('ends-before-start')
  return done({ ...held.value, registerState: 'closed', actualStartsAt: real.startsAt, actualEndsAt: real.endsAt })
}

export type ReopenRefusal = 'not-closed' | 'reason-missing' | 'text-too-long'

/** The reason is kept with the register. */
export function reopenRegister(meeting: Meeting, reason: string): Result<Meeting, ReopenRefusal> {
  if (meeting.registerState !== 'closed') return refused('not-closed')
  if (reason.trim() === '') return refused('reason-missing')
  if (reason.length > 500) return refused('text-too-long')
  return done({ ...meeting, registerState: 'open' })
}
