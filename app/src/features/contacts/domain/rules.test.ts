import { describe, expect, it } from 'vitest'
import { decide, findDecision, findLastChoice, standingOf, wasShared } from './contact-round.ts'
import { chooseFaces, type FaceToMeet } from './newcomers.ts'
import { answerPoint, checkPoint, isPointStanding, type PointDraft, type ReferralPoint } from './referral-point.ts'

const entry = (meetingId: string, fields: string[], given = true, untilOn: string | null = null) => ({
  purpose: 'meeting_round',
  meetingId,
  given,
  fields,
  untilOn,
})

describe('a decision about a contact round', () => {
  it('is none, then what was said last', () => {
    expect(findDecision([], 'm', '2026-11-22')).toBeNull()
    expect(findDecision([entry('m', ['email'])], 'm', '2026-11-22')).toEqual({ fields: ['email'], untilOn: null })
    expect(findDecision([entry('m', ['email']), entry('m', [], false)], 'm', '2026-11-22')).toBe('nothing')
  })
  it('ends with its last day', () => {
    expect(findDecision([entry('m', ['email'], true, '2026-11-22')], 'm', '2026-11-22')).toEqual({ fields: ['email'], untilOn: '2026-11-22' })
    expect(findDecision([entry('m', ['email'], true, '2026-11-22')], 'm', '2026-11-23')).toBe('nothing')
  })
  it('of another meeting is remembered and decides nothing here', () => {
    expect(findDecision([entry('other', ['phone'])], 'm', '2026-11-22')).toBeNull()
    expect(findLastChoice([entry('other', ['phone']), entry('m', ['email'])], 'm')).toEqual({ fields: ['phone'], untilOn: null })
    expect(wasShared([entry('other', ['phone'])], 'm')).toBe(false)
  })
  it('takes what was shared last time without a day that is over', () => {
    const last = { fields: ['phone' as const], untilOn: '2026-01-01' }
    expect(decide({ answer: 'same', fields: [], untilOn: null }, last, '2026-11-22')).toEqual({ ok: true, value: { fields: ['phone'], untilOn: null } })
    expect(decide({ answer: 'same', fields: [], untilOn: null }, null, '2026-11-22')).toMatchObject({ refusal: 'no-last-choice' })
  })
  it('refuses a day that is over or no day', () => {
    expect(decide({ answer: 'share', fields: ['email'], untilOn: '2026-11-21' }, null, '2026-11-22')).toMatchObject({ refusal: 'day-over' })
    expect(decide({ answer: 'share', fields: ['email'], untilOn: '2026-02-30' }, null, '2026-11-22')).toMatchObject({ refusal: 'day-wrong' })
  })
  it('is for those present at a held meeting', () => {
    expect(standingOf({ state: 'planned' }, true, true)).toBe('too-early')
    expect(standingOf({ state: 'held' }, true, true)).toBe('present')
    expect(standingOf({ state: 'held' }, false, true)).toBe('lead')
    expect(standingOf({ state: 'held' }, false, false)).toBe('absent')
  })
})

const draft: PointDraft = {
  kind: 'referral',
  personId: 'p',
  organisationId: null,
  scope: { fr: 'logement', nl: '' },
  reach: '',
  fromOn: '2026-11-01',
  untilOn: '2027-10-31',
  isPublic: false,
}
const aPoint = (given: Partial<ReferralPoint>): ReferralPoint => ({ ...draft, id: 'x', communityId: 'c', state: 'asked', version: 1, ...given })

describe('a point', () => {
  it('is somebody or something, for something, for a time', () => {
    expect(checkPoint(draft, '2026-11-22')).toBeNull()
    expect(checkPoint({ ...draft, organisationId: 'o' }, '2026-11-22')).toBe('who-missing')
    expect(checkPoint({ ...draft, scope: { fr: '', nl: '' } }, '2026-11-22')).toBe('scope-missing')
    expect(checkPoint({ ...draft, untilOn: '2026-10-31' }, '2026-11-22')).toBe('term-wrong')
    expect(checkPoint({ ...draft, fromOn: '2026-01-01', untilOn: '2026-11-21' }, '2026-11-22')).toBe('term-over')
    expect(checkPoint({ ...draft, untilOn: '2029-11-02' }, '2026-11-22')).toBe('term-too-long')
    expect(checkPoint({ ...draft, untilOn: '2029-11-01' }, '2026-11-22')).toBeNull()
  })
  it('stands from its yes to its last day', () => {
    expect(isPointStanding(aPoint({}), '2026-11-22')).toBe(false)
    expect(isPointStanding(aPoint({ state: 'agreed' }), '2026-11-22')).toBe(true)
    expect(isPointStanding(aPoint({ state: 'agreed' }), '2027-10-31')).toBe(true)
    expect(isPointStanding(aPoint({ state: 'agreed' }), '2027-11-01')).toBe(false)
  })
  it('may say no after a yes, and not yes after a no', () => {
    expect(answerPoint(aPoint({ state: 'agreed' }), false, '2026-11-22')).toMatchObject({ value: { state: 'declined' } })
    expect(answerPoint(aPoint({ state: 'declined' }), true, '2026-11-22')).toMatchObject({ refusal: 'already-ended' })
    expect(answerPoint(aPoint({}), true, '2027-11-01')).toMatchObject({ refusal: 'term-over' })
  })
})

function aFace(personId: string, given: Partial<FaceToMeet> = {}): FaceToMeet {
  return { personId, name: personId, leads: false, languages: ['fr'], organisationIds: [personId], askMeAbout: '', ...given }
}
const NEWCOMER = { languages: ['nl'], organisationIds: ['own'] }

describe('three faces to meet', () => {
  it('are as many as there are', () => {
    expect(chooseFaces(NEWCOMER, [])).toEqual([])
    expect(chooseFaces(NEWCOMER, [aFace('one')]).map(({ personId }) => personId)).toEqual(['one'])
  })
  it('begin with one who leads, then share a language, then another house', () => {
    const people = [
      aFace('colleague', { organisationIds: ['own'], languages: ['nl'] }),
      aFace('french'),
      aFace('dutch', { languages: ['nl'] }),
      aFace('moderator', { leads: true }),
      aFace('second-moderator', { leads: true }),
    ]
    expect(chooseFaces(NEWCOMER, people).map(({ personId }) => personId)).toEqual(['moderator', 'dutch', 'colleague'])
  })
})
