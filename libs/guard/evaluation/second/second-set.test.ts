import { describe, expect, it } from 'vitest'
import { scoreClean, scoreNotes, scoreScorers } from '../score.ts'
import { makeSet, readCombinations, readSecondScores, readTemplates } from '../set.ts'
import { KINDS, LANGUAGES } from '../span.ts'
import { SECOND_CARRIERS, languageOfSecond } from './carriers.ts'
import { makeSecondSet } from './second-set.ts'

const second = makeSecondSet()
const main = makeSet('main')
const ofLanguage = <Text extends { language: string }>(texts: readonly Text[], language: string): Text[] => texts.filter((text) => text.language === language)
const templatesOf = (folder: string): string[] => LANGUAGES.flatMap((language) => readTemplates(`${folder}/${language}.txt`).map(({ text }) => text))
const mainTexts = [...templatesOf('notes'), ...[...main.clean, ...main.nearMisses].map(({ text }) => text)]
/** Letters only, slots and figures away: what two texts have in common whatever fills them. */
const bareWords = (text: string): string[] =>
  text
    .replaceAll(/\{[^}]*\}/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)

describe('the second set', () => {
  it('is as large as its README says', () => {
    const sizes = { fr: [120, 120], nl: [120, 120], en: [60, 50], de: [60, 50] } as const
    for (const language of LANGUAGES) {
      expect(readTemplates(`second/notes/${language}.txt`).length).toBeGreaterThanOrEqual(sizes[language][0])
      expect(ofLanguage(second.clean, language).length).toBeGreaterThanOrEqual(sizes[language][1])
    }
    expect(second.nearMisses.filter(({ style }) => style === 'meeting-dates' || style === 'street-works').length).toBeGreaterThanOrEqual(60)
    expect(second.checkDigits).toHaveLength(200)
  })

  it('is the same at every call', () => {
    expect(makeSecondSet()).toEqual(second)
  })

  it('gives each gold span a place inside its text, in order, and a kind that is known', () => {
    for (const { id, text, gold } of [...second.notes, ...second.checkDigits]) {
      let last = 0
      expect(gold.length, id).toBeGreaterThan(0)
      for (const { start, end, kind } of gold) {
        expect(start >= last && end > start && end <= [...text].length && KINDS.includes(kind), id).toBe(true)
        last = end
      }
    }
    for (const { text } of [...second.notes, ...second.clean]) expect(text).not.toMatch(/[{}]/)
  })

  it('lets no letter or figure touch a gold span from outside', () => {
    for (const { id, text, gold } of second.notes) {
      const signs = [...text]
      for (const { start, end } of gold) {
        expect(`${signs[start - 1] ?? ' '}${signs[end] ?? ' '}`, id).not.toMatch(/[\p{L}\p{N}]/u)
      }
    }
  })

  it('repeats no note of the main set, nor itself', () => {
    const known = new Set(mainTexts.map((text) => bareWords(text).join(' ')))
    const own = [...templatesOf('second/notes'), ...templatesOf('second/clean')]
    expect(own.filter((text) => bareWords(text).length > 3 && known.has(bareWords(text).join(' ')))).toEqual([])
    expect(own.length - new Set(own).size).toBe(0)
  })

  it('shares no run of six words with a note of the main set', () => {
    const runsOf = (text: string): string[] => {
      const words = bareWords(text)
      return words.slice(5).map((_, index) => words.slice(index, index + 6).join(' '))
    }
    const known = new Set(mainTexts.flatMap(runsOf))
    expect([...templatesOf('second/notes'), ...templatesOf('second/clean')].filter((text) => runsOf(text).some((run) => known.has(run)))).toEqual([])
  })

  it('writes each number in a sentence of its own, in the language of that sentence', () => {
    for (const { near, bare } of Object.values(SECOND_CARRIERS)) {
      for (const carrier of [...near, ...bare]) expect(carrier.split('{}')).toHaveLength(2)
    }
    expect(languageOfSecond('RIZIV: {}')).toBe('nl')
  })

  it('catches a detector that finds nothing, and lets it pass the clean notes', () => {
    const score = scoreNotes(second.notes, () => [], { replaceAt: 0 })
    expect(score.wholeAny.get('fr')).toEqual({ hits: 0, of: ofLanguage(second.notes, 'fr').length })
    expect(scoreClean(second.clean, () => [], { replaceAt: 0 }).alarms).toEqual([])
  })
})

describe('the second scorer', () => {
  const combinations = readCombinations()
  const scores = readSecondScores()

  it('has scored each combination, in its order', () => {
    expect(scores.map(({ language }) => language)).toEqual(combinations.map(({ language }) => language))
    expect(scores.filter(({ expectedGroup }) => !(expectedGroup > 0))).toEqual([])
  })

  it('is compared with the first, and the guard with each and with what both say', () => {
    const always = () => [{ start: 0, end: 1, kind: 'combination', tier: 'C' as const, score: 1 }]
    const some = combinations.slice(0, 4).map((combination, index) => ({ ...combination, think: index < 2 }))
    const score = scoreScorers(some, [true, false, false, false], always)
    expect(score.scorers.agreement).toEqual({ hits: 3, of: 4 })
    expect(score.scorers.kappa).toBeCloseTo(0.5, 10)
    expect(score.first.agreement).toEqual({ hits: 2, of: 4 })
    expect(score.second.agreement).toEqual({ hits: 1, of: 4 })
    expect(score.whereBothAgree.agreement).toEqual({ hits: 1, of: 3 })
  })
})
