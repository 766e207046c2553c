import { describe, expect, it } from 'vitest'
import { refused } from '../../../kernel/result.ts'
import { sayActivation, signOf } from './activation.ts'
import { AUDIENCES, audienceOf, isReadyFor, strictest } from './audience.ts'
import { DOMAIN_TWINS, wheelOf } from './domains.ts'
import { shipCodes, twinsOf } from '../../../kernel/code-list.ts'
import { checkAnswers, checkWords, expiryOf, firstTellingOf, mayMoveTo, NO_ANSWERS, SITUATION_STATES, tidyFacets } from './situation.ts'

describe('the room', () => {
  it('takes the strictest of what its communities chose', () => {
    expect(audienceOf(['bound'], false)).toBe('bound')
    expect(audienceOf(['bound', 'mixed'], false)).toBe('mixed')
    expect(audienceOf(['bound', 'public', 'mixed'], false)).toBe('public')
  })

  it('is mixed where nobody ever chose, and where there is no community', () => {
    expect(audienceOf([null], false)).toBe('mixed')
    expect(audienceOf([], false)).toBe('mixed')
  })

  it('becomes mixed by one outsider, and never less strict by one', () => {
    expect(audienceOf(['bound'], true)).toBe('mixed')
    expect(audienceOf(['public'], true)).toBe('public')
  })

  it('no mode is loosened by another', () => {
    for (const one of AUDIENCES) for (const other of AUDIENCES) expect(AUDIENCES.indexOf(strictest(one, other))).toBeGreaterThanOrEqual(AUDIENCES.indexOf(one))
  })

  it('shows words that passed for it or for a stricter one, and none that never passed', () => {
    expect(isReadyFor('public', 'mixed')).toBe(true)
    expect(isReadyFor('mixed', 'mixed')).toBe(true)
    expect(isReadyFor('bound', 'mixed')).toBe(false)
    expect(isReadyFor(null, 'bound')).toBe(false)
  })
})

describe('the wheel', () => {
  it('says of each of five fields whether it is touched, and whether somebody answers', () => {
    expect(wheelOf({ domains: ['medical', 'legal'], unanswered: ['legal'] }).map(({ state }) => state)).toEqual([
      'answered',
      'untouched',
      'untouched',
      'unanswered',
      'untouched',
    ])
  })

  it('crosses over to the other list: housing hangs on social and legal, legal has no twin of its own', () => {
    const list = { codes: shipCodes(['medical', 'social', 'financial', 'legal', 'relational'], (_, code) => code, DOMAIN_TWINS) }
    expect(twinsOf(list, ['financial'])).toEqual(['income'])
    expect(twinsOf(list, ['medical', 'relational'])).toEqual(['health', 'social-needs', 'participation'])
    expect(twinsOf(list, ['social', 'legal'])).toEqual(['social-needs', 'housing'])
    expect(twinsOf(list, [])).toEqual([])
  })

  it('a need without an answer is a need', () => {
    const tidy = tidyFacets({ domains: ['medical'], unanswered: ['legal', 'legal'], around: ['nurse', 'nurse'], groups: [], groupWords: '' })
    expect(tidy).toMatchObject({ ok: true, value: { domains: ['medical', 'legal'], unanswered: ['legal'], around: ['nurse'] } })
  })

  it('gives a sign to think with', () => {
    expect(signOf({ domains: [], unanswered: [] })).toBe('none')
    expect(signOf({ domains: ['legal'], unanswered: ['legal'] })).toBe('gap')
    expect(signOf({ domains: ['legal', 'social'], unanswered: [] })).toBe('crossing')
    expect(signOf({ domains: ['legal', 'social'], unanswered: ['social'] })).toBe('crossing-and-gap')
  })
})

describe('the role', () => {
  const said = { words: 'Je tiens le fil', compared: [], role: 'TFLP', saidAt: '2026-11-22T10:00:00.000Z' } as const

  it('has no verdict without the practitioner’s own word', () => {
    expect(sayActivation({ ...said, verdict: 'activated', words: '  ' })).toEqual(refused('own-word-missing'))
    expect(sayActivation({ ...said, verdict: null })).toEqual(refused('verdict-missing'))
    expect(sayActivation({ ...said, verdict: 'latent', words: 'a'.repeat(1_001) })).toEqual(refused('too-long'))
    expect(sayActivation({ ...said, verdict: 'activated' })).toMatchObject({ ok: true, value: { verdict: 'activated' } })
  })
})

describe('its life', () => {
  it('may be stopped from everywhere until it is over, and goes nowhere after that', () => {
    for (const state of SITUATION_STATES) expect(mayMoveTo(state, 'stopped')).toBe(state !== 'closed' && state !== 'stopped')
    for (const state of SITUATION_STATES) expect(mayMoveTo('stopped', state)).toBe(false)
  })

  it('goes from a draft to a meeting only by being offered', () => {
    expect(mayMoveTo('draft', 'scheduled')).toBe(false)
    expect(mayMoveTo('draft', 'offered')).toBe(true)
    expect(mayMoveTo('offered', 'in-round')).toBe(false)
  })

  it('keeps the answers thirty days after the last change, or after the meeting', () => {
    expect(expiryOf('2026-11-22', null)).toBe('2026-12-22')
    expect(expiryOf('2026-11-22', '2026-12-10')).toBe('2027-01-09')
    expect(expiryOf('2026-11-22', '2026-11-01')).toBe('2026-12-22')
    expect(expiryOf('2028-01-30', null)).toBe('2028-02-29')
  })

  it('told again twice points at the first time', () => {
    expect(firstTellingOf({ id: 'b', retellingOf: 'a' })).toBe('a')
    expect(firstTellingOf({ id: 'a', retellingOf: null })).toBe('a')
  })

  it('begins with one answer, and is offered with three lines', () => {
    expect(checkAnswers(NO_ANSWERS)).toBe('all-empty')
    expect(checkAnswers({ ...NO_ANSWERS, ask: 'Wie kent een tolk?' })).toBeNull()
    expect(checkAnswers({ ...NO_ANSWERS, ask: 'x'.repeat(6_001) })).toBe('too-long')
    const words = { summary: 'Een mevrouw die alleen woont.', goal: 'Thuis blijven', question: 'Wie kan helpen?' }
    expect(checkWords(words)).toBeNull()
    expect(checkWords({ ...words, goal: ' ' })).toBe('goal-missing')
    expect(checkWords({ ...words, summary: '' })).toBe('summary-missing')
    expect(checkWords({ ...words, question: '' })).toBe('question-missing')
  })
})
