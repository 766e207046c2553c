import { describe, expect, it } from 'vitest'
import { SHIPPED_SCALES } from './shipped-scales.ts'
import { checkScale } from './scale.ts'
import { doubtKey, readSurveyFile, type Doubt, type Known } from './survey-file.ts'
import { fadedTies, isClosingDay, responseOf, type Nomination } from './survey.ts'

const scale = SHIPPED_SCALES[0]!
const froms = [
  { key: 'a', name: 'Ama Mensah', detail: '' },
  { key: 'b', name: 'Bo Peeters', detail: 'Maison' },
  { key: 'c', name: 'Bo Peeters', detail: 'Service' },
  { key: 'd', name: 'Dora Lemaire', detail: '' },
]
const tos = froms.filter(({ key }) => key !== 'c').map((named) => ({ ...named, target: { kind: 'person' as const, id: named.key } }))
const WORK = { key: 'work-together', names: [] } as const
const known: Known = { froms, tos, scale, questions: [WORK] }

type Said = [kind: Doubt['kind'], words: string, answer: string]
const read = (text: string, said: Said[] = [], more: Partial<Known> = {}) => {
  const rows = text.split('\n').map((line, index) => ({ number: index + 1, cells: line.split(';') }))
  return readSurveyFile(
    rows.filter(({ cells }) => cells.some((cell) => cell !== '')),
    { ...known, ...more },
    new Map(said.map(([kind, words, answer]) => [doubtKey({ kind, words }), answer])),
  )
}
const told = (found: ReturnType<typeof read>) => found.answers.map(({ from, to, question, level }) => `${from} ${to.id} ${question} ${level}`)
const asked = (found: ReturnType<typeof read>) => found.doubts.map(({ kind, words }) => `${kind} ${words}`)

describe('a list of answers', () => {
  it('knows names in either order, without accents, and the words of the scale in each language', () => {
    expect(told(read('MENSAH Ama;Dora Lemaire;We verwijzen naar elkaar door'))).toEqual(['a d work-together 3'])
    expect(told(read('mensah ámà;Dora Lemaire;4'))).toHaveLength(1)
    expect(told(read('De;Vers;Lien\nAma Mensah;Dora Lemaire;3,0'))).toEqual(['a d work-together 3'])
  })

  it('tells two of one name apart by where they work, and asks where that is not written', () => {
    expect(told(read('Bo Peeters (Service);Ama Mensah;3'))).toEqual(['c a work-together 3'])
    expect(asked(read('Bo Peeters;Ama Mensah;3'))).toEqual(['from Bo Peeters'])
  })

  it('asks who is meant, and guesses nothing: nobody of a name, a figure off the scale, a half', () => {
    const found = read('De;Vers;Lien\nAma Mensah;Ama;9\nAma Mensah;Dora Lemaire;2,5')
    expect(found.answers).toEqual([])
    expect(asked(found)).toEqual(['to Ama', 'level 9', 'level 2,5'])
  })

  it('asks about figures below zero and words that are no step; zero is an answer', () => {
    expect(asked(read('De;Vers;Lien\nAma Mensah;Dora Lemaire;-1\nDora Lemaire;Ama Mensah;beaucoup'))).toEqual(['level -1', 'level beaucoup'])
    expect(told(read('De;Vers;Lien\nAma Mensah;Dora Lemaire;0'))).toEqual(['a d work-together 0'])
  })

  it('takes a figure with a sign for no yes, and one answer for no other sign', () => {
    const yesNo = { questions: [{ key: 'know', names: ['know'] }] } as const
    expect(asked(read('De;Vers;Know\nAma Mensah;Dora Lemaire;-1', [], yesNo))).toEqual(['yes -1'])
    expect(told(read('De;Vers;Know\nAma Mensah;Dora Lemaire;1,0', [], yesNo))).toEqual(['a d know 1'])
    const signs = 'De;Vers;Lien\nAma Mensah;Dora Lemaire;9\nDora Lemaire;Ama Mensah;-9\nBo Peeters (Maison);Ama Mensah;?\nBo Peeters (Maison);Dora Lemaire;!'
    const found = read(signs, [
      ['level', '9', '4'],
      ['level', '?', ''],
    ])
    expect(told(found)).toEqual(['a d work-together 4'])
    expect(found.doubts.filter(({ answer }) => answer === null).map(({ words }) => words)).toEqual(['-9', '!'])
  })

  it('asks who is meant by a name in another direction, with quotes or of 300 letters, and knows one with the mark of a direction', () => {
    const odd = ['فاطمة', '"Ama" <b>', 'N'.repeat(300)]
    expect(asked(read(['De;Vers;Lien', ...odd.map((name) => `Ama Mensah;${name};3`)].join('\n')))).toEqual(odd.map((name) => `to ${name}`))
    expect(told(read('De;Vers;Lien\n\u200fAma Mensah\u200e;\u00a0Dora\u00a0Lemaire;3'))).toEqual(['a d work-together 3'])
  })

  it('takes what was answered, leaves out what was said to be left out, and believes no answer that was not offered', () => {
    const text = 'De;Vers;Lien\nBo Peeters;Ama Mensah;3\nDora Lemaire;Somebody;3'
    expect(
      told(
        read(text, [
          ['from', 'Bo Peeters', 'c'],
          ['to', 'Somebody', ''],
        ]),
      ),
    ).toEqual(['c a work-together 3'])
    expect(
      read(text, [
        ['from', 'Bo Peeters', 'c'],
        ['to', 'Somebody', ''],
      ]).left,
    ).toBe(1)
    expect(
      read(text, [
        ['from', 'Bo Peeters', 'z'],
        ['to', 'Somebody', ''],
      ]).doubts[0],
    ).toMatchObject({ answer: null })
  })

  it('asks which of two answers for one pair counts; the same answer twice is one', () => {
    const text = 'Ama Mensah;Dora Lemaire;3\nAma Mensah;Dora Lemaire;4'
    expect(asked(read(text))).toEqual(['pair a d work-together'])
    expect(told(read(text, [['pair', 'a d work-together', '4']]))).toEqual(['a d work-together 4'])
    expect(told(read(text.replace('4', '3')))).toHaveLength(1)
  })

  it('asks about a tie to oneself, about a line that lacks something, and takes neither', () => {
    const found = read('De;Vers;Lien\nAma Mensah;Ama Mensah;3\n;Dora Lemaire;3\nDora Lemaire;Ama Mensah;')
    expect(asked(found)).toEqual(['row 3', 'row 4', 'self -'])
    expect(found.answers).toEqual([])
  })

  it('knows headings in four languages, asks for the others, and says when who, whom and the answer are not all there', () => {
    for (const headings of ['From;To;Level', 'Qui;Avec qui;Niveau', 'Wie;Met wie;Band', 'Wer;Mit wem;Stufe'])
      expect(told(read(`${headings}\nAma Mensah;Dora Lemaire;1`)), headings).toHaveLength(1)
    const text = 'Wer;Mit wem;Punkte;Notiz\nAma Mensah;Dora Lemaire;2;alt'
    expect(asked(read(text))).toEqual(['column 3 Punkte', 'column 4 Notiz'])
    expect(
      told(
        read(text, [
          ['column', '3 Punkte', 'level'],
          ['column', '4 Notiz', ''],
        ]),
      ),
    ).toEqual(['a d work-together 2'])
    expect(
      read(text, [
        ['column', '3 Punkte', ''],
        ['column', '4 Notiz', ''],
      ]).lacks,
    ).toBe(true)
  })

  const TWO: Partial<Known> = { questions: [WORK, { key: 'know', names: ['Connaissez-vous cette personne ?'] }] }

  it('has a column for each question, or says which question a line is about; an empty cell is asked', () => {
    const wide = read('De;Vers;Collaboration;Connaît\nAma Mensah;Dora Lemaire;3;oui\nDora Lemaire;Ama Mensah;2;', [], TWO)
    expect(asked(wide)).toEqual(['blank -'])
    const text = 'De;Vers;Collaboration;Connaît\nAma Mensah;Dora Lemaire;3;oui\nDora Lemaire;Ama Mensah;2;'
    expect(told(read(text, [['blank', '-', 'skip']], TWO))).toEqual(['a d work-together 3', 'a d know 1', 'd a work-together 2'])
    expect(told(read(text, [['blank', '-', 'none']], TWO))).toContain('d a know 0')
    const long = 'De;Vers;Question;Réponse\nAma Mensah;Dora Lemaire;connaît;x\nAma Mensah;Dora Lemaire;amis;x'
    expect(asked(read(long, [], TWO))).toEqual(['question amis'])
    expect(told(read(long, [['question', 'amis', '']], TWO))).toEqual(['a d know 1'])
  })

  it('of a scale on which 1 is the closest asks at which end the file has it', () => {
    const inverse = { scale: { ...scale, isInverse: true } }
    expect(asked(read('Ama Mensah;Dora Lemaire;1', [], inverse))).toEqual(['inverse -'])
    expect(told(read('Ama Mensah;Dora Lemaire;1', [['inverse', '-', 'turned']], inverse))).toEqual(['a d work-together 4'])
    expect(told(read('Ama Mensah;Dora Lemaire;1', [['inverse', '-', 'as']], inverse))).toEqual(['a d work-together 1'])
  })

  it('holds nothing when it is empty', () => {
    expect(read('')).toEqual({ answers: [], doubts: [], left: 0, lacks: true })
  })
})

describe('a table of people by people', () => {
  const FULL = ';Ama Mensah;Dora Lemaire\nAma Mensah;;3\nDora Lemaire;0;'
  it('is known by its names; the line is who tells, and the diagonal is empty', () => {
    expect(told(read(FULL))).toEqual(['a d work-together 3', 'd a work-together 0'])
    expect(read(FULL).doubts).toEqual([])
    // The empty corner was lost on the way.
    expect(told(read(FULL.slice(1)))).toEqual(told(read(FULL)))
  })

  it('asks what empty cells and empty lines mean, and about a filled diagonal', () => {
    const text = ';Ama Mensah;Dora Lemaire;Bo Peeters (Maison)\nAma Mensah;4;3;\nDora Lemaire;;;'
    expect(asked(read(text))).toEqual(['blank -', 'empty -', 'self -'])
    const said: Said[] = [
      ['blank', '-', 'none'],
      ['empty', '-', 'skip'],
      ['self', '-', ''],
    ]
    expect(told(read(text, said))).toEqual(['a d work-together 3', 'a b work-together 0'])
    expect(
      told(
        read(text, [
          ['blank', '-', 'none'],
          ['empty', '-', 'none'],
          ['self', '-', ''],
        ]),
      ),
    ).toHaveLength(4)
  })

  it('asks for each of two lines of one name', () => {
    const text = ';Ama Mensah;Dora Lemaire\nBo Peeters;1;2\nBo Peeters;3;4\nAma Mensah;;1'
    expect(asked(read(text))).toEqual(['from Bo Peeters (2)', 'from Bo Peeters (3)'])
    expect(
      told(
        read(text, [
          ['from', 'Bo Peeters (2)', 'b'],
          ['from', 'Bo Peeters (3)', 'c'],
        ]),
      ),
    ).toHaveLength(5)
  })

  it('of a survey with several questions asks which one it is', () => {
    const found = read(FULL, [], { questions: [WORK, { key: 'know', names: [] }] })
    expect(asked(found)).toEqual(['question -'])
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
