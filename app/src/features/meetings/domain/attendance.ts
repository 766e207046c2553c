import type { CommunityRole } from '../../../kernel/actor.ts'
import { dayOf, instantInBrussels, type Day, type Instant } from '../../../kernel/day.ts'
import { refused, done, type Result } from '../../../kernel/result.ts'
import type { Meeting, MeetingMode } from './meeting.ts'
import { addDays } from './plan-days.ts'

/** What somebody was at one meeting; another matter than the role in the community. */
export const MEETING_ROLES = ['member', 'deputy', 'moderator', 'researcher', 'visitor', 'speaker', 'interpreter', 'coordinator'] as const
export type MeetingRole = (typeof MEETING_ROLES)[number]
/** The roles that the monitoring table counts. */
const COUNTED_ROLES: readonly MeetingRole[] = ['member', 'deputy']
export type AttendanceState = 'present' | 'excused' | 'absent' | 'represented'

/** The four big answers of the sheet. */
export const CHOICES = ['here', 'online', 'excused', 'absent'] as const
export type Choice = (typeof CHOICES)[number]

/** What the register says about one person at one meeting. Role and mode are null only where a file left them out. */
export type AttendanceFacts = { role: MeetingRole | null; state: AttendanceState; mode: MeetingMode | null; represents: readonly string[] }
export type AttendanceLine = AttendanceFacts & { personId: string; version: number }

/** A place that a community keeps on the day of the meeting. */
export type Seat = { role: CommunityRole; isOnLeave: boolean; represents: readonly string[] }

const SEAT_ORDER: readonly CommunityRole[] = ['moderator', 'coordinator', 'researcher', 'member', 'visitor']

/** One person, one row: of several seats at a joint meeting the one that does most there. */
export function chooseSeat(seats: readonly Seat[]): Seat | null {
  return seats.toSorted((a, b) => SEAT_ORDER.indexOf(a.role) - SEAT_ORDER.indexOf(b.role))[0] ?? null
}

/** The role at the meeting is the one in the community, unless somebody says otherwise. */
export function usualRole(seat: Seat | null): MeetingRole {
  return seat?.role ?? 'visitor'
}

/** What somebody answered to an invitation. */
export type Reply = 'here' | 'online' | 'not'

/** What the sheet shows before anybody noted something: what people replied, else everybody is here, or online where the meeting is. */
export function prefill(seat: Seat | null, mode: MeetingMode | null, reply: Reply | null = null): AttendanceFacts {
  const facts = { role: usualRole(seat), represents: [] }
  if (reply === 'not' || (reply === null && seat?.isOnLeave)) return { ...facts, state: 'excused', mode: null }
  const isOnline = reply === null ? mode === 'online' : reply === 'online'
  return { ...facts, state: 'present', mode: isOnline ? 'online' : 'in_person' }
}

/** Which of the four answers a line shows. Who sent somebody else is excused. */
export function choiceOf({ state, mode }: Pick<AttendanceFacts, 'state' | 'mode'>): Choice {
  if (state === 'present') return mode === 'online' ? 'online' : 'here'
  return state === 'absent' ? 'absent' : 'excused'
}

/** The line after one of the four answers; the same answer changes nothing, so that a deputy stays one. */
export function answer(facts: AttendanceFacts, choice: Choice): AttendanceFacts {
  if (choiceOf(facts) === choice) return facts
  if (choice === 'excused' || choice === 'absent') return { ...facts, state: choice, mode: null }
  return { ...facts, state: 'present', mode: choice === 'online' ? 'online' : 'in_person' }
}

/** What a sheet says about one row: the version and the answer it was shown, and the answer it gives. Version 0 was never saved. */
export type SentRow = { personId: string; version: number; shown: Choice; choice: Choice }
export type RowVerdict = 'same' | 'save' | 'conflict'

/**
 * Compares a sent row with what is stored now. Another answer than the stored one, given without having seen it, is a conflict. A
 * row that was saved before and left untouched says nothing; on a sheet that nobody had saved, each row is a statement.
 */
export function judgeRow(stored: AttendanceLine | null, sent: SentRow): RowVerdict {
  if (stored === null) return 'save'
  if (choiceOf(stored) === sent.choice) return 'same'
  if (stored.version === sent.version) return 'save'
  return sent.version > 0 && sent.choice === sent.shown ? 'same' : 'conflict'
}

export type WriteRefusal = 'meeting-cancelled' | 'register-closed' | 'too-early'

/** Attendance is taken from the day of the meeting on, until its register is closed. */
export function mayBeWritten(meeting: Pick<Meeting, 'state' | 'registerState' | 'startsAt'>, now: Instant): Result<null, WriteRefusal> {
  if (meeting.state === 'cancelled') return refused('meeting-cancelled')
  if (meeting.registerState === 'closed') return refused('register-closed')
  return dayOf(now) < dayOf(meeting.startsAt) ? refused('too-early') : done(null)
}

/** Until when a device may keep a copy of the sheet: the end of the day on which the meeting ends. */
export function keptUntil({ endsAt }: Pick<Meeting, 'endsAt'>): Instant {
  return instantInBrussels(`${addDays(dayOf(endsAt), 1)}T00:00`)
}

/** "11 of 18 here". */
export type Presence = { here: number; of: number }

export function countPresence(lines: readonly Pick<AttendanceFacts, 'state'>[]): Presence {
  return { here: lines.filter(({ state }) => state === 'present').length, of: lines.length }
}

/** Who counts in the figures of a meeting, and who was there besides. */
export type MeetingCount = { counted: number; others: number; excused: number; absent: number; represented: number }

export function countMeeting(lines: readonly AttendanceFacts[]): MeetingCount {
  const present = lines.filter(({ state }) => state === 'present')
  const counted = present.filter(({ role }) => role !== null && COUNTED_ROLES.includes(role)).length
  const having = (sought: AttendanceState) => lines.filter(({ state }) => state === sought).length
  return { counted, others: present.length - counted, excused: having('excused'), absent: having('absent'), represented: having('represented') }
}

/** Of two lines of one person at one meeting, when records are merged: having been there wins, then having sent somebody. */
const STATE_ORDER: readonly AttendanceState[] = ['present', 'represented', 'excused', 'absent']

export function reconcile(kept: AttendanceFacts, other: AttendanceFacts): AttendanceFacts {
  const winner = STATE_ORDER.indexOf(other.state) < STATE_ORDER.indexOf(kept.state) ? other : kept
  const loser = winner === kept ? other : kept
  const isSame = winner.state === loser.state
  return {
    state: winner.state,
    role: winner.role ?? loser.role,
    mode: winner.mode ?? (isSame ? loser.mode : null),
    represents: isSame ? [...new Set([...winner.represents, ...loser.represents])] : winner.represents,
  }
}

/** "Jeanne Van den Berg": the first word is the given name, which is right more often than the last one. */
export function splitName(name: string): { givenName: string; familyName: string } {
  const [givenName = '', ...family] = name.trim().split(/\s+/)
  return { givenName, familyName: family.join(' ') }
}

export type NameRefusal = 'name-missing' | 'text-too-long'

export function checkName(name: string): NameRefusal | null {
  if (name.trim() === '') return 'name-missing'
  return name.length > 200 ? 'text-too-long' : null
}

/** The Brussels day that decides who is a member at the meeting. */
export function dayOfMeeting(meeting: Pick<Meeting, 'startsAt'>): Day {
  return dayOf(meeting.startsAt)
}
