import type { Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'

export const REPLIES = ['here', 'online', 'not'] as const
export type Reply = (typeof REPLIES)[number]
/** How the invitation goes: by mail, on paper, or by word of mouth because there is no way to write. */
export type Channel = 'mail' | 'letter' | 'none'
/** How the person came to be asked. */
export type Via = 'community' | 'kind' | 'person'
/** How a reply came: the link in the mail, a page of somebody signed in, a calendar program, or told to somebody who leads. */
export type ReplyMeans = 'link' | 'page' | 'calendar' | 'phone'

export type Invitation = {
  id: string
  meetingId: string
  personId: string
  channel: Channel
  via: Via
  askedAt: Instant
  reply: Reply | null
  repliedAt: Instant | null
  replyMeans: ReplyMeans | null
  /** The SEQUENCE of the meeting when the reply was given. */
  replySequence: number | null
  notedBy: string | null
  /** The newest SEQUENCE that was written to the person. */
  writtenSequence: number | null
  remindersStoppedAt: Instant | null
  bouncedAt: Instant | null
  endedAt: Instant | null
  version: number
}

type MeetingMode = 'in_person' | 'online' | 'hybrid'

/** What of the meeting decides. */
export type AskedMeeting = {
  state: 'planned' | 'held' | 'cancelled'
  startsAt: Instant
  endsAt: Instant
  mode: MeetingMode | null
  onlineLink: string
  sequence: number
}

/** The meeting as an invitation tells it. */
export type ToldMeeting = AskedMeeting & {
  id: string
  title: string
  titleLanguage: string
  place: string
  communities: readonly BilingualName[]
  /** What is on the agenda in one language, without what is said among members only. */
  agenda: (language: Language) => readonly { title: string; minutes: number | null }[]
}

export function isReply(value: unknown): value is Reply {
  return REPLIES.includes(value as Reply)
}

/** Which answers make sense: nobody comes online to a room without a camera. */
export function possibleReplies({ mode, onlineLink }: { mode: MeetingMode | null; onlineLink: string }): readonly Reply[] {
  if (mode === 'online') return ['online', 'not']
  if (mode === 'hybrid' || (mode === null && onlineLink !== '')) return REPLIES
  return ['here', 'not']
}

export type AnswerRefusal = 'meeting-cancelled' | 'meeting-over' | 'link-ended' | 'not-that-way'
export type GivenReply = { reply: Reply; means: ReplyMeans; notedBy: string | null; sequence: number }

/** Whether an answer may still be given at all. */
export function findObjection(invitation: Pick<Invitation, 'endedAt'>, meeting: AskedMeeting, now: Instant): Exclude<AnswerRefusal, 'not-that-way'> | null {
  if (invitation.endedAt !== null) return 'link-ended'
  if (meeting.state === 'cancelled') return 'meeting-cancelled'
  return now >= meeting.endsAt ? 'meeting-over' : null
}

/**
 * Records a reply; a later one replaces an earlier one.
 * @param given.sequence the state of the meeting that the reply is about: a calendar program may answer an older one
 */
export function answer(invitation: Invitation, meeting: AskedMeeting, given: GivenReply, now: Instant): Result<Invitation, AnswerRefusal> {
  const objection = findObjection(invitation, meeting, now)
  if (objection !== null) return refused(objection)
  if (!possibleReplies(meeting).includes(given.reply)) return refused('not-that-way')
  const { reply, means, notedBy, sequence } = given
  return done({ ...invitation, reply, repliedAt: now, replyMeans: means, replySequence: Math.min(sequence, meeting.sequence), notedBy })
}

const DOOR_OPENS_MS = 3_600_000

/** From an hour before it begins the link also says "I am here". Not at breakfast, when "I am here" would be read as "I am coming". */
export function mayArrive(invitation: Pick<Invitation, 'endedAt'>, meeting: AskedMeeting, now: Instant): boolean {
  return findObjection(invitation, meeting, now) === null && Date.parse(now) >= Date.parse(meeting.startsAt) - DOOR_OPENS_MS
}

/** The meeting has moved since this answer was given: it stands, and the person is asked to look again. */
export function needsAnotherLook({ reply, replySequence }: Pick<Invitation, 'reply' | 'replySequence'>, meeting: AskedMeeting): boolean {
  return reply !== null && reply !== 'not' && (replySequence ?? 0) < meeting.sequence
}

/** Two reminders, each once: a few days before to who has not answered, the day before to who comes. */
export type Reminder = 'look' | 'tomorrow'
export const LOOK_DAYS = 3

type Remindable = Pick<Invitation, 'reply' | 'endedAt' | 'remindersStoppedAt' | 'bouncedAt' | 'channel' | 'askedAt'> & {
  remindedAt: Instant | null
  confirmedAt: Instant | null
}

const DAY_MS = 86_400_000

/** Which reminder is due now; nobody is reminded after saying no, nor twice, nor within a day of being asked. */
export function dueReminder(invitation: Remindable, meeting: AskedMeeting, now: Instant): Reminder | null {
  const { reply, endedAt, remindersStoppedAt, bouncedAt, channel } = invitation
  if (channel !== 'mail' || endedAt !== null || remindersStoppedAt !== null || bouncedAt !== null || reply === 'not') return null
  if (meeting.state !== 'planned' || now >= meeting.startsAt) return null
  const left = Date.parse(meeting.startsAt) - Date.parse(now)
  const isFresh = Date.parse(now) - Date.parse(invitation.askedAt) < DAY_MS
  if (reply === null) return left <= LOOK_DAYS * DAY_MS && invitation.remindedAt === null && !isFresh ? 'look' : null
  return left <= DAY_MS && invitation.confirmedAt === null ? 'tomorrow' : null
}

/** More than this many people are asked only after somebody has said so. */
export const MANY_PEOPLE = 200

/** What a calendar program says with each answer. */
export function partstatOf(reply: Reply | null): 'needs-action' | 'accepted' | 'declined' {
  if (reply === null) return 'needs-action'
  return reply === 'not' ? 'declined' : 'accepted'
}
