import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatNumber, roundHalfAway, standardDeviation } from './rounding.ts'

it('rounds halves away from zero', () => {
  expect([2.5, 3.5, -2.5, 0.5, -0.5, 2.4, -2.4].map((value) => roundHalfAway(value))).toEqual([3, 4, -3, 1, -1, 2, -2])
  expect(Object.is(roundHalfAway(-0.2), 0)).toBe(true)
})

it('rounds halves away from zero in decimals that binary cannot hold', () => {
  expect(roundHalfAway(1.45, 1)).toBe(1.5)
  expect(roundHalfAway(1.005, 2)).toBe(1.01)
  expect(roundHalfAway(-1.45, 1)).toBe(-1.5)
})

/** The vector where the two conventions print differently: 9 9 5 7 7 6 6. */
it('knows the two standard deviations', () => {
  const values = [9, 9, 5, 7, 7, 6, 6]
  const sum = values.reduce((total, value) => total + value, 0)
  const squares = values.reduce((total, value) => total + value * value, 0)
  expect(sum / 7).toBe(7)
  expect(standardDeviation(7, sum, squares, 'sample')).toBeCloseTo(Math.sqrt(14 / 6), 12)
  expect(standardDeviation(7, sum, squares, 'population')).toBeCloseTo(Math.sqrt(14 / 7), 12)
  expect(roundHalfAway(Math.sqrt(14 / 6))).toBe(2)
  expect(roundHalfAway(Math.sqrt(14 / 7))).toBe(1)
})

it('has no standard deviation for one value, in either kind', () => {
  expect(standardDeviation(1, 5, 25, 'sample')).toBeNull()
  expect(standardDeviation(1, 5, 25, 'population')).toBeNull()
  expect(standardDeviation(2, 10, 50, 'sample')).toBe(0)
})

it('writes numbers as Belgians do, whatever the kind of space', () => {
  const written = (['fr', 'nl', 'en', 'de'] as const).map((language) => formatNumber(language, 1234.55, 1).replaceAll(/\s/gu, ' '))
  expect(written).toEqual(['1 234,6', '1.234,6', '1.234,6', '1.234,6'])
  expect(formatNumber('nl', 10, 1)).toBe('10')
  expect(formatNumber('nl', 10, 1, true)).toBe('10,0')
})

it('is never further than half a step from the number', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 3 }), (value, decimals) => {
      expect(Math.abs(roundHalfAway(value, decimals) - value)).toBeLessThanOrEqual(0.5 / 10 ** decimals + 1e-9)
    }),
  )
})
