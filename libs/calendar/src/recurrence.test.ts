import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { expandRule, readRule } from './recurrence.ts'

const wall = (text: string) => Date.parse(`${text}Z`)
const noUntil = () => null

function dates(rule: string, start: string, from: string, until: string, budget = { days: 100_000 }): string[] | null {
  const parsed = readRule(ICAL.Recur.fromString(rule).toJSON(), noUntil)
  if (parsed === null) return null
  return expandRule(parsed, wall(start), { from: wall(from), until: wall(until) }, budget)?.map((each) => new Date(each).toISOString().slice(0, 16)) ?? null
}

describe('a rule', () => {
  it('on the second Thursday of every third month', () => {
    expect(dates('FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH', '2026-03-12T12:00:00', '2026-01-01T00:00:00', '2026-12-31T00:00:00')).toEqual([
      '2026-03-12T12:00',
      '2026-06-11T12:00',
      '2026-09-10T12:00',
      '2026-12-10T12:00',
    ])
  })

  it('with a count counts from its start, not from where we look', () => {
    expect(dates('FREQ=WEEKLY;COUNT=3', '2026-01-05T09:00:00', '2026-01-12T00:00:00', '2027-01-01T00:00:00')).toEqual(['2026-01-12T09:00', '2026-01-19T09:00'])
  })

  it('on the last working day of the month', () => {
    expect(dates('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-30T09:00:00', '2026-01-01T00:00:00', '2026-04-01T00:00:00')).toEqual([
      '2026-01-30T09:00',
      '2026-02-27T09:00',
      '2026-03-31T09:00',
    ])
  })

  it('on 31st skips the short months, on 29 February the common years', () => {
    expect(dates('FREQ=MONTHLY', '2026-01-31T09:00:00', '2026-01-01T00:00:00', '2026-06-01T00:00:00')).toEqual([
      '2026-01-31T09:00',
      '2026-03-31T09:00',
      '2026-05-31T09:00',
    ])
    expect(dates('FREQ=YEARLY', '2024-02-29T09:00:00', '2024-01-01T00:00:00', '2029-01-01T00:00:00')).toEqual(['2024-02-29T09:00', '2028-02-29T09:00'])
  })

  it('in week 20 of the year', () => {
    expect(dates('FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '2026-05-11T09:00:00', '2026-01-01T00:00:00', '2028-01-01T00:00:00')).toEqual([
      '2026-05-11T09:00',
      '2027-05-17T09:00',
    ])
  })

  it('that repeats within a day is not followed', () => {
    expect(dates('FREQ=SECONDLY', '2026-01-01T09:00:00', '2026-01-01T00:00:00', '2027-01-01T00:00:00')).toBeNull()
  })

  it('that never falls ends within the budget', () => {
    const budget = { days: 20_000 }
    expect(dates('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '1900-01-01T09:00:00', '1900-01-01T00:00:00', '2100-01-01T00:00:00', budget)).toBeNull()
    expect(budget.days).toBe(-1)
  })

  it('with an interval beyond all years has its first date', () => {
    expect(dates('FREQ=YEARLY;INTERVAL=999999999', '2026-01-01T09:00:00', '2020-01-01T00:00:00', '2030-01-01T00:00:00')).toEqual(['2026-01-01T09:00'])
  })
})

/** As ical.js says; its own first date is left out where the rule does not fall on it, ours is not. */
function datesByIcal(rule: string, start: string, until: string): string[] {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString(start, null))
  const found = [start.slice(0, 16)]
  for (let next = iterator.next(); next !== null && next !== undefined; next = iterator.next()) {
    const text = next.toString().slice(0, 16)
    if (text > until) break
    if (text > start.slice(0, 16)) found.push(text)
  }
  return found
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const some = <Value>(values: fc.Arbitrary<Value>) => fc.uniqueArray(values, { minLength: 1, maxLength: 3 })
const weekday = fc.constantFrom(...WEEKDAYS)
const aRule = fc.oneof(
  fc.record({ freq: fc.constant('DAILY'), interval: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ freq: fc.constant('WEEKLY'), interval: fc.integer({ min: 1, max: 5 }), byday: some(weekday) }),
  fc.record({ freq: fc.constant('MONTHLY'), interval: fc.integer({ min: 1, max: 7 }), bymonthday: some(fc.integer({ min: 1, max: 28 })) }),
  fc.record({
    freq: fc.constant('MONTHLY'),
    interval: fc.integer({ min: 1, max: 3 }),
    byday: fc.tuple(fc.integer({ min: 1, max: 4 }), weekday).map(([nth, day]) => [`${nth}${day}`]),
  }),
  fc.record({ freq: fc.constant('MONTHLY'), byday: weekday.map((day) => [`-1${day}`]) }),
  fc.record({
    freq: fc.constant('YEARLY'),
    interval: fc.integer({ min: 1, max: 3 }),
    bymonth: fc.integer({ min: 1, max: 12 }).map((month) => [month]),
    bymonthday: fc.integer({ min: 1, max: 28 }).map((day) => [day]),
  }),
)

it('random rules fall on the days that ical.js says', () => {
  const start = fc.integer({ min: 0, max: 3_000 }).map((days) => new Date(Date.UTC(2020, 0, 1 + days, 10)).toISOString().slice(0, 19))
  fc.assert(
    fc.property(aRule, start, fc.integer({ min: 0, max: 12 }), (parts, from, count) => {
      const rule = [...Object.entries(parts).map(([name, value]) => `${name.toUpperCase()}=${String(value)}`), ...(count > 0 ? [`COUNT=${count}`] : [])].join(
        ';',
      )
      const startsOn = datesByIcal(rule.replace(/;COUNT=\d+/, ''), from, '2032-01-01T00:00')[1] ?? from.slice(0, 16)
      const until = '2033-01-01T00:00'
      expect(dates(rule, `${startsOn}:00`, from, `${until}:00`)).toEqual(datesByIcal(rule, `${startsOn}:00`, until))
    }),
    { numRuns: 400 },
  )
})
