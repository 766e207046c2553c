import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { sociogramsMessages } from './catalogue.ts'
import { inputMessages } from './input-catalogue.ts'
import { publicMessages } from './public-catalogue.ts'
import { resultsMessages } from './results-catalogue.ts'

describe.each(LANGUAGES)('nobody, one and two in %s', (language) => {
  it('are said as a person would say them: no sentence counts from nought', () => {
    const [input, results] = [translator(inputMessages, language), translator(resultsMessages, language)]
    const [common, shown] = [translator(sociogramsMessages, language), translator(publicMessages, language)]
    const sentences = [0, 1, 2].map((count) => {
      const changes = { kept: count, gained: count, lost: count }
      const texts = [
        common('fact.rosterSays', { asked: 9, nameable: count, mailed: count }),
        results('picture.person', { name: 'N', group: '', ties: count, count }),
        shown('page.node', { name: 'N', ties: count }),
      ]
      return [
        ...texts,
        input('codes.counts', { count }),
        results('compare.alternative', { ...changes, people: 9 }),
        results('compare.ties', { ...changes, people: 9 }),
        results('story.next', { ...changes, wave: 'W' }),
      ]
    })
    expect(sentences[0]?.filter((sentence) => /\b[0-8]\b/.test(sentence))).toEqual([])
    expect(sentences[2]?.filter((sentence) => !/\b2\b/.test(sentence))).toEqual([])
    for (const place of sentences[0]?.keys() ?? []) expect(new Set(sentences.map((each) => each[place])).size).toBe(3)
  })
})

it('in French nobody gone is “aucun”, one is gone alone', () => {
  const t = translator(resultsMessages, 'fr')
  expect(t('story.next', { wave: 'V', kept: 12, gained: 1, lost: 0 })).toBe('V\u00a0: 12 traits sont restés, 1 est nouveau, aucun n’a disparu.')
  expect(translator(inputMessages, 'fr')('codes.counts', { count: 0 })).toBe('Tout le monde sur la liste a une adresse e-mail.')
})

it.each(LANGUAGES)('what a spreadsheet brought is a sentence in %s, of one and of many, with both figures', (language) => {
  const t = translator(inputMessages, language)
  for (const key of ['preview.counts', 'import.saved', 'imports.line'] as const) {
    const [one, mixed, many] = [
      [1, 1],
      [2, 1],
      [12, 6],
    ].map(([answers = 0, people = 0]) => t(key, { day: '<day>', answers, people }))
    expect(one).not.toMatch(/\d/)
    expect(mixed).toMatch(/\b2\b/)
    expect(many).toMatch(/\b12\b.*\b6\b/)
    // The figure is part of the sentence, not a label with a colon before it.
    expect(many).not.toMatch(/: 6\b/)
  }
})
