import { FEMALE_TITLES, KIN, MALE_TITLES, OTHER_TITLES, ROLES } from './data/people-words.ts'
import { fold } from './fold.ts'
import { keep, type Claims } from './span.ts'
import { plain } from './data/cues.ts'

const DOTTED = /(?<![\p{L}\p{N}.])\p{Lu}\.? ?-?\p{Lu}\.(?: ?\p{Lu}\.)?(?!\p{L})|(?<![\p{L}\p{N}.])\p{Lu}\.\p{Lu}(?![\p{L}\p{N}.])/gu
const BARE = /(?<![\p{L}\p{N}.'’-])\p{Lu}{2,3}(?![\p{L}\p{N}.'’-])/gu
const SINGLE = /(?<![\p{L}\p{N}.'’-])\p{Lu}\.?(?=,? ?\(?\d{1,3} ?(?:ans|jaar|j\b|years?|yo\b|jahre|an\b|-jar|-jähr))/giu
const AGE_BEHIND = /^,? ?\(? ?(?:(?:f|m|v|h|w)[ ,/]{1,2})?(?:âgée? de |agee? de )?\d{1,3} ?(?:ans|jaar|jarige|j\b|years?|yo\b|y\/o|jahre|-jar|-jähr)/iu
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

/** Initials that stand for a person: with an age behind, or a title, a role or a kin word before. “Mme A” alone is what we advise, and passes. */
export function findInitials(text: string, claims: Claims): void {
  for (const { 0: found, index } of text.matchAll(DOTTED)) {
    const end = index + found.length
    if (FIRST_NAME_BEHIND.test(text.slice(end, end + 4)) || (found.startsWith('M.') && found.length > 3 && /\p{L}/u.test(text.charAt(end)))) continue
    const before = wordBefore(text, index)
    if (AGE_BEHIND.test(text.slice(end, end + 24)) || isTitle(before) || isPerson(before))
      keep(claims, { start: index, end, kind: 'initials', tier: 'B', score: 0.8 })
  }
  for (const { 0: found, index } of text.matchAll(BARE)) {
    const end = index + found.length
    const hasAge = AGE_BEHIND.test(text.slice(end, end + 24))
    const before = wordBefore(text, index)
    if (hasAge || (isTitle(before) && !OTHER_TITLES.has(before))) keep(claims, { start: index, end, kind: 'initials', tier: 'B', score: 0.65 })
  }
  for (const { 0: found, index } of text.matchAll(SINGLE)) {
    if (found.charAt(0) !== found.charAt(0).toUpperCase() || isTitle(wordBefore(text, index))) continue
    if (/^[aày]$/u.test(plain(found).charAt(0)) && found.length === 1) continue
    keep(claims, { start: index, end: index + found.length, kind: 'initials', tier: 'B', score: 0.6 })
  }
}
