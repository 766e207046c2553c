import { describe, expect, it } from 'vitest'
import { done, refused } from '../../../kernel/result.ts'
import { instantInBrussels, wallTimeOf } from '../../../kernel/day.ts'
import { namesOfDay } from './day-names.ts'
import { listSeriesDays, moveAlike, moveToDay, proposeNextDay } from './series.ts'

const span = (day: string, from: string, until: string, lastDay = day) => ({
  startsAt: instantInBrussels(`${day}T${from}`),
  endsAt: instantInBrussels(`${lastDay}T${until}`),
})
const clocks = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => [wallTimeOf(startsAt), wallTimeOf(endsAt)]

describe('the days of a series', () => {
  it('every other week until a day, that day included', () => {
    expect(listSeriesDays('2026-03-03', { repeat: 'weeks', every: 2, until: '2026-03-31', times: null })).toEqual(
      done(['2026-03-03', '2026-03-17', '2026-03-31']),
    )
  })

  it('keeps the second Tuesday of each month over the turn of the year', () => {
    expect(listSeriesDays('2026-11-10', { repeat: 'month', every: 1, until: null, times: 4 })).toEqual(
      done(['2026-11-10', '2026-12-08', '2027-01-12', '2027-02-09']),
    )
  })

  it('takes the last Friday where a month has no fifth one', () => {
    expect(listSeriesDays('2026-01-30', { repeat: 'month', every: 1, until: null, times: 3 })).toEqual(done(['2026-01-30', '2026-02-27', '2026-03-27']))
  })

  it('puts chosen days in order and counts each once', () => {
    expect(listSeriesDays('2026-05-12', { repeat: 'days', days: ['2026-10-06', '2026-03-10', '2026-05-12'] })).toEqual(
      done(['2026-03-10', '2026-05-12', '2026-10-06']),
    )
  })

  it.each([
    [{ repeat: 'weeks', every: 0, until: null, times: 3 } as const, 'every-wrong'],
    [{ repeat: 'weeks', every: 1, until: null, times: null } as const, 'no-end'],
    [{ repeat: 'weeks', every: 1, until: '2026-03-01', times: null } as const, 'until-before-start'],
    [{ repeat: 'weeks', every: 1, until: '2030-03-01', times: null } as const, 'too-many-dates'],
    [{ repeat: 'weeks', every: 4, until: '2026-03-10', times: null } as const, 'one-date-only'],
    [{ repeat: 'days', days: [] } as const, 'one-date-only'],
    [{ repeat: 'days', days: ['2026-02-31'] } as const, 'day-wrong'],
  ])('%o is refused as %s', (rhythm, refusal) => expect(listSeriesDays('2026-03-03', rhythm)).toEqual(refused(refusal)))

  it('holds sixty dates and no more', () => {
    const listed = listSeriesDays('2026-01-05', { repeat: 'weeks', every: 1, until: null, times: 60 })
    expect(listed.ok && listed.value).toHaveLength(60)
    expect(listSeriesDays('2026-01-05', { repeat: 'weeks', every: 1, until: null, times: 61 })).toEqual(refused('too-many-dates'))
  })
})

describe('a meeting on another day', () => {
  it('at 13:00 stays at 13:00 over both changes of the clock', () => {
    const winter = span('2026-03-24', '13:00', '15:00')
    expect(winter.startsAt).toBe('2026-03-24T12:00:00.000Z')
    const summer = moveToDay(winter, '2026-03-31')
    expect(summer).toEqual({ startsAt: '2026-03-31T11:00:00.000Z', endsAt: '2026-03-31T13:00:00.000Z' })
    expect(moveToDay(summer, '2026-10-27')).toEqual({ startsAt: '2026-10-27T12:00:00.000Z', endsAt: '2026-10-27T14:00:00.000Z' })
  })

  it('that passes midnight still does, in the night of the change too', () => {
    const night = span('2026-03-21', '23:00', '01:30', '2026-03-22')
    expect(clocks(moveToDay(night, '2026-03-28'))).toEqual(['2026-03-28T23:00', '2026-03-29T01:30'])
    expect(clocks(moveToDay(night, '2026-10-24'))).toEqual(['2026-10-24T23:00', '2026-10-25T01:30'])
  })

  it('changes a later one of its series alike: by as many days, to the new hours', () => {
    const before = span('2026-03-10', '13:00', '15:00')
    const after = span('2026-03-12', '18:00', '00:30', '2026-03-13')
    expect(clocks(moveAlike(before, after, span('2026-04-14', '13:00', '15:00')))).toEqual(['2026-04-16T18:00', '2026-04-17T00:30'])
  })
})

describe('the likely next day', () => {
  it('keeps the usual distance', () => expect(proposeNextDay('2026-03-17', ['2026-03-03', '2026-02-17'], '2026-03-18')).toBe('2026-03-31'))
  it('is four weeks on after a first meeting', () => expect(proposeNextDay('2026-03-17', [], '2026-03-18')).toBe('2026-04-14'))
  it('is never past', () => expect(proposeNextDay('2024-03-19', [], '2026-03-18')).toBe('2026-04-14'))
  it('two meetings on one day tell no distance', () => expect(proposeNextDay('2026-03-17', ['2026-03-17'], '2026-03-17')).toBe('2026-04-14'))
})

describe('what a day is besides', () => {
  it.each([
    ['2026-04-06', ['easter-monday', 'school-nl']],
    ['2026-11-11', ['armistice']],
    ['2026-11-04', ['school-nl']],
    ['2025-10-22', ['school-fr']],
    ['2026-02-18', ['school-nl', 'school-fr']],
    ['2026-03-10', []],
    // The years of Flemish rules that are easy to get wrong: an Easter in March, and one late in April.
    ['2024-04-12', ['school-nl']],
    ['2024-04-15', []],
    ['2025-04-07', ['school-nl']],
    ['2027-01-01', ['new-year', 'school-nl']],
    ['2028-01-03', ['school-nl']],
  ])('%s is %o', (day, names) => expect(namesOfDay(day)).toEqual(names))
})
