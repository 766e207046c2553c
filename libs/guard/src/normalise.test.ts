import { describe, expect, it } from 'vitest'
import { check } from '../test/find.ts'
import { makeOffsetReader, normalise } from './normalise.ts'

describe('normalising', () => {
  it.each([
    ['plain text', 'Bonjour à tous', 'Bonjour à tous'],
    ['full width', '０４７８ａ', '0478a'],
    ['nothing seen', '0​4﻿7­8', '0478'],
    ['narrow blanks', '1 2 3', '1 2 3'],
    ['dashes', '06–12‑34', '06-12-34'],
    ['entities', '&#48;&#x34;&nbsp;caf&eacute;&amp;', '04 café&'],
    ['no entity', 'R&D; & &bogus;', 'R&D; & &bogus;'],
    ['marks', 'e\u0301te\u0301', 'été'],
    ['other digits', '٠٤٧٨ ०१', '0478 01'],
    ['mathematical', '𝟎𝟒', '04'],
  ])('%s', (_, text, expected) => expect(normalise(text).text).toBe(expected))

  it('leads back to code points of the original', () => {
    const text = '👩‍👩‍👧 &#48;478 12 34 56 👍'
    const [span] = check(text).spans
    expect([...text].slice(span?.start, span?.end).join('')).toBe('&#48;478 12 34 56')
  })

  it('counts a lone half of a pair as one', () => {
    const read = makeOffsetReader(normalise('\ud83da\ud83d\udc4db'))
    expect(read(3, 4)).toEqual({ start: 2, end: 3 })
  })
})
