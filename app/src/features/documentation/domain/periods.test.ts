import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWords } from './compare-words.ts'
import { latestOf, MOST_PERIODS, noCounts, periodOf, sumByPeriod, sumOf, type MeetingCounts } from './periods.ts'

const meeting = (heldOn: string, first: number): MeetingCounts => ({ meetingId: `m ${heldOn}`, heldOn, title: '', counts: { ...noCounts(), 1: first } })

describe('periods', () => {
  it('begin and end with the calendar, in leap years too', () => {
    expect(periodOf('month', '2024-02-10')).toEqual({ key: '2024-02', from: '2024-02-01', until: '2024-02-29' })
    expect(periodOf('quarter', '2023-12-31')).toEqual({ key: '2023-Q4', from: '2023-10-01', until: '2023-12-31' })
    expect(periodOf('quarter', '2023-01-01')).toEqual({ key: '2023-Q1', from: '2023-01-01', until: '2023-03-31' })
    expect(periodOf('year', '2023-06-15')).toEqual({ key: '2023', from: '2023-01-01', until: '2023-12-31' })
  })

  it('stand latest first, with those in between in which nothing was noted', () => {
    const months = sumByPeriod([meeting('2022-11-03', 2), meeting('2023-02-01', 1), meeting('2023-02-20', 4)], 'month')
    expect(months.map(({ key, counts }) => [key, counts[1]])).toEqual([
      ['2023-02', 5],
      ['2023-01', 0],
      ['2022-12', 0],
      ['2022-11', 2],
    ])
    expect(sumByPeriod([], 'year')).toEqual([])
    expect(sumByPeriod([meeting('2023-02-01', 0)], 'meeting')).toHaveLength(1)
  })

  it('lose no entry and count none twice, however they are put together', () => {
    const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
    const meetings = fc.array(fc.tuple(day, fc.nat(9)).map(([heldOn, count]) => meeting(heldOn, count)))
    fc.assert(
      fc.property(meetings, fc.constantFrom('meeting' as const, 'month' as const, 'quarter' as const, 'year' as const), (all, by) => {
        const periods = sumByPeriod(all, by)
        const noted = all.reduce((sum, { counts }) => sum + sumOf(counts), 0)
        expect(periods.reduce((sum, { counts }) => sum + sumOf(counts), 0)).toBe(noted)
        expect(all.every(({ heldOn }) => periods.some(({ from, until }) => from <= heldOn && heldOn <= until))).toBe(true)
      }),
    )
  })

  it('are a dozen in a table, and the rest is a day away', () => {
    const years = sumByPeriod([meeting('2000-05-05', 1), meeting('2026-05-05', 1)], 'year')
    const { periods, olderUntil } = latestOf(years)
    // A quarter of a century of silence is one line.
    expect([periods.map(({ key, since }) => [key, since?.key ?? null]), olderUntil]).toEqual([
      [
        ['2026', null],
        ['2025', '2001'],
        ['2000', null],
      ],
      null,
    ])
    const busy = sumByPeriod(
      Array.from({ length: 30 }, (_, order) => meeting(`${1995 + order}-05-05`, 1)),
      'year',
    )
    expect([latestOf(busy).periods.length, latestOf(busy).olderUntil]).toEqual([MOST_PERIODS, '2012-12-31'])
    expect(latestOf(busy.slice(0, 3)).olderUntil).toBeNull()
  })
})

describe('two wordings side by side', () => {
  it('show what went and what came', () => {
    expect(compareWords('On a appelé le service.', 'On a appelé un autre service.')).toEqual([
      { kind: 'same', text: 'On a appelé' },
      { kind: 'gone', text: 'le' },
      { kind: 'new', text: 'un autre' },
      { kind: 'same', text: 'service.' },
    ])
    expect(compareWords('été', 'été')).toEqual([{ kind: 'same', text: 'été' }])
    expect(compareWords('', 'nieuw')).toEqual([{ kind: 'new', text: 'nieuw' }])
    expect(compareWords('a '.repeat(601), 'b')).toHaveLength(2)
  })

  it('hold every word of both, in their order', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'dé'), { maxLength: 30 }).map((all) => all.join(' '))
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = compareWords(before, after)
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join(' ')
        expect([without('new'), without('gone')]).toEqual([before, after])
      }),
    )
  })
})
