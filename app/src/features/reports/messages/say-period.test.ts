import { expect, it } from 'vitest'
import { sayPeriod, sayPeriodShort } from './say-period.ts'

const MONTHS = { from: '2022-09-01', until: '2023-03-31' }

it('whole months are said as months', () => {
  expect(sayPeriod('fr', MONTHS)).toBe('de septembre 2022 à mars 2023')
  expect(sayPeriod('nl', MONTHS)).toBe('van september 2022 tot en met maart 2023')
  expect(sayPeriod('en', MONTHS)).toBe('from September 2022 to March 2023')
  expect(sayPeriod('de', MONTHS)).toBe('von September 2022 bis März 2023')
})

it('French months that begin with a vowel lose an e', () => {
  expect(sayPeriod('fr', { from: '2022-10-01', until: '2023-04-30' })).toBe('d’octobre 2022 à avril 2023')
})

it('one month, days, and open ends', () => {
  expect(sayPeriod('nl', { from: '2023-02-01', until: '2023-02-28' })).toBe('in februari 2023')
  expect(sayPeriod('fr', { from: '2022-09-05', until: '2023-03-03' })).toBe('du 5 septembre 2022 au 3 mars 2023')
  expect(sayPeriod('en', { from: '2022-09-05', until: null })).toBe('since 5 September 2022')
  expect(sayPeriod('de', { from: null, until: '2023-03-31' })).toBe('bis März 2023')
  expect(sayPeriod('fr', { from: null, until: null })).toBe('depuis le début')
})

it('is short on a button', () => {
  expect(sayPeriodShort('fr', MONTHS)).toBe('sept. 2022 – mars 2023')
  expect(sayPeriodShort('nl', { from: '2023-02-01', until: null })).toBe('feb 2023 – …')
})
