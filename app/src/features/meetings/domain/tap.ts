import type { Instant } from '../../../kernel/day.ts'
import type { SentRow } from './attendance.ts'
import type { Meeting } from './meeting.ts'

/** What a device kept, with an id of its own making and the moment its clock showed. */
export type Tap = {
  id: string
  at: Instant
  /** Tapped as somebody came in: the moment is an arrival. */
  isDoor: boolean
  /** The tap on the same row before, whose answer the device may never have heard. */
  after: string | null
} & (
  | ({ kind: 'answer' } & SentRow)
  | { kind: 'leave'; personId: string }
  | { kind: 'stay'; personId: string }
  | { kind: 'visitor'; name: string; organisation: string }
  | { kind: 'known-visitor'; personId: string }
)

/** How many taps one device may send at once. */
export const MOST_TAPS = 500

/**
 * The moment of a tap by the clock of the house. The device says what its clock shows while it sends: as much as that is wrong, the tap is
 * wrong, too. No tap lies in the future.
 */
export function rightMoment(at: Instant, deviceNow: Instant, now: Instant): Instant {
  const moment = Date.parse(at) + Date.parse(now) - Date.parse(deviceNow)
  return new Date(Math.min(moment, Date.parse(now))).toISOString()
}

/** When a meeting was: as it really was, where somebody noted that, else as planned. */
export function realSpan(meeting: Pick<Meeting, 'startsAt' | 'endsAt' | 'actualStartsAt' | 'actualEndsAt'>): { from: Instant; until: Instant } {
  return { from: meeting.actualStartsAt ?? meeting.startsAt, until: meeting.actualEndsAt ?? meeting.endsAt }
}

export type PresenceTimes = { arrivedAt: Instant | null; leftAt: Instant | null }

/** Somebody came in. Of two devices the earlier moment holds; who is entered when the meeting is over did not come then. */
export function arrive({ arrivedAt, leftAt }: PresenceTimes, moment: Instant, meeting: Parameters<typeof realSpan>[0]): PresenceTimes {
  if (moment >= realSpan(meeting).until) return { arrivedAt, leftAt }
  const earlier = arrivedAt === null || moment < arrivedAt ? moment : arrivedAt
  return { arrivedAt: earlier, leftAt: null }
}

/** Somebody leaves; nobody leaves before coming. */
export function leave({ arrivedAt }: PresenceTimes, moment: Instant): PresenceTimes {
  return { arrivedAt, leftAt: arrivedAt !== null && moment < arrivedAt ? arrivedAt : moment }
}

/**
 * For how long somebody was there: from the arrival until the leaving, where they were noted, and never outside the meeting's own time.
 * @returns whole minutes, 0 for who came after its end
 */
export function minutesThere({ arrivedAt, leftAt }: PresenceTimes, { from, until }: { from: Instant; until: Instant }): number {
  const came = arrivedAt !== null && arrivedAt > from ? arrivedAt : from
  const went = leftAt !== null && leftAt < until ? leftAt : until
  return Math.max(0, Math.round((Date.parse(went) - Date.parse(came)) / 60_000))
}
