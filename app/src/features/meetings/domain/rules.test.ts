import { describe, expect, it } from 'vitest'
import { done, refused } from '../../../kernel/result.ts'
import {
  answer,
  chooseSeat,
  countMeeting,
  countPresence,
  judgeRow,
  mayBeWritten,
  prefill,
  reconcile,
  splitName,
  type AttendanceFacts,
  type AttendanceLine,
  type Seat,
} from './attendance.ts'
import { cancelMeeting, changeMeeting, checkMeeting, closeRegister, holdMeeting, placeRealTimes, reopenRegister, type Meeting } from './meeting.ts'

const NOW = '2023-02-14T15:00:00.000Z'

function aMeeting(given: Partial<Meeting> = {}): Meeting {
  return {
    id: 'm1',
    title: '',
    titleLanguage: 'fr',
    kind: '',
    startsAt: '2023-02-14T12:00:00.000Z',
    endsAt: '2023-02-14T14:00:00.000Z',
    actualStartsAt: null,
    actualEndsAt: null,
    mode: null,
    onlineLink: '',
    sequence: 0,
    seriesId: null,
    chairId: null,
    place: '',
    state: 'planned',
    registerState: 'open',
    version: 1,
    communityIds: ['c1'],
    ...given,
  }
}

function aLine(given: Partial<AttendanceLine> = {}): AttendanceLine {
  return { personId: 'p1', role: 'member', state: 'present', mode: 'in_person', represents: [], version: 1, ...given }
}

const aSeat = (given: Partial<Seat> = {}): Seat => ({ role: 'member', isOnLeave: false, represents: [], ...given })

describe('a meeting', () => {
  it('ends after it begins', () => {
    expect(checkMeeting(aMeeting({ endsAt: '2023-02-14T11:00:00.000Z' }))).toBe('ends-before-start')
    expect(checkMeeting(aMeeting({ endsAt: '2023-02-14T12:00:00.000Z' }))).toBe('ends-before-start')
    expect(checkMeeting(aMeeting())).toBeNull()
  })

  it('belongs to a community and lasts three days at most', () => {
    expect(checkMeeting(aMeeting({ communityIds: [] }))).toBe('community-missing')
    expect(checkMeeting(aMeeting({ endsAt: '2023-02-17T12:00:00.001Z' }))).toBe('too-long')
  })

  it('is held once it has begun, and never when it was cancelled', () => {
    expect(holdMeeting(aMeeting(), NOW)).toEqual(done(aMeeting({ state: 'held' })))
    expect(holdMeeting(aMeeting({ startsAt: '2023-02-14T15:00:00.001Z' }), NOW)).toEqual(refused('not-begun'))
    expect(holdMeeting(aMeeting({ state: 'cancelled' }), NOW)).toEqual(refused('meeting-cancelled'))
  })

  it('is cancelled only while it is planned', () => {
    expect(cancelMeeting(aMeeting())).toEqual(done(aMeeting({ state: 'cancelled', sequence: 1 })))
    expect(cancelMeeting(aMeeting({ state: 'held' }))).toEqual(refused('already-held'))
    expect(cancelMeeting(aMeeting({ state: 'cancelled' }))).toEqual(refused('already-cancelled'))
  })

  it('is not corrected while its register is closed, nor moved to the future once it was held', () => {
    expect(changeMeeting(aMeeting({ state: 'held', registerState: 'closed' }), aMeeting(), NOW)).toEqual(refused('register-closed'))
    const later = aMeeting({ startsAt: '2023-03-14T12:00:00.000Z', endsAt: '2023-03-14T14:00:00.000Z' })
    expect(changeMeeting(aMeeting({ state: 'held' }), later, NOW)).toEqual(refused('held-in-future'))
  })
})

describe('a register', () => {
  const standing = { lines: 3, openConflicts: 0 }
  const asPlanned = { startsAt: null, endsAt: null }

  it('closes with what was noted, and a planned meeting is thereby held', () => {
    expect(closeRegister(aMeeting(), standing, asPlanned, NOW)).toEqual(done(aMeeting({ state: 'held', registerState: 'closed' })))
  })

  it('does not close empty, with two answers for one line, or before the meeting began', () => {
    expect(closeRegister(aMeeting(), { lines: 0, openConflicts: 0 }, asPlanned, NOW)).toEqual(refused('register-empty'))
    expect(closeRegister(aMeeting(), { lines: 3, openConflicts: 1 }, asPlanned, NOW)).toEqual(refused('conflicts-open'))
    expect(closeRegister(aMeeting(), standing, asPlanned, '2023-02-14T11:00:00.000Z')).toEqual(refused('not-begun'))
    const turned = { startsAt: '2023-02-14T13:00:00.000Z', endsAt: '2023-02-14T12:30:00.000Z' }
    expect(closeRegister(aMeeting(), standing, turned, NOW)).toEqual(refused('ends-before-start'))
  })

  it('opens again only with a reason', () => {
    const closed = aMeeting({ state: 'held', registerState: 'closed' })
    expect(reopenRegister(closed, ' ')).toEqual(refused('reason-missing'))
    expect(reopenRegister(closed, 'One name was wrong')).toEqual(done(aMeeting({ state: 'held' })))
    expect(reopenRegister(aMeeting(), 'Why not')).toEqual(refused('not-closed'))
  })

  it('is written from the Brussels day of the meeting on', () => {
    const atNight = { startsAt: '2023-02-13T23:30:00.000Z', state: 'planned', registerState: 'open' } as const
    expect(mayBeWritten(atNight, '2023-02-13T22:59:00.000Z')).toEqual(refused('too-early'))
    expect(mayBeWritten(atNight, '2023-02-13T23:00:00.000Z')).toEqual(done(null))
    expect(mayBeWritten({ ...atNight, registerState: 'closed' }, NOW)).toEqual(refused('register-closed'))
    expect(mayBeWritten({ ...atNight, state: 'cancelled' }, NOW)).toEqual(refused('meeting-cancelled'))
  })
})

describe('the real times', () => {
  const evening = { startsAt: '2023-02-14T18:00:00.000Z', endsAt: '2023-02-14T20:00:00.000Z' }
  const night = { startsAt: '2023-02-14T21:00:00.000Z', endsAt: '2023-02-14T23:30:00.000Z' }

  it.each([
    ['of an ordinary evening', evening, '19:10', '21:15', '2023-02-14T18:10:00.000Z', '2023-02-14T20:15:00.000Z'],
    ['may pass midnight when it lasts no more than twelve hours', evening, '19:00', '00:30', '2023-02-14T18:00:00.000Z', '2023-02-14T23:30:00.000Z'],
    ['may leave the beginning as planned', evening, null, '00:30', null, '2023-02-14T23:30:00.000Z'],
    ['may leave the end as planned', evening, '19:10', null, '2023-02-14T18:10:00.000Z', null],
    ['of a night that was planned past midnight', night, '22:05', '01:00', '2023-02-14T21:05:00.000Z', '2023-02-15T00:00:00.000Z'],
    ['of such a night that ended early', night, '22:05', '23:45', '2023-02-14T21:05:00.000Z', '2023-02-14T22:45:00.000Z'],
    ['of such a night that began late', night, '00:10', '01:00', '2023-02-14T23:10:00.000Z', '2023-02-15T00:00:00.000Z'],
  ])('%s', (_, meeting, from, until, startsAt, endsAt) => {
    expect(placeRealTimes(meeting, { from, until })).toEqual({ startsAt, endsAt })
  })

  it('end before they begin when the next day would make more than twelve hours', () => {
    const real = placeRealTimes(evening, { from: '13:00', until: '12:30' })
    expect(real).toEqual({ startsAt: '2023-02-14T12:00:00.000Z', endsAt: '2023-02-14T11:30:00.000Z' })
  })
})

describe('a sheet', () => {
  it('proposes that everybody is here, that who is on leave is excused, and online where the meeting is', () => {
    expect(prefill(aSeat(), null)).toEqual({ role: 'member', state: 'present', mode: 'in_person', represents: [] })
    expect(prefill(aSeat({ role: 'moderator' }), 'online')).toEqual({ role: 'moderator', state: 'present', mode: 'online', represents: [] })
    expect(prefill(aSeat({ isOnLeave: true }), null).state).toBe('excused')
  })

  it('has one row for somebody with two seats', () => {
    expect(chooseSeat([aSeat(), aSeat({ role: 'moderator' })])?.role).toBe('moderator')
    expect(chooseSeat([])).toBeNull()
  })

  it('keeps a deputy and a mode nobody touched', () => {
    const represented: AttendanceFacts = aLine({ state: 'represented', mode: null })
    expect(answer(represented, 'excused')).toBe(represented)
    expect(answer(aLine({ mode: null }), 'here')).toEqual(aLine({ mode: null }))
    expect(answer(aLine(), 'absent')).toEqual(aLine({ state: 'absent', mode: null }))
  })

  it('counts who is here of everybody on it', () => {
    expect(countPresence([aLine(), aLine({ mode: 'online' }), aLine({ state: 'excused' })])).toEqual({ here: 2, of: 3 })
    expect(countPresence([])).toEqual({ here: 0, of: 0 })
  })

  it('tells members and deputies from others', () => {
    const lines = [aLine(), aLine({ role: 'deputy' }), aLine({ role: 'visitor' }), aLine({ state: 'excused' }), aLine({ state: 'represented' })]
    expect(countMeeting(lines)).toEqual({ counted: 2, others: 1, excused: 1, absent: 0, represented: 1 })
  })
})

describe('two people with one sheet', () => {
  const sent = { personId: 'p1', version: 1, shown: 'here', choice: 'excused' } as const

  it('save what they saw', () => {
    expect(judgeRow(null, { ...sent, version: 0 })).toBe('save')
    expect(judgeRow(aLine(), sent)).toBe('save')
    expect(judgeRow(aLine(), { ...sent, choice: 'here' })).toBe('same')
  })

  it('agree when they say the same', () => {
    expect(judgeRow(aLine({ version: 2, state: 'excused' }), sent)).toBe('same')
  })

  it('disagree when the second had not seen the first', () => {
    expect(judgeRow(aLine({ version: 2, state: 'absent' }), sent)).toBe('conflict')
    expect(judgeRow(aLine({ state: 'absent' }), { ...sent, version: 0 })).toBe('conflict')
  })

  it('take a row left untouched for nothing said, unless nobody had saved the sheet', () => {
    expect(judgeRow(aLine({ version: 2, state: 'absent' }), { ...sent, choice: 'here' })).toBe('same')
    expect(judgeRow(aLine({ state: 'absent' }), { ...sent, version: 0, choice: 'here' })).toBe('conflict')
  })
})

describe('two lines of one person', () => {
  it('become one: having been there wins', () => {
    expect(reconcile(aLine({ state: 'excused', mode: null }), aLine({ role: 'deputy', mode: 'online', represents: ['o1'] }))).toMatchObject({
      state: 'present',
      role: 'deputy',
      mode: 'online',
      represents: ['o1'],
    })
    expect(reconcile(aLine({ represents: ['o1'] }), aLine({ represents: ['o2', 'o1'] })).represents).toEqual(['o1', 'o2'])
    expect(reconcile(aLine({ state: 'absent' }), aLine({ state: 'represented' })).state).toBe('represented')
  })
})

it('the first word of a name is the given name', () => {
  expect(splitName('  Jeanne Van den Berg ')).toEqual({ givenName: 'Jeanne', familyName: 'Van den Berg' })
  expect(splitName('Œdipe')).toEqual({ givenName: 'Œdipe', familyName: '' })
})
