import { describe, expect, it } from 'vitest'
import { checkQuestion, moveQuestion, type Question } from './question.ts'
import { responseTimes } from './response.ts'
import { chooseAnswerers, fitOf, type Candidate } from './routing.ts'
import { topicsOf } from './topics.ts'
import { isToBeHanded, isToBeWidened } from './waiting.ts'

function aCandidate(personId: string, given: Partial<Candidate> = {}): Candidate {
  return { personId, pointScope: '', askMeAbout: '', isWilling: true, isAway: false, mostAWeek: 2, askedThisWeek: 0, askedLately: 0, ...given }
}
const RENT = { text: 'Qui connaît la garantie locative du CPAS ?', topics: [], askerId: 'asker' }
const idsOf = (chosen: readonly { personId: string }[]) => chosen.map(({ personId }) => personId)

describe('what a question is about', () => {
  it('is known in either language', () => {
    expect(topicsOf('Un logement pour une famille')).toEqual(['housing', 'family'])
    expect(topicsOf('Een woning voor een gezin')).toEqual(['housing', 'family'])
    expect(topicsOf('Bonjour')).toEqual([])
  })
  it('reaches over from French to Dutch', () => expect(fitOf(RENT, 'huurwaarborg, huisvesting')).toBeGreaterThan(0))
  it('is no matter of accents or of small words', () => {
    expect(fitOf({ text: 'Médiateur interculturel ?', topics: [] }, 'mediateur')).toBe(1)
    expect(fitOf({ text: 'Comment chercher quelqu’un ?', topics: [] }, 'comment cherche')).toBe(0)
  })
})

describe('who is asked', () => {
  it('is nobody where there is nobody', () => expect(chooseAnswerers(RENT, [])).toEqual([]))

  it('points whose scope fits come first, then those whose words fit, then who agreed to be asked', () => {
    const people = [
      aCandidate('willing'),
      aCandidate('about', { askMeAbout: 'logement et loyers' }),
      aCandidate('point', { pointScope: 'huisvesting', isWilling: false }),
      aCandidate('other-point', { pointScope: 'aide alimentaire', isWilling: false }),
    ]
    expect(chooseAnswerers(RENT, people)).toEqual([
      { personId: 'point', reason: 'point' },
      { personId: 'about', reason: 'about' },
      { personId: 'willing', reason: 'willing' },
    ])
  })

  it('never the asker, nobody on leave, nobody who was asked already or who did not agree', () => {
    const people = [
      aCandidate('asker'),
      aCandidate('away', { isAway: true }),
      aCandidate('before'),
      aCandidate('silent', { isWilling: false, askMeAbout: 'logement' }),
      aCandidate('here'),
    ]
    expect(idsOf(chooseAnswerers(RENT, people, { already: ['before'] }))).toEqual(['here'])
  })

  it('nobody who got as many this week as she takes', () => {
    expect(idsOf(chooseAnswerers(RENT, [aCandidate('full', { askedThisWeek: 2 }), aCandidate('free', { askedThisWeek: 1 })]))).toEqual(['free'])
  })

  it('is not always the same five: who was asked least comes first', () => {
    const people = Array.from({ length: 10 }, (_, order) => aCandidate(`p${order}`, { askedLately: order < 5 ? 3 : 0 }))
    expect(new Set(idsOf(chooseAnswerers(RENT, people)))).toEqual(new Set(['p5', 'p6', 'p7', 'p8', 'p9']))
  })

  it('is the same for one question, and another order for another', () => {
    const people = Array.from({ length: 30 }, (_, order) => aCandidate(`person-${order}`))
    const first = idsOf(chooseAnswerers(RENT, people, { mark: 'one' }))
    expect(idsOf(chooseAnswerers(RENT, people, { mark: 'one' }))).toEqual(first)
    expect(first).toHaveLength(5)
    expect(idsOf(chooseAnswerers(RENT, people, { mark: 'two' }))).not.toEqual(first)
  })
})

describe('the time to a first answer', () => {
  it('is none while nothing was answered', () => {
    expect(responseTimes([])).toEqual({ asked: 0, answered: 0, medianMinutes: null, medianWorkingMinutes: null })
    expect(responseTimes([{ askedAt: '2026-11-19T09:00:00Z', firstAnswerAt: null }])).toMatchObject({ asked: 1, answered: 0, medianMinutes: null })
  })
  it('of one is that one, of two halfway between them', () => {
    const one = { askedAt: '2026-11-19T09:00:00Z', firstAnswerAt: '2026-11-19T10:00:00Z' }
    const two = { askedAt: '2026-11-19T09:00:00Z', firstAnswerAt: '2026-11-19T12:00:00Z' }
    expect(responseTimes([one]).medianMinutes).toBe(60)
    expect(responseTimes([one, two]).medianMinutes).toBe((60 + 180) / 2)
  })
  it('leaves the weekend out of working time, and counts it by the clock', () => {
    expect(responseTimes([{ askedAt: '2026-11-20T15:00:00Z', firstAnswerAt: '2026-11-23T09:00:00Z' }])).toMatchObject({
      medianMinutes: 66 * 60,
      medianWorkingMinutes: 2 * 60,
    })
  })
})

describe('without an answer', () => {
  it('goes to who coordinates after three working days, not a minute before', () => {
    expect(isToBeHanded('2026-11-19T09:00:00.000Z', '2026-11-24T08:59:59.000Z')).toBe(false)
    expect(isToBeHanded('2026-11-19T09:00:00.000Z', '2026-11-24T09:00:00.000Z')).toBe(true)
  })
  it('holidays do not count: asked on Thursday before Easter, due on Wednesday', () => {
    expect(isToBeHanded('2026-04-02T08:00:00.000Z', '2026-04-07T23:00:00.000Z')).toBe(false)
    expect(isToBeHanded('2026-04-02T08:00:00.000Z', '2026-04-08T08:00:00.000Z')).toBe(true)
  })
  it('goes wider after one', () => expect(isToBeWidened('2026-11-20T09:00:00.000Z', '2026-11-23T09:00:00.000Z')).toBe(true))
})

describe('a question', () => {
  const draft = { title: 'Qui sait ?', body: '', language: 'fr', topics: [], communityId: null } as const
  it('needs a title, and a person asks five a day at the most', () => {
    expect(checkQuestion(draft, 4)).toBeNull()
    expect(checkQuestion(draft, 5)).toBe('too-often')
    expect(checkQuestion({ ...draft, title: '' }, 0)).toBe('title-missing')
  })
  it('is settled by who asked; who leads may close it', () => {
    const question: Question = { ...draft, id: 'q', askerId: 'a', state: 'open', askedAt: '', firstAnswerAt: null, handedAt: null, widenedAt: null, version: 1 }
    expect(moveQuestion(question, 'answered', { isAsker: true, isLead: false }).ok).toBe(true)
    expect(moveQuestion(question, 'answered', { isAsker: false, isLead: true }).ok).toBe(false)
    expect(moveQuestion(question, 'closed', { isAsker: false, isLead: true }).ok).toBe(true)
  })
})
