import { LOCALES, type Language } from './language.ts'

export type DeviationKind = 'sample' | 'population'

/**
 * Rounds halves away from zero: 2.5 → 3, -2.5 → -3, 1.45 → 1.5.
 * Fifteen significant digits are kept first, so that 1.45 × 10, which is 14.499999999999998 in binary, counts as a half.
 */
export function roundHalfAway(value: number, decimals = 0): number {
  const factor = 10 ** decimals
  const rounded = Math.floor(Number((Math.abs(value) * factor).toPrecision(15)) + 0.5) / factor
  return value < 0 && rounded !== 0 ? -rounded : rounded
}

/**
 * Standard deviation of n values from their sum and sum of squares; exact for whole numbers, so the order of the rows cannot show.
 * @returns null under two values, for both kinds
 * @source sample: divided by n − 1; population: divided by n
 */
export function standardDeviation(n: number, sum: number, sumOfSquares: number, kind: DeviationKind): number | null {
  if (n < 2) return null
  const spread = n * sumOfSquares - sum * sum
  return Math.sqrt(spread / (n * (kind === 'sample' ? n - 1 : n)))
}

const formats = new Map<string, Intl.NumberFormat>()

/** A number as Belgians write it in that language, rounded half away from zero: `1 234,5` (narrow no-break space) in French, `1.234,5` in Dutch. */
export function formatNumber(language: Language, value: number, decimals = 0, always = false): string {
  const key = `${language} ${decimals} ${always}`
  const known = formats.get(key)
  const format = known ?? new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: decimals, minimumFractionDigits: always ? decimals : 0 })
  if (known === undefined) formats.set(key, format)
  return format.format(roundHalfAway(value, decimals))
}
