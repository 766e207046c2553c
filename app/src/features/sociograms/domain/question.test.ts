import { describe, expect, it } from 'vitest'
import { isJudging, needsEthics } from './question.ts'
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
