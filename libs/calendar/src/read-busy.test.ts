import { describe, expect, it } from 'vitest'
import { BUSY_LIMITS, readBusy, renderCalendar } from './calendar.ts'

const SPRING = { from: '2026-03-01T00:00:00.000Z', until: '2026-05-01T00:00:00.000Z' }

function aCalendar(...events: string[][]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR'].join('\r\n')
}

function startsOf(text: string, span = SPRING): string[] {
  const read = readBusy(text, span)
  if (!read.ok) throw new Error(read.refusal)
  return read.value.busy.map(({ startsAt }) => startsAt.slice(0, 16))
}

const WEEKLY = ['UID:w', 'DTSTART;TZID=Europe/Brussels:20260319T100000', 'DTEND;TZID=Europe/Brussels:20260319T120000', 'SUMMARY:Bassin']

describe('busy times', () => {
  it('one meeting, with its title', () => {
    expect(readBusy(aCalendar(WEEKLY), SPRING)).toEqual({
      ok: true,
      value: {
        name: null,
        busy: [{ startsAt: '2026-03-19T09:00:00.000Z', endsAt: '2026-03-19T11:00:00.000Z', isAllDay: false, isTentative: false, title: 'Bassin' }],
        rulesNotFollowed: 0,
      },
    })
  })

  it('nothing in an empty calendar', () => {
    expect(startsOf(aCalendar())).toEqual([])
  })

  it('every week at the same hour of the clock, across the change to summer time', () => {
    expect(startsOf(aCalendar([...WEEKLY, 'RRULE:FREQ=WEEKLY;COUNT=3']))).toEqual(['2026-03-19T09:00', '2026-03-26T09:00', '2026-04-02T08:00'])
  })

  it('without what was taken out, and with what was put in', () => {
    const event = [...WEEKLY, 'RRULE:FREQ=WEEKLY;UNTIL=20260409T080000Z', 'EXDATE;TZID=Europe/Brussels:20260326T100000', 'RDATE:20260414T080000Z']
    expect(startsOf(aCalendar(event))).toEqual(['2026-03-19T09:00', '2026-04-02T08:00', '2026-04-09T08:00', '2026-04-14T08:00'])
  })

  it('the first date counts beside added ones, without a rule too', () => {
    expect(startsOf(aCalendar([...WEEKLY, 'RDATE;TZID=Europe/Brussels:20260416T100000']))).toEqual(['2026-03-19T09:00', '2026-04-16T08:00'])
  })

  it('a moved date stands where it was moved to, a cancelled one is free', () => {
    const moved = ['UID:w', 'RECURRENCE-ID;TZID=Europe/Brussels:20260326T100000', 'DTSTART:20260327T130000Z', 'DTEND:20260327T150000Z', 'SUMMARY:Déplacée']
    const cancelled = ['UID:w', 'RECURRENCE-ID:20260402T080000Z', 'DTSTART:20260402T080000Z', 'DTEND:20260402T100000Z', 'STATUS:CANCELLED']
    expect(startsOf(aCalendar([...WEEKLY, 'RRULE:FREQ=WEEKLY;COUNT=3'], moved, cancelled))).toEqual(['2026-03-19T09:00', '2026-03-27T13:00'])
  })

  it('what leaves its time free, or is cancelled, or has no length is not busy', () => {
    expect(
      startsOf(aCalendar([...WEEKLY, 'TRANSP:TRANSPARENT'], [...WEEKLY, 'STATUS:CANCELLED'], ['UID:r', 'DTSTART:20260319T090000Z', 'SUMMARY:Rappel'])),
    ).toEqual([])
  })

  it('whole days are those of Brussels, however long the night', () => {
    const read = readBusy(aCalendar(['UID:d', 'DTSTART;VALUE=DATE:20260328', 'DTEND;VALUE=DATE:20260330', 'SUMMARY:Congé']), SPRING)
    expect(read).toMatchObject({ value: { busy: [{ startsAt: '2026-03-27T23:00:00.000Z', endsAt: '2026-03-29T22:00:00.000Z', isAllDay: true }] } })
  })

  it('a private meeting has no title', () => {
    expect(readBusy(aCalendar([...WEEKLY, 'CLASS:PRIVATE']), SPRING)).toMatchObject({ value: { busy: [{ title: null }] } })
  })

  it('what began before the span and lasts into it counts; what only touches it does not', () => {
    const long = ['UID:l', 'DTSTART:20260228T220000Z', 'DURATION:PT4H']
    const before = ['UID:b', 'DTSTART:20260228T220000Z', 'DURATION:PT2H']
    expect(startsOf(aCalendar(long, before))).toEqual(['2026-02-28T22:00'])
  })

  it('a rule that began long ago is found where we look', () => {
    expect(startsOf(aCalendar(['UID:o', 'DTSTART:19990107T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;BYDAY=1TH']))).toEqual([
      '2026-03-05T09:00',
      '2026-04-02T09:00',
    ])
  })

  it('free and busy time without meetings', () => {
    const text =
      'BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nFREEBUSY;FBTYPE=BUSY:20260310T090000Z/PT2H,20260311T090000Z/20260311T100000Z\r\nFREEBUSY;FBTYPE=FREE:20260312T090000Z/PT2H\r\nEND:VFREEBUSY\r\nEND:VCALENDAR'
    expect(startsOf(text)).toEqual(['2026-03-10T09:00', '2026-03-11T09:00'])
  })

  it('a time in New York, one Outlook names, and one nobody knows', () => {
    const at = (tzid: string) => aCalendar(['UID:z', `DTSTART;TZID=${tzid}:20260310T100000`, 'DURATION:PT1H'])
    expect(startsOf(at('America/New_York'))).toEqual(['2026-03-10T14:00'])
    expect(startsOf(at('/example.org/2020/Europe/Paris'))).toEqual(['2026-03-10T09:00'])
    expect(startsOf(at('GMT Standard Time'))).toEqual(['2026-03-10T10:00'])
    expect(startsOf(at('Chez nous'))).toEqual(['2026-03-10T09:00'])
  })

  it('our own calendar reads back', () => {
    const event = { uid: 'm1', sequence: 0, stampedAt: '2026-01-01T00:00:00.000Z', startsAt: '2026-03-12T11:00:00.000Z', endsAt: '2026-03-12T13:00:00.000Z' }
    const text = renderCalendar({
      name: 'Réunions; toutes',
      events: [
        { ...event, summary: 'Une' },
        { ...event, uid: 'm2', summary: 'Deux', state: 'cancelled' },
      ],
    })
    expect(readBusy(text, SPRING)).toMatchObject({ value: { name: 'Réunions; toutes', busy: [{ title: 'Une' }] } })
  })
})

describe('hostile calendars', () => {
  it('a rule of every second is counted and its first date kept', () => {
    expect(readBusy(aCalendar([...WEEKLY, 'RRULE:FREQ=SECONDLY']), SPRING)).toMatchObject({ value: { busy: [{}], rulesNotFollowed: 1 } })
  })

  it('rules that ask for too much are refused', () => {
    const never = ['UID:n', 'DTSTART:19010101T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5']
    expect(readBusy(aCalendar(...Array.from({ length: 200 }, () => never)), SPRING)).toEqual({ ok: false, refusal: 'too-much-repetition' })
  })

  it('too many times are refused, in one rule or in many entries', () => {
    const daily = [...WEEKLY, 'RRULE:FREQ=DAILY']
    expect(readBusy(aCalendar(daily), { from: '2026-01-01T00:00:00Z', until: '2099-01-01T00:00:00Z' })).toEqual({ ok: false, refusal: 'too-many-events' })
    expect(readBusy(aCalendar(WEEKLY, WEEKLY), SPRING, { ...BUSY_LIMITS, events: 1 })).toEqual({ ok: false, refusal: 'too-many-events' })
  })

  it('too large, not a calendar, or broken', () => {
    expect(readBusy('x'.repeat(BUSY_LIMITS.octets + 1), SPRING)).toEqual({ ok: false, refusal: 'too-large' })
    expect(readBusy('<!doctype html>', SPRING)).toEqual({ ok: false, refusal: 'not-a-calendar' })
    expect(readBusy('BEGIN:VCALENDAR\r\nnonsense', SPRING)).toEqual({ ok: false, refusal: 'broken' })
  })

  it('thousands of entries of one name, half of them moved, are each looked at once', () => {
    const entries = Array.from({ length: 4_000 }, (_, index) => [
      'UID:same',
      'DTSTART:20260310T090000Z',
      'DURATION:PT1H',
      ...(index % 2 === 0 ? [] : ['RECURRENCE-ID:20260310T090000Z']),
    ])
    expect(startsOf(aCalendar(...entries))).toHaveLength(2_000)
  })

  it('a day that does not exist is no day', () => {
    expect(startsOf(aCalendar(['UID:x', 'DTSTART:20260299T090000Z', 'DURATION:PT1H'], ['UID:y', 'DTSTART:garbage', 'DURATION:PT1H']))).toEqual([])
  })
})
