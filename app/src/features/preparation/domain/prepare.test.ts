import { describe, expect, it } from 'vitest'
import { countAnswers, isExpected, type Candidate } from './expected.ts'
import { listGaps, type Room } from './gaps.ts'

const aCandidate = (given: Partial<Candidate> = {}): Candidate => ({
  personId: 'ama',
  isSeated: true,
  isOnLeave: false,
  isAsked: false,
  reply: null,
  noted: null,
  ...given,
})

describe('who is expected', () => {
  it.each([
    [{}, true],
    [{ isOnLeave: true }, false],
    [{ isOnLeave: true, reply: 'here' as const }, true],
    [{ reply: 'online' as const }, true],
    [{ reply: 'not' as const }, false],
    [{ isSeated: false, isAsked: true }, false],
    [{ isSeated: false, isAsked: true, reply: 'here' as const }, true],
    [{ reply: 'not' as const, noted: 'present' as const }, true],
    [{ reply: 'here' as const, noted: 'excused' as const }, false],
    [{ noted: 'represented' as const }, false],
  ])('%o: %s', (given, expected) => {
    expect(isExpected(aCandidate(given))).toBe(expected)
  })

  it('counts each answer once', () => {
    expect(countAnswers([])).toEqual({ here: 0, online: 0, not: 0, silent: 0, unasked: 0 })
    const room = [
      aCandidate(),
      aCandidate({ isOnLeave: true }),
      aCandidate({ isAsked: true }),
      aCandidate({ isAsked: true, reply: 'here' }),
      aCandidate({ isAsked: true, isSeated: false, reply: 'online' }),
      aCandidate({ isAsked: true, reply: 'not' }),
    ]
    expect(countAnswers(room)).toEqual({ here: 1, online: 1, not: 1, silent: 1, unasked: 1 })
  })
})

describe('who is missing', () => {
  const pharmacy = { facet: 'sector' as const, code: 'pharmacy' }
  const room = (given: Partial<Room> = {}): Room => ({ held: 9, usual: [], seated: [], coming: [], ...given })

  it('is nobody where nothing is usual and nobody has a seat', () => {
    expect(listGaps(room())).toEqual([])
    expect(listGaps(room({ held: 0 }))).toEqual([])
  })

  it('is what was there at a third of the meetings, not at fewer', () => {
    expect(listGaps(room({ usual: [{ ...pharmacy, meetings: 3 }] }))).toEqual([{ ...pharmacy, meetings: 3, seats: 0 }])
    expect(listGaps(room({ usual: [{ ...pharmacy, meetings: 2 }] }))).toEqual([])
  })

  it('is what has a seat, even where it never came', () => {
    expect(listGaps(room({ seated: [{ ...pharmacy, people: 2 }] }))).toEqual([{ ...pharmacy, meetings: 0, seats: 2 }])
    expect(listGaps(room({ usual: [{ ...pharmacy, meetings: 1 }], seated: [{ ...pharmacy, people: 1 }] }))).toEqual([{ ...pharmacy, meetings: 1, seats: 1 }])
  })

  it('is nothing of which somebody comes; a discipline of the same name is another matter', () => {
    const usual = [{ ...pharmacy, meetings: 9 }]
    expect(listGaps(room({ usual, coming: [pharmacy] }))).toEqual([])
    expect(listGaps(room({ usual, coming: [{ facet: 'discipline', code: 'pharmacy' }] }))).toHaveLength(1)
  })

  it('begins with sectors, the most usual first; of two alike the one with more seats', () => {
    const usual = [
      { facet: 'actorKind' as const, code: 'school', meetings: 9 },
      { facet: 'sector' as const, code: 'housing', meetings: 4 },
      { facet: 'sector' as const, code: 'mental-health', meetings: 4 },
      { ...pharmacy, meetings: 5 },
    ]
    const seated = [{ facet: 'sector' as const, code: 'mental-health', people: 1 }]
    expect(listGaps(room({ usual, seated })).map(({ code }) => code)).toEqual(['pharmacy', 'mental-health', 'housing', 'school'])
  })
})
