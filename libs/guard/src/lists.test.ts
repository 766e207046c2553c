import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lists } from '../test/find.ts'
import { fold } from './fold.ts'
import { readLists, type WordProfile } from './lists.ts'
import { writeLists } from './write-lists.ts'

const PROFILES: readonly WordProfile[] = [
  { given: 2, surname: 0, words: 0, place: false, common: false },
  { given: 0, surname: 1, words: 5, place: true, common: true },
  { given: 1, surname: 2, words: 15, place: false, common: false },
]

describe('compiled lists', () => {
  it('tell every word back, whatever the words', () => {
    const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }).map(fold), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(words, (all) => {
        const entries = new Map(all.map((word, index) => [word, PROFILES[index % PROFILES.length]!]))
        const read = readLists(writeLists(entries, 'x'))
        for (const [word, profile] of entries) expect(read.find(word)).toEqual(profile)
      }),
      { numRuns: 40 },
    )
  })

  it('know at most 1 in 1,000 words that are not in them', () => {
    let known = 0
    for (let index = 0; index < 100_000; index += 1) {
      const { given, surname, words, place } = lists.find(`qx${index.toString(36)}zv`)
      if (given > 0 || surname > 0 || words > 0 || place) known += 1
    }
    expect(known).toBeLessThanOrEqual(130)
  })

  it('know names with and without accents', () => {
    for (const name of ['Yılmaz', 'YILMAZ', 'Noël', 'noel', 'Peeters', 'Fatima', 'Diallo', 'Müller']) {
      const { given, surname } = lists.find(name)
      expect(given + surname, name).toBeGreaterThan(0)
    }
  })

  it('give a word of a rare profile the nearest one, with its languages', () => {
    const rare = { given: 2, surname: 2, words: 9, place: true, common: true }
    const many: [string, WordProfile][] = []
    for (let packed = 0; packed < 400; packed += 1)
      many.push([
        `word${packed}`,
        { given: packed % 3, surname: Math.floor(packed / 3) % 3, words: Math.floor(packed / 9) % 16, place: packed >= 288, common: packed % 2 === 0 },
      ])
    const doubled = many.map(([word, profile]): [string, WordProfile] => [`${word}b`, profile])
    const read = readLists(writeLists(new Map([...many, ...doubled, ['rare', rare]]), 'x'))
    expect(read.find('rare').words).toBe(9)
  })

  it('know what is no word although a dictionary has it, and what is one although it is a name', () => {
    expect(lists.find('thomas').words).toBe(0)
    expect(lists.find('tag').words).not.toBe(0)
    expect(lists.find('hovhannisyan').surname).toBe(2)
  })

  it('refuse bytes that are none, or cut off', () => {
    const bytes = writeLists(new Map([['anna', PROFILES[0]!]]), 'x')
    expect(() => readLists(new Uint8Array(40))).toThrow(RangeError)
    expect(() => readLists(bytes.subarray(0, bytes.length - 3))).toThrow(RangeError)
    expect(() => readLists(new Uint8Array(0))).toThrow(RangeError)
  })
})
