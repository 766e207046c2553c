import { describe, expect, it } from 'vitest'
import { done, refused } from '../../../kernel/result.ts'
import { checkSpan, makeCode, parseCode, sumHours, writeCode } from './certificate.ts'
import { checkPaper, closesAt, isOpenRound, resultOf, sumShown } from './exit-question.ts'
import { listMissing, type LineFacts } from './missing.ts'
import { dueReminder, firstReminderAt, mayClosePlanned, secondReminderAt } from './planned-closing.ts'

const counts = (yes: number, partly = 0, no = 0) => ({ yes, partly, no })

describe('the exit question', () => {
  it.each([
    ['nobody', counts(0), counts(0), { state: 'too-few' }],
    ['four', counts(2, 1, 1), counts(0), { state: 'too-few' }],
    ['five', counts(3, 1, 1), counts(0), { state: 'shown', total: 5, counts: counts(3, 1, 1) }],
    ['five on paper', counts(0), counts(4, 1, 0), { state: 'shown', total: 5, counts: counts(4, 1, 0) }],
    ['one beside five on paper, which the one who counted them would tell', counts(0, 0, 1), counts(5), { state: 'too-few' }],
    ['five and two on paper', counts(5), counts(1, 1, 0), { state: 'shown', total: 7, counts: counts(6, 1, 0) }],
  ])('shows %s', (_who, given, paper, result) => expect(resultOf(false, given, paper)).toEqual(result))

  it('shows nothing while people answer: two looks would tell the answer in between', () => {
    expect(resultOf(true, counts(9), counts(9))).toEqual({ state: 'open' })
  })
  it('sums shown meetings alone, so that no subtraction gives a hidden one back', () => {
    const results = [resultOf(false, counts(5, 1), counts(0)), resultOf(false, counts(1, 1, 1), counts(0)), resultOf(false, counts(0, 0, 6), counts(0))]
    expect(sumShown(results)).toEqual({ counts: counts(5, 1, 6), total: 12, meetings: 2, hidden: 1 })
    expect(sumShown([])).toEqual({ counts: counts(0), total: 0, meetings: 0, hidden: 0 })
  })
  it('stays open for a week, over the night that skips an hour too', () => {
    const round = { closesAt: closesAt('2026-03-26T18:00:00.000Z'), closedAt: null }
    expect(round.closesAt).toBe('2026-04-02T18:00:00.000Z')
    expect(isOpenRound(round, '2026-04-02T17:59:59.000Z')).toBe(true)
    expect(isOpenRound(round, '2026-04-02T18:00:00.000Z')).toBe(false)
    expect(isOpenRound({ ...round, closedAt: '2026-03-27T00:00:00.000Z' }, '2026-03-28T00:00:00.000Z')).toBe(false)
  })
  it('takes no more slips than people were there', () => {
    expect(checkPaper(counts(3, 1), 4)).toBeNull()
    expect(checkPaper(counts(3, 2), 4)).toBe('more-than-there')
    expect(checkPaper(counts(3, 2), null)).toBeNull()
    expect(checkPaper(counts(-1), null)).toBe('count-wrong')
    expect(checkPaper(counts(Number.NaN), null)).toBe('count-wrong')
  })
})

describe('reminders', () => {
  const meeting = { endsAt: '2026-03-26T14:00:00.000Z' }
  it('come on the evening of the day and two days later, at seven in Brussels in winter and summer', () => {
    expect(firstReminderAt(meeting)).toBe('2026-03-26T18:00:00.000Z')
    expect(firstReminderAt({ endsAt: '2026-03-26T20:30:00.000Z' })).toBe('2026-03-26T21:30:00.000Z')
    expect(secondReminderAt({ endsAt: '2026-03-27T14:00:00.000Z' })).toBe('2026-03-29T17:00:00.000Z')
  })
  it('come once each, and the later alone when both are due', () => {
    expect(dueReminder(meeting, [], '2026-03-26T17:59:00.000Z')).toBeNull()
    expect(dueReminder(meeting, [], '2026-03-26T18:00:00.000Z')).toBe(1)
    expect(dueReminder(meeting, [1], '2026-03-27T18:00:00.000Z')).toBeNull()
    expect(dueReminder(meeting, [1], '2026-03-28T18:00:00.000Z')).toBe(2)
    expect(dueReminder(meeting, [], '2026-03-29T18:00:00.000Z')).toBe(2)
    expect(dueReminder(meeting, [1, 2], '2026-03-30T18:00:00.000Z')).toBeNull()
    expect(dueReminder(meeting, [], '2026-06-01T18:00:00.000Z')).toBeNull()
  })
  it('let the coordinator close with planned hours after the second, and nobody else', () => {
    expect(mayClosePlanned(false, [1, 2])).toEqual(refused('not-coordinator'))
    expect(mayClosePlanned(true, [1])).toEqual(refused('reminders-first'))
    expect(mayClosePlanned(true, [2])).toEqual(done(null))
  })
})

describe('what is missing', () => {
  const aLine = (given: Partial<LineFacts> = {}): LineFacts => ({
    personId: 'p',
    name: 'Ama Mensah',
    isSaved: true,
    isPresent: true,
    role: 'member',
    organisations: 1,
    ...given,
  })
  const all = { lines: [aLine()], openConflicts: 0, hasRealTimes: true, paperRowsLeft: 0, recordEntries: 1 }
  it('is nothing when all is there', () => expect(listMissing(all)).toEqual([]))
  it('is told in one list, with the people it is about', () => {
    const lines = [
      aLine({ isSaved: false }),
      aLine({ personId: 'd', role: 'deputy', organisations: 0 }),
      aLine({ personId: 'v', role: 'visitor', name: 'Zoé' }),
      aLine({ personId: 'w', role: 'visitor', organisations: 0 }),
      aLine({ role: 'visitor', isPresent: false, organisations: 0 }),
    ]
    const missing = listMissing({ lines, openConflicts: 2, hasRealTimes: false, paperRowsLeft: 3, recordEntries: 0 })
    expect(missing.map(({ kind, count, people }) => [kind, count, people.map(({ personId }) => personId).join()])).toEqual([
      ['lines', 1, ''],
      ['conflicts', 2, ''],
      ['deputies', 1, 'd'],
      ['visitors', 2, 'v,w'],
      ['paper', 3, ''],
      ['times', 1, ''],
      ['record', 1, ''],
    ])
  })
  it('asks for no record where nothing keeps records', () => expect(listMissing({ ...all, recordEntries: null })).toEqual([]))
})

describe('a certificate', () => {
  const code = makeCode(Uint8Array.from({ length: 12 }, (_, place) => place * 7 + 3))
  it('has a code that is read back from paper, however it is typed', () => {
    expect(code).toHaveLength(13)
    expect(writeCode(code)).toMatch(/^\w{4}-\w{4}-\w{4}-\w$/)
    expect(parseCode(` ${writeCode(code).toLowerCase()} `)).toBe(code)
    expect(parseCode('')).toBeNull()
    expect(parseCode(`${code}0`)).toBeNull()
    expect(parseCode('é'.repeat(13))).toBeNull()
  })
  it('notices one wrong letter and two neighbours that changed places', () => {
    for (const place of Array.from({ length: 12 }, (_, order) => order)) {
      const wrong = `${code.slice(0, place)}${code[place] === '7' ? '8' : '7'}${code.slice(place + 1)}`
      expect(parseCode(wrong)).toBeNull()
    }
    const swapped = `${code[1]}${code[0]}${code.slice(2)}`
    expect(swapped === code || parseCode(swapped) === null).toBe(true)
  })
  it('sums the hours of meetings somebody was at, to a quarter of an hour', () => {
    expect(sumHours([])).toEqual(refused('nothing-there'))
    expect(sumHours([{ hours: 0 }])).toEqual(refused('nothing-there'))
    expect(sumHours([{ hours: 2 }, { hours: 1.7 }, { hours: 0 }])).toEqual(done({ meetings: 2, hours: 3.75 }))
  })
  it('covers a span that lies behind', () => {
    expect(checkSpan({ from: '2026-01-01', until: '2026-03-02' }, '2026-03-02')).toBeNull()
    expect(checkSpan({ from: '2026-01-01', until: '2026-03-03' }, '2026-03-02')).toBe('in-future')
    expect(checkSpan({ from: '2026-02-01', until: '2026-01-01' }, '2026-03-02')).toBe('ends-before-start')
    expect(checkSpan({ from: '2010-01-01', until: '2026-01-01' }, '2026-03-02')).toBe('too-long')
  })
})
