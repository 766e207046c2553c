import { describe, expect, it } from 'vitest'
import { arrive, leave, minutesThere, rightMoment } from './tap.ts'

const MEETING = { startsAt: '2023-02-14T12:00:00.000Z', endsAt: '2023-02-14T14:00:00.000Z', actualStartsAt: null, actualEndsAt: null }
const at = (clock: string) => `2023-02-14T${clock}:00.000Z`
const NOBODY = { arrivedAt: null, leftAt: null }

describe('the moment of a tap', () => {
  it('is moved by as much as the clock of the device is wrong, and never lies ahead', () => {
    expect(rightMoment(at('12:20'), at('12:40'), at('12:30'))).toBe(at('12:10'))
    expect(rightMoment(at('12:10'), at('12:30'), at('12:30'))).toBe(at('12:10'))
    expect(rightMoment(at('13:00'), at('12:30'), at('12:30'))).toBe(at('12:30'))
  })
})

describe('coming and going', () => {
  it('takes the earlier of two arrivals, whichever device comes first', () => {
    expect(arrive({ arrivedAt: at('12:10'), leftAt: null }, at('12:05'), MEETING).arrivedAt).toBe(at('12:05'))
    expect(arrive({ arrivedAt: at('12:05'), leftAt: null }, at('12:10'), MEETING).arrivedAt).toBe(at('12:05'))
  })

  it('is no arrival once the meeting is over: then the sheet is filled in late', () => {
    expect(arrive(NOBODY, at('14:00'), MEETING)).toEqual(NOBODY)
    expect(arrive(NOBODY, at('14:00'), { ...MEETING, actualEndsAt: at('14:30') }).arrivedAt).toBe(at('14:00'))
  })

  it('never leaves before coming, and who comes again has not left', () => {
    expect(leave({ arrivedAt: at('12:10'), leftAt: null }, at('12:05'))).toEqual({ arrivedAt: at('12:10'), leftAt: at('12:10') })
    expect(arrive({ arrivedAt: at('12:10'), leftAt: at('12:20') }, at('12:40'), MEETING)).toEqual({ arrivedAt: at('12:10'), leftAt: null })
  })
})

describe('minutes', () => {
  const span = { from: at('12:00'), until: at('14:00') }
  it.each([
    [null, null, 120],
    ['11:50', '14:20', 120],
    ['12:30', null, 90],
    [null, '13:15', 75],
    ['12:30', '13:15', 45],
    ['14:10', null, 0],
    [null, '11:30', 0],
  ])('from %s to %s are %i', (came, went, minutes) => {
    expect(minutesThere({ arrivedAt: came && at(came), leftAt: went && at(went) }, span)).toBe(minutes)
  })
})
