import { describe, expect, it } from 'vitest'
import { audienceOf, isAtLeast, isReadyFor, strictest } from './audience.ts'

describe('an audience', () => {
  it('tightens and never loosens', () => {
    expect([strictest(), strictest('bound', 'mixed'), strictest('public', 'bound', 'mixed')]).toEqual(['bound', 'mixed', 'public'])
  })

  it('of words that passed for it, or of none yet', () => {
    expect([isAtLeast('mixed', 'bound'), isAtLeast('bound', 'mixed')]).toEqual([true, false])
    expect([isReadyFor('mixed', 'mixed'), isReadyFor('mixed', 'public'), isReadyFor(null, 'bound')]).toEqual([true, false, false])
  })

  it('of a room is what its communities chose, mixed where one never said or somebody from outside is there', () => {
    expect([audienceOf(['bound'], false), audienceOf(['bound'], true), audienceOf(['bound', null], false)]).toEqual(['bound', 'mixed', 'mixed'])
    expect([audienceOf([], false), audienceOf(['bound', 'public'], false)]).toEqual(['mixed', 'public'])
  })
})
