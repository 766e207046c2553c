// Check digits of numbers, as plain rules on strings of digits. No look at the text around them.

/** Remainder of a number of any length, given as digits. */
function remainder(digits: string, by: number): number {
  let rest = 0
  for (let index = 0; index < digits.length; index += 1) rest = (rest * 10 + digits.charCodeAt(index) - 48) % by
  return rest
}

/**
 * Belgian national number (NISS, INSZ) or BIS number: 11 digits; the last two are 97 − rest of the first nine, with a 2 before them for births from 2000 on.
 * Months 0–12; + 20 and + 40 in a BIS number. Day 0 and month 0 stand for unknown.
 */
export function isNationalNumber(digits: string): boolean {
  if (digits.length !== 11) return false
  const month = Number(digits.slice(2, 4))
  const day = Number(digits.slice(4, 6))
  if (!(month <= 12 || (month >= 20 && month <= 32) || (month >= 40 && month <= 52)) || day > 31) return false
  const first = digits.slice(0, 9)
  if (first === '000000000') return false
  const check = Number(digits.slice(9))
  return check === 97 - remainder(first, 97) || check === 97 - remainder(`2${first}`, 97)
}

/** Number of a care provider (INAMI, RIZIV): 1 + 5 + 2 + 3 digits; the pair is 97 − rest of the first six, or 89 −. */
export function isProviderNumber(digits: string): boolean {
  if (digits.length !== 11 && digits.length !== 8) return false
  const first = digits.slice(0, 6)
  const check = Number(digits.slice(6, 8))
  return check === 97 - remainder(first, 97) || check === 89 - remainder(first, 89)
}

/** Dutch burgerservicenummer: 9 digits, weights 9…2 and −1, a multiple of 11. 8 digits stand for one with a leading zero. */
export function isBurgerservicenummer(digits: string): boolean {
  const full = digits.length === 8 ? `0${digits}` : digits
  if (full.length !== 9 || /^(\d)\1*$/.test(full)) return false
  let sum = -Number(full[8])
  for (let index = 0; index < 8; index += 1) sum += (9 - index) * Number(full[index])
  return sum % 11 === 0
}

/** French NIR: 13 + 2 digits, key 97 − rest. 2A and 2B (Corsica) must be given as 19 and 18. */
export function isFrenchNumber(digits: string): boolean {
  if (digits.length !== 15 || !/^[1-478]/.test(digits)) return false
  const month = Number(digits.slice(3, 5))
  if (!((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50)) return false
  return Number(digits.slice(13)) === 97 - remainder(digits.slice(0, 13), 97)
}

/** German Steuer-Identifikationsnummer: 11 digits, ISO 7064 MOD 11,10; does not start with 0. */
export function isGermanTaxNumber(digits: string): boolean {
  if (digits.length !== 11 || digits.startsWith('0')) return false
  let product = 10
  for (let index = 0; index < 10; index += 1) {
    const sum = (Number(digits[index]) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10 === Number(digits[10])
}

/** Belgian enterprise number (BCE, KBO): 10 digits from 0 or 1, the last two 97 − rest of the first eight. Not personal. */
export function isEnterpriseNumber(digits: string): boolean {
  return digits.length === 10 && /^[01]/.test(digits) && Number(digits.slice(8)) === 97 - remainder(digits.slice(0, 8), 97)
}

/** Twelve digits whose last two are the rest of the first ten (0 counts as 97): Belgian identity cards and account numbers before IBAN. */
export function isTwelveWithRest(digits: string): boolean {
  if (digits.length !== 12) return false
  const rest = remainder(digits.slice(0, 10), 97)
  return Number(digits.slice(10)) === (rest === 0 ? 97 : rest)
}

const CARD_PREFIX = /^(?:4|5[0-8]|2[2-7]|3[4-9]|6)/

/** Payment card: 13 to 19 digits with a known first digit and the Luhn sum. */
export function isPaymentCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || !CARD_PREFIX.test(digits) || /^(\d)\1*$/.test(digits)) return false
  let sum = 0
  for (let index = digits.length - 1, isDoubled = false; index >= 0; index -= 1, isDoubled = !isDoubled) {
    const digit = digits.charCodeAt(index) - 48
    sum += isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return sum % 10 === 0
}

/** Lengths by country (SWIFT registry) for Europe and its neighbours. */
export const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  BY: 28,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  XK: 20,
}

/** IBAN without separators, in capitals: length of its country, mod 97 = 1, and the inner check of Belgian accounts. */
export function isIban(iban: string): boolean {
  if (IBAN_LENGTHS[iban.slice(0, 2)] !== iban.length || !/^[A-Z]{2}\d\d[A-Z\d]+$/.test(iban)) return false
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`
  let digits = ''
  for (let index = 0; index < moved.length; index += 1) {
    const code = moved.charCodeAt(index)
    digits += code >= 65 ? String(code - 55) : moved[index]
  }
  if (remainder(digits, 97) !== 1) return false
  return !iban.startsWith('BE') || (/^\d+$/.test(iban.slice(4)) && isTwelveWithRest(iban.slice(4)))
}
