import { describe, expect, it } from 'vitest'
import { countNames } from './persons.ts'
import { scoreClean, scoreCombinations, scoreNotes, type Detector } from './score.ts'
import { countTemplates, makeSet, readCombinations } from './set.ts'
import { KINDS } from './span.ts'
import { accountNumber, citizenServiceNumber, germanTaxNumber, nationalNumber, paymentCard } from './values/check-digits.ts'
import { makeChance } from './random.ts'

const main = makeSet('main')
const heldOut = makeSet('held-out')

describe('the evaluation set', () => {
  it('is as large as its README says', () => {
    expect(countTemplates('fr').main).toBeGreaterThanOrEqual(90)
    expect(countTemplates('nl').main).toBeGreaterThanOrEqual(90)
    expect(countTemplates('en').main).toBeGreaterThanOrEqual(45)
    expect(countTemplates('de').main).toBeGreaterThanOrEqual(45)
    expect(countNames().given).toBeGreaterThanOrEqual(400)
    expect(countNames().surnames).toBeGreaterThanOrEqual(400)
    expect(main.checkDigits).toHaveLength(1_000)
    expect(main.clean.length).toBeGreaterThanOrEqual(1_000)
    expect(readCombinations()).toHaveLength(200)
  })

  it('is the same at every call', () => {
    expect(makeSet('main')).toEqual(main)
  })

  it('gives each gold span a place inside its text, in order, and a kind that is known', () => {
    for (const { text, gold } of [...main.notes, ...main.checkDigits, ...heldOut.notes]) {
      let last = 0
      for (const { start, end, kind } of gold) {
        expect(start >= last && end > start && end <= [...text].length && KINDS.includes(kind)).toBe(true)
        last = end
      }
      expect(text).not.toMatch(/\{[a-z.]+\}/)
    }
  })

  it('keeps the held-out names out of the main set', () => {
    const namesOf = (set: typeof main) =>
      new Set(set.notes.flatMap(({ text, gold }) => gold.filter(({ kind }) => kind === 'name').map(({ start, end }) => [...text].slice(start, end).join(''))))
    const shared = [...namesOf(heldOut)].filter((name) => namesOf(main).has(name))
    expect(shared.length / namesOf(heldOut).size).toBeLessThan(0.1)
  })

  it('has combinations of which about half are small groups, none near the line', () => {
    const small = main.combinations.filter(({ think }) => think)
    expect(small.length).toBe(100)
    expect(main.combinations.filter(({ expectedGroup }) => expectedGroup > 11 && expectedGroup < 100)).toEqual([])
  })
})

describe('the check digits', () => {
  const chance = makeChance(7)

  it('follow the rule of each number', () => {
    for (let round = 0; round < 200; round += 1) {
      const national = nationalNumber(chance)
      const [first, check] = [Number(national.slice(0, 9)), Number(national.slice(9))]
      expect([97 - (first % 97), 97 - ((2_000_000_000 + first) % 97)]).toContain(check)
      const citizen = citizenServiceNumber(chance)
      expect([9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((sum, weight, index) => sum + weight * Number(citizen[index]), 0) % 11).toBe(0)
      const account = accountNumber(chance)
      expect(BigInt([...(account.slice(4) + account.slice(0, 4))].map((sign) => parseInt(sign, 36)).join('')) % 97n).toBe(1n)
      expect(paymentCard(chance)).toMatch(/^\d{16}$/)
      expect(new Set(germanTaxNumber(chance).slice(0, 10)).size).toBe(9)
    }
  })
})

describe('the score', () => {
  const text = 'Fatima belt 0470'
  const note = {
    id: 'one',
    language: 'nl',
    style: 'test',
    text,
    gold: [
      { start: 0, end: 6, kind: 'name' },
      { start: 12, end: 16, kind: 'phone' },
    ],
  } as const
  const finds =
    (...spans: [number, number, string, 'A' | 'B' | 'C', number][]): Detector =>
    () =>
      spans.map(([start, end, kind, tier, score]) => ({ start, end, kind, tier, score }))

  it('takes any overlap for a name, and a whole number only', () => {
    const score = scoreNotes([note], finds([3, 6, 'name', 'B', 0.9], [12, 15, 'phone', 'A', 1]), { replaceAt: 0.5 })
    expect(score.missed.map(({ kind }) => kind)).toEqual(['phone'])
    expect(score.wholeAny.get('nl')).toEqual({ hits: 0, of: 1 })
  })

  it('tells what blocks from what only makes think', () => {
    const score = scoreNotes([note], finds([0, 6, 'name', 'B', 0.4], [12, 16, 'phone', 'A', 1]), { replaceAt: 0.5 })
    expect(score.wholeAny.get('nl')).toEqual({ hits: 1, of: 1 })
    expect(score.wholeBlocking.get('nl')).toEqual({ hits: 0, of: 1 })
  })

  it('counts a needless span against precision', () => {
    const score = scoreNotes([note], finds([7, 11, 'name', 'B', 0.9]), { replaceAt: 0.5 })
    expect(score.falseAlarms).toHaveLength(1)
    expect(score.kinds.find(({ kind }) => kind === 'name')?.precisionBlocking).toEqual({ hits: 0, of: 1 })
  })

  it('finds nothing wrong with a detector that says nothing of a clean note', () => {
    expect(scoreClean(main.clean, () => [], { replaceAt: 0.5 }).alarms).toEqual([])
  })

  it('gives a detector that always thinks no kappa', () => {
    const score = scoreCombinations(main.combinations, finds([0, 1, 'combination', 'C', 1]))
    expect(score.kappa).toBeCloseTo(0, 10)
    expect(score.agreement).toEqual({ hits: 100, of: 200 })
  })
})
