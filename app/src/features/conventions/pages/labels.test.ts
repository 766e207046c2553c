import { expect, it } from 'vitest'
import { translator } from '../../../kernel/translate.ts'
import { conventionsMessages } from '../messages/catalogue.ts'
import { daysLabel } from './labels.ts'

const DAYS = { from: '2026-09-23', until: '2027-09-22' }

it.each([
  ['fr', DAYS, 'du 23 septembre 2026 au 22 septembre 2027'],
  ['fr', { ...DAYS, until: null }, 'à partir du 23 septembre 2026, sans date de fin'],
  ['nl', { ...DAYS, until: null }, 'vanaf 23 september 2026, zonder einddatum'],
  ['en', { ...DAYS, until: null }, 'from 23 September 2026, with no last day'],
  ['de', { ...DAYS, until: null }, 'ab 23. September 2026, ohne letzten Tag'],
  ['nl', { ...DAYS, from: null }, 'tot en met 22 september 2027'],
  ['fr', { from: null, until: null }, 'dates à fixer'],
] as const)('the days of a convention in %s: %o', (language, days, words) => {
  expect(daysLabel(translator(conventionsMessages, language), language, days)).toBe(words)
})
