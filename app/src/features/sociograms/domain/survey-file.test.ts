import { describe, expect, it } from 'vitest'
import { SHIPPED_SCALES } from './shipped-scales.ts'
import { checkScale } from './scale.ts'
import { doubtKey, parseSurveyFile, readSurveyFile } from './survey-file.ts'
import { fadedTies, isClosingDay, responseOf, type Nomination } from './survey.ts'

const scale = SHIPPED_SCALES[0]!
const froms = [
  { key: 'a', name: 'Ama Mensah' },
  { key: 'b', name: 'Bo Peeters' },
  { key: 'c', name: 'Bo Peeters' },
]
const tos = froms.slice(0, 2).map((named) => ({ ...named, target: { kind: 'person' as const, id: named.key } }))
const read = (text: string, settled: [string, string][] = []) => readSurveyFile(parseSurveyFile(text).lines, { froms, tos, scale }, new Map(settled))

describe('a spreadsheet of answers', () => {
  it('is read with tabs, semicolons or commas, with or without headings, and says which lines are broken', () => {
    for (const divider of ['\t', ';', ','])
      expect(parseSurveyFile(['De', 'Vers', 'Lien'].join(divider) + '\n' + ['Ama Mensah', 'Bo Peeters', '3'].join(divider)).lines).toHaveLength(1)
    expect(parseSurveyFile('Ama;Bo\n\nAma;Bo;3;4\nAma;Bo;3;')).toEqual({ lines: [{ line: 4, from: 'Ama', to: 'Bo', level: '3' }], broken: [1, 3] })
    expect(parseSurveyFile('')).toEqual({ lines: [], broken: [] })
  })

  it('knows names in either order, without accents, and the words of the scale in each language', () => {
    expect(read('MENSAH Ama;Bo Peeters;We verwijzen naar elkaar door').answers).toEqual([{ from: 'a', to: { kind: 'person', id: 'b' }, level: 3 }])
    expect(read('mensah ámà;Bo Peeters;4').answers).toHaveLength(1)
  })

  it('asks who is meant, and guesses nothing: two of one name, nobody of a name, a figure off the scale', () => {
    const found = read('Bo Peeters;Ama Mensah;9\nBo Peeters;Ama;9')
    expect(found.answers).toEqual([])
    expect(found.doubts.map(({ kind, words }) => `${kind} ${words}`)).toEqual(['from Bo Peeters', 'level 9', 'to Ama'])
  })

  it('takes what was answered, leaves out what was said to be left out, and believes no key that is not on the list', () => {
    const say = (kind: 'from' | 'to' | 'level', words: string, answer: string): [string, string] => [doubtKey({ kind, words }), answer]
    const text = 'Bo Peeters;Ama Mensah;3\nBo Peeters;Somebody;3'
    expect(read(text, [say('from', 'Bo Peeters', 'c'), say('to', 'Somebody', '')])).toMatchObject({ answers: [{ from: 'c', level: 3 }], left: 1 })
    expect(read(text, [say('from', 'Bo Peeters', 'z'), say('to', 'Somebody', '')])).toMatchObject({ answers: [], left: 2 })
  })
})

describe('the response', () => {
  const people = (answered: number, asked: number) =>
    Array.from({ length: asked }, (_, order) => ({ response: order < answered ? ('answered' as const) : ('waiting' as const) }))
  it('never counts one or two apart who did not answer', () => {
    expect(responseOf([])).toMatchObject({ asked: 0, share: null })
    expect(responseOf(people(16, 18))).toEqual({ asked: 18, answered: 16, isAtLeast: true, share: 16 / 18 })
    expect(responseOf(people(17, 18))).toEqual(responseOf(people(16, 18)))
    expect(responseOf(people(15, 18))).toMatchObject({ answered: 15, isAtLeast: false })
    expect(responseOf(people(18, 18))).toMatchObject({ answered: 18, isAtLeast: false })
    expect(responseOf(people(0, 1))).toMatchObject({ answered: 0, isAtLeast: true })
  })
})

describe('ties', () => {
  const tie = (toPerson: string, level: number): Nomination => ({
    fromPerson: 'a',
    toPerson,
    toOrganisation: null,
    question: 'work-together',
    level,
    toldAt: '',
  })
  it('have faded where there was one and now there is none; who was skipped has not', () => {
    expect(fadedTies([tie('b', 3), tie('c', 2), tie('d', 0)], [tie('b', 0), tie('d', 0)]).map(({ toPerson }) => toPerson)).toEqual(['b'])
  })
})

describe('a scale', () => {
  const names = (fr: string) => ({ fr, nl: '', en: '', de: '' })
  it('has a name and two steps at least, no two with the same words, in the order of its levels', () => {
    expect(checkScale(names(''), [names('a'), names('b')], 0)).toBe('scale-name-missing')
    expect(checkScale(names('x'), [names('a'), names('')], 0)).toBe('scale-too-short')
    expect(checkScale(names('x'), [names('a'), names('A')], 0)).toBe('scale-doubled')
    expect(checkScale(names('x'), [names('a'.repeat(121)), names('b')], 0)).toBe('scale-too-long')
    expect(checkScale(names('x'), [names('a'), names(''), names('b')], 1)).toEqual({
      anchors: [
        { level: 1, ...names('a') },
        { level: 2, ...names('b') },
      ],
    })
  })

  it('of those that come with Ronde, each has all its words in four languages', () => {
    for (const { anchors, name } of SHIPPED_SCALES) for (const words of [name, ...anchors]) expect([words.fr, words.nl, words.en, words.de]).not.toContain('')
  })
})

it('the last day lies between today and three months from now', () => {
  expect(['2023-02-13', '2023-02-14', '2023-05-17', '2023-05-18'].map((day) => isClosingDay(day, '2023-02-14'))).toEqual([false, true, true, false])
})
