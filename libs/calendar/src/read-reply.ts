import { done, refused, type Outcome } from './outcome.ts'
import { findProperty, listProperties, parseCalendars, textOf, type CalendarPart, type CalendarProperty, type CalendarRefusal } from './parse-calendar.ts'
import { momentOf, readDuration, readTime } from './zones.ts'

/** What an invited person's program sent back. */
export type CalendarReply = {
  kind: 'reply' | 'counter'
  uid: string
  /** Of the invitation that was answered; 0 when the program does not say. */
  sequence: number
  /** When it was answered, ISO in UTC; null when the program does not say. */
  stampedAt: string | null
  /** In small letters, without `mailto:`. Whoever uses it compares it with the one who was asked. */
  attendee: string
  answer: 'accepted' | 'declined' | 'tentative'
  comment: string | null
  /** Another time, of a counter-proposal. */
  proposal: { startsAt: string; endsAt: string } | null
}
export type ReplyRefusal = CalendarRefusal | 'not-a-reply' | 'no-meeting' | 'several-meetings' | 'no-attendee' | 'several-attendees' | 'no-answer'

const LARGEST_REPLY = 256 * 1024
const LONGEST_COMMENT = 2_000

/**
 * Reads the `text/calendar` part of an answer by mail. Says what it says, whoever sent it: that the sender is the attendee, and that the meeting
 * is one of ours, is for the caller to compare. @source RFC 5546, 3.2.3 and 3.2.7
 */
export function readReply(text: string): Outcome<CalendarReply, ReplyRefusal> {
  const parsed = parseCalendars(text, LARGEST_REPLY)
  if (!parsed.ok) return parsed
  const [calendar] = parsed.value
  const method = calendar === undefined ? '' : (textOf(calendar, 'method') ?? '').toUpperCase()
  if (calendar === undefined || parsed.value.length > 1 || (method !== 'REPLY' && method !== 'COUNTER')) return refused('not-a-reply')
  const events = calendar.parts.filter(({ name }) => name === 'vevent')
  const [event] = events
  const uid = event === undefined ? null : textOf(event, 'uid')
  if (event === undefined || uid === null) return refused('no-meeting')
  if (events.some((other) => textOf(other, 'uid') !== uid)) return refused('several-meetings')
  const attendees = listProperties(event, 'attendee')
  const [attendee] = attendees
  if (attendee === undefined) return refused('no-attendee')
  if (attendees.length > 1) return refused('several-attendees')
  return readAnswer(method === 'REPLY' ? 'reply' : 'counter', uid, event, attendee)
}

function readAnswer(kind: CalendarReply['kind'], uid: string, event: CalendarPart, attendee: CalendarProperty): Outcome<CalendarReply, ReplyRefusal> {
  const address = addressOf(attendee.values[0])
  if (address === null) return refused('no-attendee')
  const said = (attendee.parameters['partstat'] ?? '').toLowerCase()
  const proposal = kind === 'counter' ? proposalOf(event) : null
  const answer = (['accepted', 'declined', 'tentative'] as const).find((known) => known === said) ?? (proposal === null ? null : 'tentative')
  if (answer === null) return refused('no-answer')
  const stamp = momentAt(event, 'dtstamp')
  return done({
    kind,
    uid,
    sequence: Math.max(0, Math.trunc(Number(textOf(event, 'sequence') ?? 0)) || 0),
    stampedAt: stamp === null ? null : new Date(stamp).toISOString(),
    attendee: address,
    answer,
    comment: textOf(event, 'comment')?.slice(0, LONGEST_COMMENT) ?? null,
    proposal,
  })
}

function addressOf(value: unknown): string | null {
  const raw = String(value)
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/, '')
  const address = decoded(raw).trim().toLowerCase()
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? address : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function momentAt(event: CalendarPart, name: string): number | null {
  const property = findProperty(event, name)
  const time = property === null ? null : readTime(property.values[0], property.parameters, new Map())
  return time === null ? null : momentOf(time)
}

function proposalOf(event: CalendarPart): CalendarReply['proposal'] {
  const starts = momentAt(event, 'dtstart')
  if (starts === null) return null
  const ends = momentAt(event, 'dtend') ?? starts + (readDuration(findProperty(event, 'duration')?.values[0]) ?? 0)
  return ends <= starts ? null : { startsAt: new Date(starts).toISOString(), endsAt: new Date(ends).toISOString() }
}
