import { describe, expect, it } from 'vitest'
import { addWorkingDays, findHoliday, isWorkingDay, workingMinutes } from './holidays.ts'

describe('the legal holidays of Belgium', () => {
  it.each([
    ['2023-04-10', 'easter-monday'],
    ['2024-04-01', 'easter-monday'],
    ['2025-05-29', 'ascension'],
    ['2026-05-25', 'whit-monday'],
    ['2038-04-26', 'easter-monday'],
    ['2026-07-21', 'national-day'],
    ['2026-11-11', 'armistice'],
  ])('%s is %s', (day, holiday) => expect(findHoliday(day)).toBe(holiday))

  it('there are ten in a year', () => {
    const days = Array.from({ length: 365 }, (_, order) => new Date(Date.UTC(2026, 0, 1 + order)).toISOString().slice(0, 10))
    expect(days.filter((day) => findHoliday(day) !== null)).toHaveLength(10)
  })

  it('Easter Sunday itself is a Sunday and no legal holiday', () => {
    expect(findHoliday('2026-04-05')).toBeNull()
    expect(isWorkingDay('2026-04-05')).toBe(false)
  })
})

describe('working days', () => {
  it('three after a Thursday is the next Tuesday', () => expect(addWorkingDays('2026-11-19', 3)).toBe('2026-11-24'))
  it('the Monday after Easter does not count', () => expect(addWorkingDays('2026-04-02', 3)).toBe('2026-04-08'))
  it('from a Saturday on the first is Monday', () => expect(addWorkingDays('2026-11-21', 1)).toBe('2026-11-23'))
  it('none later is the day itself', () => expect(addWorkingDays('2026-11-21', 0)).toBe('2026-11-21'))
})

describe('working time between two moments', () => {
  it('is that of the clock within one day', () => expect(workingMinutes('2026-11-19T09:00:00Z', '2026-11-19T10:30:00Z')).toBe(90))
  it('leaves nights and the weekend out: Friday at four until Monday at ten', () => {
    expect(workingMinutes('2026-11-20T15:00:00Z', '2026-11-23T09:00:00Z')).toBe(120)
  })
  it('is nothing on a holiday', () => expect(workingMinutes('2026-11-11T08:00:00Z', '2026-11-11T15:00:00Z')).toBe(0))
  it('knows summer time: nine in Brussels is seven in UTC', () => expect(workingMinutes('2026-07-22T06:00:00Z', '2026-07-22T08:00:00Z')).toBe(60))
})
