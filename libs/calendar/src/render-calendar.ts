import { BRUSSELS_LINES, isSaidByWall, wallInBrussels } from './brussels.ts'
import { escapeText, mailtoAddress, quoteParameter, renderLines, safeUrl } from './lines.ts'

/** What an invited person has said; `needs-action` is nothing yet. */
export type CalendarAnswer = 'needs-action' | 'accepted' | 'declined' | 'tentative'
export type CalendarPerson = { name: string; address: string }
/** `language`: of the mail this person gets, `fr`. */
export type CalendarAttendee = CalendarPerson & { answer: CalendarAnswer; language?: string | null }

/**
 * One meeting. Moments are ISO in UTC, `2026-03-12T11:00:00.000Z`; texts are plain and may hold anything.
 * `uid` stays for ever; `sequence` is a whole number from 0 that rises with each change of time, place or state.
 */
export type CalendarEvent = {
  uid: string
  sequence: number
  /** When this was written. */
  stampedAt: string
  startsAt: string
  endsAt: string
  summary: string
  description?: string | null
  location?: string | null
  url?: string | null
  state?: 'confirmed' | 'tentative' | 'cancelled'
  /** True where the time stays free in the reader's calendar. */
  isFree?: boolean
}

/**
 * Answers go to `organiser.address`, which is the address the mail comes from: some programs show no buttons otherwise. The attendee is the receiver and nobody else.
 */
export type CalendarInvitation = CalendarEvent & {
  method: 'REQUEST' | 'CANCEL'
  organiser: CalendarPerson
  attendee: CalendarAttendee | null
}

export type CalendarFeed = {
  name: string
  events: readonly CalendarEvent[]
  /** `PUBLISH` for what is subscribed to; none for objects of a CalDAV server. */
  method?: 'PUBLISH'
  /** How often a program should look again. */
  refreshHours?: number
}

const PRODUCT = '-//Ronde//Meetings 1.0//EN'

/** An invitation to one receiver, or its cancellation: the `text/calendar` part of a mail, whose `method` must be the same. @source RFC 5546 */
export function renderInvitation(invitation: CalendarInvitation): string {
  const { method, organiser, attendee } = invitation
  const people = [
    `ORGANIZER;CN=${quoteParameter(organiser.name)}:${mailtoAddress(organiser.address)}`,
    ...(attendee === null ? [] : [attendeeLine(attendee, method)]),
  ]
  const event = method === 'CANCEL' ? { ...invitation, state: 'cancelled' as const } : invitation
  return renderLines([...openingLines(method), ...BRUSSELS_LINES, ...eventLines(event, people), 'END:VCALENDAR'])
}

/** Several meetings as one calendar, without anybody's name in it. @source RFC 5545, RFC 7986 */
export function renderCalendar({ name, events, method, refreshHours }: CalendarFeed): string {
  const every = refreshHours === undefined ? [] : [`REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`, `X-PUBLISHED-TTL:PT${refreshHours}H`]
  const head = [`NAME:${escapeText(name)}`, `X-WR-CALNAME:${escapeText(name)}`, 'X-WR-TIMEZONE:Europe/Brussels', ...every]
  return renderLines([...openingLines(method), ...head, ...BRUSSELS_LINES, ...events.flatMap((event) => eventLines(event, [])), 'END:VCALENDAR'])
}

function openingLines(method: string | undefined): string[] {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${PRODUCT}`, ...(method === undefined ? [] : [`METHOD:${method}`])]
}

function eventLines(event: CalendarEvent, people: readonly string[]): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utcStamp(event.stampedAt)}`,
    `SEQUENCE:${Math.max(0, Math.trunc(event.sequence))}`,
    ...timeLines(event),
    `SUMMARY:${escapeText(event.summary)}`,
    ...textLine('DESCRIPTION', event.description),
    ...textLine('LOCATION', event.location),
    ...(event.url ? [`URL:${safeUrl(event.url)}`] : []),
    ...people,
    `STATUS:${(event.state ?? 'confirmed').toUpperCase()}`,
    `TRANSP:${event.isFree === true || event.state === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ]
}

function textLine(name: string, text: string | null | undefined): string[] {
  return text ? [`${name}:${escapeText(text)}`] : []
}

/** Brussels time, so that the meeting stays at its hour whatever the reader's zone; UTC for both where the wall time would leave a doubt. */
function timeLines({ startsAt, endsAt }: CalendarEvent): string[] {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)]
  if (!isSaidByWall(start) || !isSaidByWall(end)) return [`DTSTART:${utcStamp(startsAt)}`, `DTEND:${utcStamp(endsAt)}`]
  return [`DTSTART;TZID=Europe/Brussels:${stamp(wallInBrussels(start))}`, `DTEND;TZID=Europe/Brussels:${stamp(wallInBrussels(end))}`]
}

function attendeeLine({ name, address, answer, language }: CalendarAttendee, method: 'REQUEST' | 'CANCEL'): string {
  const parameters = [
    'CUTYPE=INDIVIDUAL',
    'ROLE=REQ-PARTICIPANT',
    `PARTSTAT=${answer.toUpperCase()}`,
    // Without it the buttons are missing in Gmail and Outlook.
    ...(method === 'REQUEST' ? ['RSVP=TRUE'] : []),
    `CN=${quoteParameter(name)}`,
    ...(language ? [`LANGUAGE=${language.replaceAll(/[^A-Za-z0-9-]/g, '')}`] : []),
  ]
  return `ATTENDEE;${parameters.join(';')}:${mailtoAddress(address)}`
}

function stamp(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
}

/** `20260312T110000Z` of `2026-03-12T11:00:00.000Z`. */
export function utcStamp(moment: string): string {
  return `${stamp(Date.parse(moment))}Z`
}
