import { FEMALE_TITLES, KIN, MALE_TITLES, OTHER_TITLES, ROLES } from './data/people-words.ts'
import { fold } from './fold.ts'
import { keep, type Claims } from './span.ts'
import type { Token, Words } from './tokens.ts'

const DOTTED = /(?<![\p{L}\p{N}.])\p{Lu}\.? ?-?\p{Lu}\.(?: ?\p{Lu}\.)?(?!\p{L})|(?<![\p{L}\p{N}.])\p{Lu}\.\p{Lu}(?![\p{L}\p{N}.])/uy
const BARE = /(?<![\p{L}\p{N}.'’-])\p{Lu}{2,3}(?![\p{L}\p{N}.'’-])/uy
const SINGLE = /(?<![\p{L}\p{N}.'’-])\p{Lu}\.?(?=,? ?\(?\d{1,3} ?(?:ans|jaar|j\b|years?|yo\b|jahre|an\b|-jar|-jähr))/iuy
const AGE_BEHIND = /^,? ?\(? ?(?:(?:f|m|v|h|w)[ ,/]{1,2})?(?:âgée? de |agee? de )?\d{1,3} ?(?:ans|jaar|jarige|j\b|years?|yo\b|y\/o|jahre|-jar|-jähr)/iu
/** “gebracht: RK, 52, slaapt”: two bare capitals that open a line or stand behind a colon. */
const OPENS = /(?:^|[:\n–-]) ?$/
/** “J.P., 82, was seen”. */
const BARE_AGE_BEHIND = /^(?:, ?| ?\()(?:[1-9]\d|10\d)(?=[),;]|\.(?!\d)| ?[—–-] | ?$)/u
const LAST_WORD = /([\p{L}'’-]+)\.? $/u
const FIRST_NAME_BEHIND = /^ ?\p{Lu}\p{Ll}/u

function wordBefore(text: string, at: number): string {
  return fold(LAST_WORD.exec(text.slice(Math.max(0, at - 24), at))?.[1] ?? '')
}

function isTitle(word: string): boolean {
  return word !== '' && (FEMALE_TITLES.has(word) || MALE_TITLES.has(word) || OTHER_TITLES.has(word))
}

function isPerson(word: string): boolean {
  return word !== '' && (KIN.has(word) || ROLES.has(word))
}

function findDotted(text: string, at: number, claims: Claims): void {
  DOTTED.lastIndex = at
  const found = DOTTED.exec(text)?.[0]
  if (found === undefined) return
  const end = at + found.length
  if (FIRST_NAME_BEHIND.test(text.slice(end, end + 4)) || (found.startsWith('M.') && found.length > 3 && /\p{L}/u.test(text.charAt(end)))) return
  const before = wordBefore(text, at)
  const behind = text.slice(end, end + 24)
  if (AGE_BEHIND.test(behind) || BARE_AGE_BEHIND.test(behind) || isTitle(before) || isPerson(before))
    keep(claims, { start: at, end, kind: 'initials', tier: 'B', score: 0.8 })
}

function findBare(text: string, { start, end }: Token, claims: Claims): void {
  if (end - start > 3) return
  BARE.lastIndex = start
  if (!BARE.test(text)) return
  const before = wordBefore(text, start)
  const behind = text.slice(end, end + 24)
  const hasBareAge = end - start === 2 && OPENS.test(text.slice(Math.max(0, start - 2), start)) && BARE_AGE_BEHIND.test(behind)
  if (AGE_BEHIND.test(behind) || hasBareAge || (isTitle(before) && !OTHER_TITLES.has(before)))
    keep(claims, { start, end, kind: 'initials', tier: 'B', score: 0.65 })
}

function findSingle(text: string, at: number, claims: Claims): void {
  SINGLE.lastIndex = at
  const found = SINGLE.exec(text)?.[0]
  if (found === undefined || isTitle(wordBefore(text, at)) || (found.length === 1 && /^[AÀY]$/u.test(found))) return
  keep(claims, { start: at, end: at + found.length, kind: 'initials', tier: 'B', score: 0.6 })
}

/** Initials that stand for a person: with an age behind, or a title, a role or a kin word before. “Mme A” alone is what we advise, and passes. */
export function findInitials(text: string, { tokens }: Words, claims: Claims): void {
  for (const token of tokens) {
    if (token.isInitial) {
      findDotted(text, token.start, claims)
      findSingle(text, token.start, claims)
    } else if (token.isAllCapitals) findBare(text, token, claims)
  }
}
