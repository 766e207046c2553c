import { describe, expect, it } from 'vitest'
import { done, refused } from '../../../kernel/result.ts'
import { checkSignatory, countSigned, endsSoon, moveConvention, pledgedHours, sign, stateOf, type Convention, type Signatory } from './convention.ts'
import { stateOfPerson } from './person-state.ts'

const TODAY = '2026-03-02'
const aConvention = (given: Partial<Convention> = {}): Convention => ({
  id: 'c',
  communityId: 'south',
  textVersion: 1,
  stage: 'signing',
  from: '2026-01-01',
  until: '2026-12-31',
  endedOn: null,
  version: 1,
  ...given,
})
const aSignatory = (given: Partial<Signatory> = {}): Signatory => ({
  id: 's',
  conventionId: 'c',
  organisationId: 'house',
  personId: null,
  signer: '',
  signerId: null,
  hours: null,
  hoursPer: 'year',
  signedOn: null,
  means: null,
  remindedAt: null,
  version: 1,
  ...given,
})
const signed = aSignatory({ signedOn: '2026-02-01', means: 'paper' })

describe('the state of a convention', () => {
  it.each([
    ['draft', aConvention({ stage: 'draft' }), [signed]],
    ['signing', aConvention(), []],
    ['signing', aConvention(), [signed, aSignatory()]],
    ['signing', aConvention({ from: '2026-03-03' }), [signed]],
    ['in_force', aConvention({ from: TODAY, until: TODAY }), [signed, signed]],
    ['review', aConvention({ stage: 'review' }), [signed]],
    ['ended', aConvention({ until: '2026-03-01' }), [signed]],
    ['ended', aConvention({ stage: 'review', until: '2026-03-01' }), [signed]],
    ['ended', aConvention({ stage: 'ended', endedOn: TODAY }), [signed]],
  ])('is %s', (state, convention, signatories) => expect(stateOf(convention, signatories, TODAY)).toBe(state))

  it('counts who signed', () => {
    expect(countSigned([])).toEqual({ signed: 0, of: 0 })
    expect(countSigned([signed, aSignatory()])).toEqual({ signed: 1, of: 2 })
  })
})

describe('steps', () => {
  it('goes to signature only when somebody signs', () => {
    const draft = aConvention({ stage: 'draft' })
    expect(moveConvention(draft, [], 'open', TODAY)).toEqual(refused('nobody-signs'))
    expect(moveConvention(draft, [aSignatory()], 'open', TODAY)).toEqual(done({ ...draft, stage: 'signing' }))
    expect(moveConvention(aConvention(), [aSignatory()], 'open', TODAY)).toEqual(refused('not-a-draft'))
  })
  it('is looked at again only in force, and goes on afterwards', () => {
    expect(moveConvention(aConvention(), [aSignatory()], 'review', TODAY)).toEqual(refused('not-in-force'))
    const review = moveConvention(aConvention(), [signed], 'review', TODAY)
    expect(review).toMatchObject({ value: { stage: 'review' } })
    expect(moveConvention(aConvention({ stage: 'review' }), [signed], 'go-on', TODAY)).toMatchObject({ value: { stage: 'signing' } })
    expect(moveConvention(aConvention(), [signed], 'go-on', TODAY)).toEqual(refused('not-under-review'))
  })
  it('ends once', () => {
    expect(moveConvention(aConvention(), [signed], 'end', TODAY)).toMatchObject({ value: { stage: 'ended', endedOn: TODAY } })
    expect(moveConvention(aConvention({ stage: 'ended' }), [signed], 'end', TODAY)).toEqual(refused('already-ended'))
  })
})

describe('a signature', () => {
  const wish = { on: TODAY, means: 'paper', today: TODAY } as const
  it('is given once, on an open convention, not in the future', () => {
    expect(sign(aConvention(), aSignatory(), wish)).toMatchObject({ value: { signedOn: TODAY, means: 'paper' } })
    expect(sign(aConvention(), signed, wish)).toEqual(refused('already-signed'))
    expect(sign(aConvention({ stage: 'draft' }), aSignatory(), wish)).toEqual(refused('not-open'))
    expect(sign(aConvention(), aSignatory(), { ...wish, on: '2026-03-03' })).toEqual(refused('day-wrong'))
  })
  it('is asked of an organisation or of a person, never of both or none', () => {
    expect(checkSignatory(aSignatory())).toBeNull()
    expect(checkSignatory(aSignatory({ personId: 'p' }))).toBe('signatory-missing')
    expect(checkSignatory(aSignatory({ organisationId: null }))).toBe('signatory-missing')
    expect(checkSignatory(aSignatory({ hours: 0 }))).toBe('hours-wrong')
    expect(checkSignatory(aSignatory({ signer: 'x'.repeat(201) }))).toBe('text-too-long')
  })
})

it('promises hours by the year or by the meeting', () => {
  expect(pledgedHours({ hours: 20, hoursPer: 'year' }, { meetings: 3, days: 73 })).toBe(4)
  expect(pledgedHours({ hours: 2, hoursPer: 'meeting' }, { meetings: 3, days: 73 })).toBe(6)
  expect(pledgedHours({ hours: null, hoursPer: 'year' }, { meetings: 3, days: 73 })).toBeNull()
})

it('warns sixty days before the last day, and no longer afterwards', () => {
  expect(endsSoon({ until: '2026-05-01' }, TODAY)).toBe(true)
  expect(endsSoon({ until: '2026-05-02' }, TODAY)).toBe(false)
  expect(endsSoon({ until: '2026-03-01' }, TODAY)).toBe(false)
  expect(endsSoon({ until: null }, TODAY)).toBe(false)
})

describe('what it says about one person', () => {
  const name = { fr: 'Maison', nl: '' }
  it.each([
    ['absent', []],
    ['absent', [{ personId: 'p', name, isSigned: null }]],
    ['pending', [{ personId: 'p', name, isSigned: false }]],
    ['absent', [{ personId: 'other', name, isSigned: true }]],
    [
      'signed',
      [
        { personId: 'p', name, isSigned: false },
        { personId: 'p', name, isSigned: true },
      ],
    ],
  ])('%s', (state, bonds) => expect(stateOfPerson('p', bonds).state).toBe(state))
})
