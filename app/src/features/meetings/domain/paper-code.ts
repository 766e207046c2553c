/** What the boxes beside a row ask: the contact round of that meeting. The version of its text is kept with the sheet. */
export const PAPER_PURPOSE = 'meeting_round'

/** Letters that nobody takes for a digit or for one another when they are written by hand; nineteen, a prime number. */
const LETTERS = 'ACDEFHJKLMNPRTUVWXY'

/** No printed sheet is longer: three digits are read and typed without a mistake. */
export const LONGEST_PRINTED_SHEET = 999

/**
 * What stands beside one row of a printed sheet: its place on the sheet and a check letter, "12K". The letter is another one on another
 * sheet. One wrong digit, or two that changed places, never give the letter of another row of the same sheet.
 */
export function rowCode(sheetId: string, position: number): string {
  return `${position}${letterOf(sheetId, position)}`
}

export type RowCodeRefusal = 'code-unreadable' | 'code-of-another-sheet'

/** The place on the sheet that a typed code means, "12k", "12 K" and "12-K" alike; or why it means none. */
export function readRowCode(sheetId: string, text: string): { position: number } | RowCodeRefusal {
  const [, digits, letter] = /^0*(\d{1,3})[\s.·-]*([a-z])$/i.exec(text.trim()) ?? []
  const position = Number(digits)
  if (letter === undefined || position < 1) return 'code-unreadable'
  return letterOf(sheetId, position) === letter.toUpperCase() ? { position } : 'code-of-another-sheet'
}

function letterOf(sheetId: string, position: number): string {
  let start = 0
  for (const sign of sheetId) start = (start * 31 + sign.charCodeAt(0)) % LETTERS.length
  return LETTERS.charAt((start + position) % LETTERS.length)
}
