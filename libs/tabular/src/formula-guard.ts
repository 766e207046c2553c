const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/
const GUARDED_OR_FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/

/** Whether a spreadsheet program could take the text for a formula (OWASP: CSV injection). */
export function startsLikeFormula(text: string): boolean {
  return FORMULA_START.test(text)
}

/**
 * Puts one apostrophe before text that a spreadsheet program could take for a formula, and before text that already
 * looks guarded. So `=1` is written `'=1`, `'=1` is written `''=1`, and `'s avonds` stays as it is.
 */
export function guardText(text: string): string {
  return GUARDED_OR_FORMULA_START.test(text) ? `'${text}` : text
}

/** Takes one apostrophe away again: the exact reverse of `guardText` for every text. */
export function unguardText(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text
}
