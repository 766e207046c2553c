import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { renderCalendar, renderInvitation, type CalendarEvent, type CalendarInvitation } from './calendar.ts'

function anEvent(changes: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    uid: 'm1@ronde.example',
    sequence: 0,
    stampedAt: '2026-02-01T09:00:00.000Z',
    startsAt: '2026-03-12T11:00:00.000Z',
    endsAt: '2026-03-12T13:00:00.000Z',
    summary: 'Réunion de quartier',
    ...changes,
  }
}

function anInvitation(changes: Partial<CalendarInvitation> = {}): CalendarInvitation {
  return {
    ...anEvent(),
    method: 'REQUEST',
    organiser: { name: 'Ronde Jette', address: 'jette@ronde.example' },
    attendee: { name: 'Anne Peeters', address: 'anne@example.org', answer: 'needs-action', language: 'nl' },
    ...changes,
  }
}

/** As ical.js reads it, zones and all. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part))
  const [event] = events
  if (event === undefined) throw new Error('no event')
  return { calendar, events, event, start: event.startDate.toJSDate().toISOString(), end: event.endDate.toJSDate().toISOString() }
}

it('an invitation is read as it was meant, by ical.js', () => {
  const { calendar, event, start, end } = read(renderInvitation(anInvitation({ location: 'Rue Esseghem 24, 1090 Jette', url: 'https://ronde.example/m/1' })))
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
  expect([event.uid, event.sequence, event.summary, event.location]).toEqual(['m1@ronde.example', 0, 'Réunion de quartier', 'Rue Esseghem 24, 1090 Jette'])
  expect([start, end]).toEqual(['2026-03-12T11:00:00.000Z', '2026-03-12T13:00:00.000Z'])
  expect(event.organizer).toBe('mailto:jette@ronde.example')
  expect(event.attendees.map((attendee) => [attendee.getFirstValue(), attendee.getParameter('cn'), attendee.getParameter('rsvp')])).toEqual([
    ['mailto:anne@example.org', 'Anne Peeters', 'TRUE'],
  ])
})

it('stamps in UTC and says times on the clock of Brussels', () => {
  const text = renderInvitation(anInvitation())
  expect(text).toContain('\r\nDTSTAMP:20260201T090000Z\r\n')
  expect(text).toContain('\r\nDTSTART;TZID=Europe/Brussels:20260312T120000\r\n')
  expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true)
})

it('a cancellation says so twice, and asks for no answer', () => {
  const { calendar, event } = read(renderInvitation(anInvitation({ method: 'CANCEL', sequence: 2 })))
  expect([calendar.getFirstPropertyValue('method'), event.component.getFirstPropertyValue('status'), event.sequence]).toEqual(['CANCEL', 'CANCELLED', 2])
  expect(event.attendees[0]?.getParameter('rsvp')).toBeUndefined()
})

it.each([
  ['the evening before summer time', '2026-03-28T22:30:00.000Z'],
  ['across the night that loses an hour', '2026-03-29T00:30:00.000Z'],
  ['just after it', '2026-03-29T01:00:00.000Z'],
  ['the first pass of the hour that comes twice', '2026-10-25T00:30:00.000Z'],
  ['its second pass', '2026-10-25T01:30:00.000Z'],
  ['midnight in Brussels', '2026-06-30T22:00:00.000Z'],
  ['the turn of the year', '2026-12-31T22:59:00.000Z'],
  ['before the rule of today', '1995-10-01T10:00:00.000Z'],
])('a meeting of two hours keeps its moments: %s', (_, startsAt) => {
  const endsAt = new Date(Date.parse(startsAt) + 7_200_000).toISOString()
  const { start, end } = read(renderInvitation(anInvitation({ startsAt, endsAt })))
  expect([start, end]).toEqual([startsAt, endsAt])
})

it('a meeting moved across the change keeps its name and is read at its new hour', () => {
  const [before, after] = [anInvitation(), anInvitation({ sequence: 1, startsAt: '2026-04-02T10:00:00.000Z', endsAt: '2026-04-02T12:00:00.000Z' })]
  expect(read(renderInvitation(after)).event.uid).toBe(read(renderInvitation(before)).event.uid)
  expect(renderInvitation(after)).toContain('DTSTART;TZID=Europe/Brussels:20260402T120000')
})

it('hostile names and texts add no line, no header and no receiver', () => {
  const hostile = 'Anne"\r\nATTENDEE:mailto:spy@example.org\r\nBCC: spy@example.org'
  const text = renderInvitation(
    anInvitation({
      summary: hostile,
      url: `https://ronde.example/\r\nX:1`,
      organiser: { name: hostile, address: `a@b\r\nX-EVIL:1` },
      attendee: { name: hostile, address: 'anne@example.org', answer: 'needs-action' },
    }),
  )
  const { event } = read(text)
  expect(event.attendees).toHaveLength(1)
  expect(event.component.getAllProperties().map(({ name }) => name)).toEqual([
    'uid',
    'dtstamp',
    'sequence',
    'dtstart',
    'dtend',
    'summary',
    'url',
    'organizer',
    'attendee',
    'status',
    'transp',
  ])
  expect(event.attendees[0]?.getParameter('cn')).toBe('Anne" ATTENDEE:mailto:spy@example.org BCC: spy@example.org')
})

it('any text comes back as it was', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).map((each) => `x${each.replaceAll(/(?!\n)\p{Cc}|[\u2028\u2029]/gu, '')}x`)
  fc.assert(
    fc.property(text, text, (summary, description) => {
      const { event } = read(renderInvitation(anInvitation({ summary, description })))
      expect([event.summary, event.description]).toEqual([summary, description])
    }),
    { numRuns: 300 },
  )
})

it('a calendar to subscribe to is published, names nobody and keeps what is cancelled', () => {
  const text = renderCalendar({
    name: 'Mes réunions, 2026',
    method: 'PUBLISH',
    refreshHours: 6,
    events: [anEvent(), anEvent({ uid: 'm2', state: 'cancelled' })],
  })
  const { calendar, events } = read(text)
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  expect(text).toContain(String.raw`X-WR-CALNAME:Mes réunions\, 2026`)
  expect(events.map(({ component }) => [component.getFirstPropertyValue('status'), component.getFirstPropertyValue('transp')])).toEqual([
    ['CONFIRMED', 'OPAQUE'],
    ['CANCELLED', 'TRANSPARENT'],
  ])
  expect(text).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i)
})

it('a calendar without meetings is a calendar', () => {
  const text = renderCalendar({ name: 'Leeg', events: [] })
  expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vtimezone')).toHaveLength(1)
  expect(text).not.toContain('METHOD')
})
