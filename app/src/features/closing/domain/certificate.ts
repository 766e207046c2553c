import type { Day, Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** Letters and figures that nobody mistakes for one another: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

export type Certificate = { code: string; from: Day; until: Day; hours: number; meetings: number; issuedAt: Instant }

/** One more letter, by odd weights of the places: one wrong letter is always noticed, two that changed places nearly always. */
function checkLetter(body: string): string {
  const sum = [...body].reduce((so, letter, place) => so + ALPHABET.indexOf(letter) * (2 * place + 1), 0)
  return ALPHABET[sum % 32] ?? '0'
}

/** Twelve random letters, sixty bits, and the check letter. @param bytes at least twelve random ones */
export function makeCode(bytes: Uint8Array): string {
  const body = Array.from(bytes.slice(0, LENGTH), (byte) => ALPHABET[byte & 31]).join('')
  return `${body}${checkLetter(body)}`
}

/** "7F3K-9Q2M-XK4T-H" as it is printed. */
export function writeCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** Reads what somebody typed from paper: small letters, spaces, O for 0, I or L for 1. Null when it can be no code. */
export function parseCode(text: string): string | null {
  const plain = text.slice(0, 40).toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const body = plain.slice(0, LENGTH)
  const isCode = plain.length === LENGTH + 1 && [...plain].every((letter) => ALPHABET.includes(letter))
  return isCode && plain === `${body}${checkLetter(body)}` ? plain : null
}

export type PeriodRefusal = 'ends-before-start' | 'too-long' | 'in-future'

/** A span that lies behind, five years at most. */
export function checkSpan({ from, until }: { from: Day; until: Day }, today: Day): PeriodRefusal | null {
  if (until < from) return 'ends-before-start'
  if (until > today) return 'in-future'
  return Date.parse(until) - Date.parse(from) > 5 * 366 * 86_400_000 ? 'too-long' : null
}

/** Meetings and hours, to a quarter of an hour; nothing to certify is a no. */
export function sumHours(rows: readonly { hours: number }[]): Result<{ meetings: number; hours: number }, 'nothing-there'> {
  const there = rows.filter(({ hours }) => hours > 0)
  if (there.length === 0) return refused('nothing-there')
  return done({ meetings: there.length, hours: Math.round(there.reduce((sum, { hours }) => sum + hours, 0) * 4) / 4 })
}
