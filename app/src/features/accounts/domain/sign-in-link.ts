import type { Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

export const LINK_MINUTES = 15
export const SET_UP_MINUTES = 30
const CODE_TRIES = 5
export const MAILS_PER_HOUR = 3

export type SignInLink = {
  id: string
  accountId: string | null
  purpose: 'sign_in' | 'set_up' | 'new_address'
  browserHash: Buffer | null
  codeHash: Buffer | null
  /** Wrong codes in the browser that asked, and on the page behind the link. */
  codeTries: number
  linkTries: number
  leadsTo: string
  newEmail: string | null
  expiresAt: Instant
  usedAt: Instant | null
}

export type LinkRefusal = 'link-old' | 'other-browser' | 'wrong-code' | 'too-many-codes'

/** Unknown, used and expired look the same from outside. */
export function isUsable(link: SignInLink | null, purpose: SignInLink['purpose'], now: Instant): link is SignInLink {
  return link !== null && link.purpose === purpose && link.usedAt === null && link.expiresAt > now
}

/** A press on the button is enough in the browser that asked; anywhere else the code is. */
export function mayFollow(link: SignInLink, browserHash: Buffer): Result<SignInLink, LinkRefusal> {
  return link.browserHash !== null && link.browserHash.equals(browserHash) ? done(link) : refused('other-browser')
}

/**
 * Five tries here and five there: a stranger who asked in somebody's name and guesses wrong spoils nothing for the one who got the mail (SEC-05).
 * @param where in the browser that asked, or behind the link that only the mail holds
 */
export function judgeCode(link: SignInLink, codeHashes: readonly Buffer[], where: 'browser' | 'link'): Result<SignInLink, LinkRefusal> {
  if ((where === 'link' ? link.linkTries : link.codeTries) >= CODE_TRIES) return refused('too-many-codes')
  return codeHashes.some((hash) => link.codeHash?.equals(hash)) ? done(link) : refused('wrong-code')
}

/** The six digits as people type them: `123 456`, `123-456`. */
export function parseCode(text: string): string | null {
  const digits = text.replaceAll(/[\s.-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

export function minutesLater(moment: Instant, minutes: number): Instant {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString()
}
