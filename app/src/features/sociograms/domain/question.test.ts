import { describe, expect, it } from 'vitest'
import { isJudging, keyOfQuestion, needsEthics, wordsOfQuestion } from './question.ts'
import { SHIPPED_SCALES } from './shipped-scales.ts'

const words = (fr: string, nl = '', en = '', de = '') => ({ fr, nl, en, de })

describe('SNA-06 words of judgement', () => {
  it.each([
    'À qui faites-vous CONFIANCE ?',
    'Sur qui pouvez-vous compter sur le terrain ?',
    'Qui est compe\u0301tent ?',
    'Qui est compé\u00ADtent ?',
    'De qui vous me\u0301fiez-vous ?',
    'Qui est le meilleur soignant ?',
    'Op wie kunt u rekenen? U kunt rekenen op…',
    'Wie is deskundig?',
    'Wie wantrouwt u?',
    'Whom can you count on?',
    'Who is the most skilful?',
    'Whom do you distrust?',
    'Auf wen können Sie sich verlassen?',
    'Wer ist fähig?',
    'Wem mißtrauen Sie?',
  ])('are found in “%s”, in whichever language it was written down', (text) => {
    for (const asked of [words(text), words('', text), words('', '', '', text), words(text.toUpperCase())]) expect(isJudging(asked)).toBe(true)
  })

  it.each([
    'Avec qui parlez-vous d’une situation difficile ?',
    'Chez qui envoyez-vous quelqu’un pour un logement ?',
    'Met wie overlegt u over een moeilijke situatie?',
    'Whom did you call last month?',
    'Besteht eine Vereinbarung?',
  ])('are not found in “%s”', (text) => expect(isJudging(words(text))).toBe(false))

  it('are looked for in the words of an own scale too, and not in those that come with Ronde', () => {
    const scale = {
      communityId: 'south',
      name: words('Lien'),
      anchors: [
        { level: 1, ...words('peu') },
        { level: 2, ...words('je lui fais confiance') },
      ],
    }
    expect(needsEthics([], scale)).toBe(true)
    expect(needsEthics([], { ...scale, anchors: [{ level: 1, ...words('une fois par mois') }] })).toBe(false)
    for (const shipped of SHIPPED_SCALES) expect(needsEthics([], shipped)).toBe(false)
  })
})

describe('a question in words', () => {
  const reader = { language: 'nl', t: (key: string) => `the words of ${key}` } as const

  it('is that of the program for one that comes with Ronde, by the use it is for', () => {
    expect(wordsOfQuestion('know', [], 'question', reader)).toEqual({ text: 'the words of question.know', language: 'nl' })
    expect(wordsOfQuestion('know', [], 'ask', reader)).toEqual({ text: 'the words of ask.know', language: 'nl' })
  })

  it('is that of the community for its own, in another language where nobody wrote it in this one', () => {
    const own = { id: '0b6f3d1e-0000-4000-8000-000000000001', version: 2, words: words('Qui appelez-vous ?'), isOnScale: false }
    const both = { ...own, version: 3, words: words('Qui appelez-vous ?', 'Wie belt u?') }
    expect(wordsOfQuestion(keyOfQuestion(own), [both, own], 'ask', reader)).toEqual({ text: 'Qui appelez-vous ?', language: 'fr' })
    expect(wordsOfQuestion(keyOfQuestion(both), [both, own], 'question', reader)).toEqual({ text: 'Wie belt u?', language: 'nl' })
    expect(wordsOfQuestion(keyOfQuestion(own), [both], 'ask', reader)).toEqual({ text: '', language: 'nl' })
  })
})
