import { describe, expect, it } from 'vitest'
import { maskText, NEUTRAL, replaceAgain, replacePassages, type Passage } from './masked.ts'

/** Finds each of these words wherever it stands. */
const readsFor =
  (...words: readonly [word: string, tier: Passage['tier'], suggestion: string][]) =>
  (text: string): Passage[] =>
    words.flatMap(([word, tier, suggestion]) =>
      [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => {
        const start = Array.from(text.slice(0, index)).length
        return { start, end: start + [...word].length, tier, suggestion }
      }),
    )

describe('what a device may keep of words that are not saved', () => {
  const reads = readsFor(['Dupont', 'B', 'Mme A'], ['0470', 'A', ''], ['le maire', 'C', 'quelqu’un'])

  it('is the text with suggestions in it, and a neutral sign where there is none', () => {
    expect(maskText('💬 Dupont, au 0470, chez le maire', reads)).toBe(`💬 Mme A, au ${NEUTRAL}, chez le maire`)
    expect(maskText('', reads)).toBe('')
    expect(maskText('un fait', reads)).toBe('un fait')
  })

  it('is nothing but the sign where every turn finds something again', () => {
    expect(maskText('a', readsFor(['a', 'A', 'aa']))).toBe(NEUTRAL)
  })

  it('has one replacement for two passages that overlap', () => {
    const text = 'né le 12/03/1980 à Gand'
    expect(
      replacePassages(text, [
        { start: 6, end: 16, tier: 'A', suggestion: '(date)' },
        { start: 3, end: 12, tier: 'B', suggestion: 'il y a longtemps' },
      ]),
    ).toBe('né il y a longtemps à Gand')
    expect(replacePassages(text, [{ start: 0, end: 0, tier: 'A', suggestion: 'x' }])).toBe(text)
  })

  it('has the same passages replaced in words that were written on', () => {
    const before = 'joindre Dupont'
    expect(replaceAgain('demain joindre Dupont et Dupont', before, reads(before))).toBe('demain joindre Mme A et Mme A')
  })
})
