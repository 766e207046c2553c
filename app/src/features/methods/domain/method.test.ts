import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../kernel/language.ts'
import { CAPTURES, mayCapture, totalMinutes, wordsFor, type Method } from './method.ts'
import { SHIPPED_METHODS } from './shipped-methods.ts'

const steps = SHIPPED_METHODS.flatMap((method) => method.steps.map((step) => ({ method: method.key, step })))
const find = (key: string): Method => {
  const found = SHIPPED_METHODS.find((method) => method.key === key)
  if (found === undefined) throw new Error(`no card ${key}`)
  return found
}
const minutesOf = (key: string) => find(key).steps.map(({ minutes }) => minutes)

describe('the cards that come with Ronde', () => {
  it('are the seven of the source documents and two more, each with an id of its own', () => {
    expect(SHIPPED_METHODS.map(({ key }) => key)).toEqual([
      'neighbourhood-question',
      'tflp-round',
      'incident',
      'codeveloppement',
      'balint',
      'echo',
      'mirror',
      'explore-tool',
      'own-stance',
    ])
    expect(new Set(SHIPPED_METHODS.map(({ id }) => id)).size).toBe(9)
  })

  it('have their words in four languages', () => {
    const labels = SHIPPED_METHODS.flatMap(({ name, about, steps: own }) => [name, about, ...own.flatMap(({ title, hint }) => [title, hint])])
    expect(labels.flatMap((label) => LANGUAGES.filter((language) => label[language].trim() === ''))).toEqual([])
  })

  it('have the minutes of their sources', () => {
    expect(minutesOf('neighbourhood-question')).toEqual([3, 5, 10, 2])
    expect(minutesOf('tflp-round')).toEqual([8, 2, 10, 5, 15, 5])
    expect(minutesOf('incident')).toEqual([5, 10, 5, 15, 10, 10, 10])
    expect(minutesOf('mirror')).toEqual([5, 10, 10, 10])
    expect(totalMinutes(find('balint'))).toBe(85)
  })

  it.each(steps)('$method, $step.key: takes down what it lists, parks always, and no advice where there is none', ({ step }) => {
    for (const capture of CAPTURES) {
      const isTaken = capture === 'parked' || (step.captures.includes(capture) && (capture !== 'suggestion' || step.allowsAdvice))
      expect(mayCapture(step, capture)).toBe(isTaken)
    }
    expect(step.allowsAdvice || !step.captures.includes('suggestion')).toBe(true)
  })

  it('allow no suggestion while something is cleared up, told or asked', () => {
    const closed = ['clarify', 'questions', 'facts', 'story', 'tell', 'present', 'ask', 'expose', 'restate']
    const asked = steps.filter(({ step }) => closed.includes(step.key))
    expect(asked.length).toBeGreaterThan(8)
    expect(asked.filter(({ step }) => mayCapture(step, 'suggestion'))).toEqual([])
  })

  it('let whoever brought the situation close the TFLP round, and keep the associations of a Balint group private', () => {
    expect(find('tflp-round').steps.at(-1)?.speaks).toBe('presenter')
    expect(find('balint').steps.find(({ key }) => key === 'associate')?.captures).toEqual(['area-5'])
    expect(
      find('incident')
        .steps.filter(({ key }) => key === 'analysis' || key === 'advice')
        .map(({ speaks }) => speaks),
    ).toEqual(['others', 'others'])
  })
})

describe('words of a card', () => {
  it('are the reader’s, else the first there are, with their language', () => {
    const names = { fr: 'Tour', nl: '', en: '', de: 'Runde' }
    expect(wordsFor('de', names)).toEqual({ language: 'de', text: 'Runde' })
    expect(wordsFor('nl', names)).toEqual({ language: 'fr', text: 'Tour' })
    expect(wordsFor('nl', { fr: '', nl: '', en: '', de: '' })).toEqual({ language: 'nl', text: '' })
  })

  it('count the minutes that are known', () => {
    const step = find('echo').steps.slice(0, 1)
    expect(totalMinutes({ steps: [] })).toBeNull()
    expect(totalMinutes({ steps: step.map((each) => ({ ...each, minutes: null })) })).toBeNull()
    expect(totalMinutes({ steps: step.map((each) => ({ ...each, minutes: 0 })) })).toBe(0)
  })
})
