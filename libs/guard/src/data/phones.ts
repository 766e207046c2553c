// Shapes of phone numbers. Version 1. National digits without the 0 or the country's number, after BIPT, ACM, ARCEP, BNetzA, ILR numbering plans.

/** Digits after +32, +31 … (a stray 0 is taken out first). */
export const NATIONAL_SHAPES: Readonly<Record<string, RegExp>> = {
  '32': /^(?:4[5-9]\d{7}|[1-9]\d{7}|4[0-9]{8})$/,
  '31': /^[1-9]\d{8}$/,
  '33': /^[1-9]\d{8}$/,
  '49': /^[1-9]\d{5,11}$/,
  '352': /^\d{6,11}$/,
}
/** Any other country: +, and eight to fifteen digits. */
export const ANY_INTERNATIONAL = /^[1-9]\d{7,14}$/
