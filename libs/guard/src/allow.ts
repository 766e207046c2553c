import { fold } from './fold.ts'
import type { Finding } from './span.ts'

/**
 * What a community knows and may be written: people who agreed, organisations of its map, their numbers and addresses. Compared without accents, capitals and
 * separators. It lets through what is public; a national number, an account or a birth date is never let through.
 */
export type AllowList = {
  /** Full names: “Anne Peeters” lets “Anne Peeters”, “Peeters” and “A. Peeters” pass, not “Anne Dubois”. */
  names?: readonly string[]
  organisations?: readonly string[]
  /** Phone numbers, mail addresses, links and handles, and street addresses. */
  contacts?: readonly string[]
}

const NEVER = new Set(['national-number', 'insurance-provider-number', 'identity-document', 'tax-number', 'iban', 'payment-card', 'birth-date'])

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

function digitsOf(text: string): string {
  return text
    .replace(/\D/g, '')
    .replace(/^(?:00)?(?:32|31|33|49|352)0?/, '')
    .replace(/^0/, '')
}

function compact(text: string): string {
  return fold(text)
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[^\p{L}\p{N}@.]/gu, '')
    .replace(/\.$/, '')
}

/** Says of a finding whether the list lets it pass. */
export function makeAllowance(text: string, allow: AllowList | undefined): (finding: Finding) => boolean {
  if (allow === undefined) return () => false
  const people = [...(allow.names ?? []), ...(allow.organisations ?? [])].map(wordsOf).filter((words) => words.length > 0)
  const compacts = new Set((allow.contacts ?? []).map(compact))
  const numbers = new Set((allow.contacts ?? []).map(digitsOf).filter((digits) => digits.length >= 6))
  const organisations = findAll(text, allow.organisations ?? [])
  return ({ kind, start, end }) => {
    if (NEVER.has(kind)) return false
    const passage = text.slice(start, end)
    if (organisations.some((place) => start >= place.start && end <= place.end)) return true
    if (kind === 'phone') return numbers.has(digitsOf(passage))
    if (kind === 'name' || kind === 'initials') return isAllowedName(wordsOf(passage), people)
    return compacts.has(compact(passage))
  }
}

/** Every word must be one of the same person, the last name among them; a single letter stands for a word that begins with it. */
function isAllowedName(words: readonly string[], people: readonly string[][]): boolean {
  return people.some(
    (person) =>
      words.includes(person.at(-1) ?? '') &&
      words.every((word) => person.includes(word) || (word.length === 1 && person.some((part) => part.startsWith(word)))),
  )
}

function findAll(text: string, names: readonly string[]): { start: number; end: number }[] {
  const low = text.toLowerCase()
  const places: { start: number; end: number }[] = []
  if (low.length !== text.length) return places
  for (const name of names) {
    const wanted = name.toLowerCase().trim()
    if (wanted.length < 3) continue
    for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) places.push({ start: at, end: at + wanted.length })
  }
  return places
}
