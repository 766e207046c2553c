import { done, refused, type Outcome } from './outcome.ts'

const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g

/** Spaces of all kinds become one plain space, invisible signs go, accents are put together. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
}

/** What two spellings of one word have in common: 'Prénom ', 'PRENOM' and 'prenom' are the same, as are 'given_name' and 'Given name'. */
export function matchKey(text: string): string {
  return tidyText(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The first column, counted from 0, that has one of the names; null when none has. */
export function findColumn(header: readonly string[], names: readonly string[]): number | null {
  const wanted = new Set(names.map(matchKey))
  const column = header.findIndex((title) => wanted.has(matchKey(title)))
  return column < 0 ? null : column
}

const YES = new Set(['yes', 'y', 'oui', 'o', 'ja', 'j', 'x', 'v', '1', 'true', 'vrai', 'waar', 'wahr', 'ok'])
const NO = new Set(['no', 'n', 'non', 'nee', 'neen', 'nein', '0', 'false', 'faux', 'onwaar', 'falsch'])

/** Yes and no in English, French, Dutch and German, with the marks people use; null when empty or not understood. */
export function parseYesNo(text: string): boolean | null {
  const word = /^\s*[✓✔☑✅]/.test(text) ? 'x' : matchKey(text)
  if (YES.has(word)) return true
  return NO.has(word) ? false : null
}

/** The items of a cell that holds a list, separated by `;` or line ends. */
export function splitList(text: string): string[] {
  return text
    .split(/[;\r\n]+/)
    .map(tidyText)
    .filter((item) => item !== '')
}

/** Gives a number back the zeros that a spreadsheet took away. Text that is not only digits stays as it is. */
export function restoreZeros(text: string, length: number): string {
  const digits = tidyText(text)
  return /^\d+$/.test(digits) ? digits.padStart(length, '0') : digits
}

export type EnterpriseNumberRefusal = 'not-an-enterprise-number' | 'wrong-check-digits'

/**
 * A Belgian enterprise number as ten digits, with or without `BE`, dots and its leading zero.
 * The last two digits are 97 less the remainder of the first eight by 97 (Crossroads Bank for Enterprises).
 */
export function parseEnterpriseNumber(text: string): Outcome<string, EnterpriseNumberRefusal> {
  const given = tidyText(text)
    .toUpperCase()
    .replace(/^BE(?=[\s.\d])/, '')
    .replace(/[\s./-]/g, '')
  if (!/^\d{9,10}$/.test(given)) return refused('not-an-enterprise-number')
  const digits = given.padStart(10, '0')
  if (!/^[01]/.test(digits)) return refused('not-an-enterprise-number')
  const expected = 97 - (Number(digits.slice(0, 8)) % 97)
  return expected === Number(digits.slice(8)) ? done(digits) : refused('wrong-check-digits')
}

/**
 * A telephone number as typed, with what a spreadsheet took away: the first zero of a Belgian number (8 digits, or 9 that begin with 4)
 * and the plus sign before 32. Anything else comes back as it was, but for spaces.
 */
export function restorePhone(text: string): string {
  const given = tidyText(text)
  if (/^[1-9]\d{7}$/.test(given) || /^4\d{8}$/.test(given)) return `0${given}`
  return /^32[1-9]\d{7,8}$/.test(given) ? `+${given}` : given
}
