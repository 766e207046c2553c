import { expect, it } from 'vitest'
import { readReply } from './calendar.ts'

function aReply(changes: Record<string, string> = {}): string {
  const lines: Record<string, string> = {
    METHOD: 'METHOD:REPLY',
    UID: 'UID:m1@ronde.example',
    DTSTAMP: 'DTSTAMP:20260202T080000Z',
    SEQUENCE: 'SEQUENCE:1',
    ATTENDEE: 'ATTENDEE;PARTSTAT=ACCEPTED;CN=Anne:MAILTO:Anne@Example.org',
    ...changes,
  }
  const { METHOD, ...event } = lines
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', METHOD, 'BEGIN:VEVENT', ...Object.values(event), 'END:VEVENT', 'END:VCALENDAR']
    .filter((line) => line !== '')
    .join('\r\n')
}

it('reads who answered what, whatever the case of the address', () => {
  expect(readReply(aReply())).toEqual({
    ok: true,
    value: {
      kind: 'reply',
      uid: 'm1@ronde.example',
      sequence: 1,
      stampedAt: '2026-02-02T08:00:00.000Z',
      attendee: 'anne@example.org',
      answer: 'accepted',
      comment: null,
      proposal: null,
    },
  })
})

it('keeps the older sequence that was answered', () => {
  expect(readReply(aReply({ SEQUENCE: 'SEQUENCE:0' }))).toMatchObject({ ok: true, value: { sequence: 0 } })
})

it('reads the comment and a no', () => {
  const ATTENDEE = 'ATTENDEE;PARTSTAT=DECLINED:mailto:anne@example.org'
  expect(readReply(aReply({ ATTENDEE, COMMENT: String.raw`COMMENT:Désolée\, pas jeudi` }))).toMatchObject({
    value: { answer: 'declined', comment: 'Désolée, pas jeudi' },
  })
})

it('reads another time that is proposed', () => {
  const counter = aReply({
    METHOD: 'METHOD:COUNTER',
    ATTENDEE: 'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:anne@example.org',
    DTSTART: 'DTSTART;TZID=Romance Standard Time:20260619T140000',
    DTEND: 'DTEND;TZID=Romance Standard Time:20260619T160000',
  })
  const proposal = { startsAt: '2026-06-19T12:00:00.000Z', endsAt: '2026-06-19T14:00:00.000Z' }
  expect(readReply(counter)).toMatchObject({ ok: true, value: { kind: 'counter', answer: 'tentative', proposal } })
})

it.each([
  ['nothing', '', 'not-a-calendar'],
  ['another text', 'Bonjour, je viens.', 'not-a-calendar'],
  ['half a calendar', 'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n', 'broken'],
  ['an invitation', aReply({ METHOD: 'METHOD:REQUEST' }), 'not-a-reply'],
  ['a reply about nothing', aReply({ UID: '' }), 'no-meeting'],
  ['a reply of nobody', aReply({ ATTENDEE: '' }), 'no-attendee'],
  ['an address that is none', aReply({ ATTENDEE: 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:anne' }), 'no-attendee'],
  ['an address with a line end', aReply({ ATTENDEE: 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:anne@b%0D%0ABcc: x@y' }), 'no-attendee'],
  ['a reply of two people', aReply({ SECOND: 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:jan@example.org' }), 'several-attendees'],
  ['no answer yet', aReply({ ATTENDEE: 'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:anne@example.org' }), 'no-answer'],
  ['two meetings', aReply({ MORE: 'END:VEVENT\r\nBEGIN:VEVENT\r\nUID:m2\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b' }), 'several-meetings'],
  ['too much', aReply({ COMMENT: `COMMENT:${'x'.repeat(300_000)}` }), 'too-large'],
])('refuses %s', (_, text, refusal) => {
  expect(readReply(text)).toEqual({ ok: false, refusal })
})

it('reads a folded reply with the zone and the names that other programs add', () => {
  const zone =
    'BEGIN:VTIMEZONE\r\nTZID:Europe/Brussels\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE'
  const organiser = 'ORGANIZER;CN=Ronde;SENT-BY="mailto:bot@ronde.example":mailto:jette@r\r\n onde.example'
  const ATTENDEE = `ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN="Anne \r\n D^'Hoe, kiné";LANGUAGE=nl:mailto:anne@example.org`
  const text = aReply({ METHOD: `METHOD:REPLY\r\n${zone}`, ORGANISER: organiser, ATTENDEE })
  expect(readReply(text)).toMatchObject({ ok: true, value: { attendee: 'anne@example.org', answer: 'accepted' } })
})
