import {
  isBeforePerson,
  isCalendarWord,
  isEponym,
  isKinOrRole,
  isLanguageName,
  isMainlyName,
  isNeverName,
  isParticle,
  isPersonState,
  isPersonVerb,
  isPlaceWord,
  isPredicate,
  isStreet,
  profileOf,
  readSurroundings,
  titleOf,
  type Title,
} from './name-score.ts'
import {
  readParts,
  isWordOf,
  trim,
  isGerman,
  scoreChain,
  bonusOfSingle,
  bonusOfVerb,
  doubtInGerman,
  doubtOfWord,
  isAcronym,
  isAcronymWithWords,
  isShortAcronym,
  type Part,
} from './name-chain.ts'
import { isStopWord } from './language.ts'
import type { NameLists } from './lists.ts'
import type { Claims, Finding } from './span.ts'
import { keep } from './span.ts'
import type { Token, Words } from './tokens.ts'

/** A name found, with the words that it consists of. */
export type FoundName = { finding: Finding; tokens: Token[]; sex: 'f' | 'm' | null; hasCue: boolean }

const MOST_PARTS = 7
const BEHIND_TITLE = 0.75

/** May this word stand in a name? Capitals that the sentence's own language explains may not, except behind a title. */
function mayBelong(token: Token): boolean {
  return (token.isCapital || isInitialLike(token)) && !isNeverName(token)
}

function isInitialLike(token: Token): boolean {
  return token.isInitial
}

/** The chain of capitals, initials and particles that begins at `from`; ends on a capital. */
function readChain(words: Words, from: number, claims: Claims): number {
  const { tokens } = words
  let until = from
  for (let at = from + 1; at < tokens.length && at - from < MOST_PARTS; at += 1) {
    const token = tokens[at]!
    if (token.isFirst || !token.isJoined || isCalendarWord(token) || !claims.isFree(token.start, token.end)) break
    if (isShortAcronym(token) && !words.tokens[from]!.isAllCapitals) break
    if (mayBelong(token) && titleOf(token) === null) until = at
    else if (!isParticle(token) || at - until > 3) break
  }
  return until
}

function toFinding(parts: readonly Part[], score: number, title: Title | null): FoundName {
  const tokens = parts.map(({ token }) => token)
  const certain = Math.min(0.99, Math.max(0, score))
  return {
    finding: {
      start: tokens[0]!.start,
      end: tokens.at(-1)!.end,
      kind: 'name',
      tier: 'B',
      score: certain,
      note: { honorific: title !== null, ...(title?.sex ? { sex: title.sex } : {}) },
    },
    tokens,
    sex: title?.sex ?? null,
    hasCue: title !== null,
  }
}

/** A town, a word and a given name at once: “Saal Florence”, “Linie Albert”. Behind another capital it is no person. */
function isNamesakeTown({ profile }: Part): boolean {
  return profile.place && profile.given === 2 && profile.words !== 0
}

/** “Linde, beuk en eik”: things in small letters, not what somebody is or does. */
function opensList(second: Token | undefined, third: Token | undefined): boolean {
  if (second === undefined || third === undefined || second.isCapital || second.isFirst || second.isJoined || third.isFirst) return false
  if (isPersonState(second) || isKinOrRole(second) || isPersonVerb(second) || isStopWord(second.folded)) return false
  return !third.isJoined || /^(?:en|et|und|and)$/.test(third.folded)
}

/** “the Rose”, “Frans is moeilijk”, “Guillain-Barré”: one word that names a thing, a language or an illness. */
function isThing({ tokens }: Words, { parts, from, until }: { parts: readonly Part[]; from: number; until: number }): boolean {
  const [only] = parts
  if (only === undefined || parts.length > 1) return false
  const before = tokens[from - 1]
  const next = tokens[until + 1]
  if (isNamesakeTown(only) && only.token.isJoined && before?.isCapital === true) return true
  if (only.token.isFirst && opensList(next, tokens[until + 2])) return true
  if (isLanguageName(only.token)) return !(next?.isJoined === true && isPersonVerb(next))
  if (isEponym(only.token) && only.token.word.includes('-')) return true
  return only.token.isJoined && /^(?:the|an)$/.test(before?.folded ?? '') && only.profile.words !== 0
}

function judgeChain(words: Words, text: string, parts: Part[], from: number): FoundName | null {
  if (parts.length === 0) return null
  const index = from
  const until = index + parts.length - 1
  const surroundings = readSurroundings(words, index, until, text)
  if (surroundings.title === null && parts.some(({ token, profile }) => (isPlaceWord(token) && token.isCapital && profile.given < 2) || isStreet(token)))
    return null
  if (surroundings.isExcluded && !surroundings.hasCue) return null
  const solid = parts.filter(({ token }) => !token.isInitial)
  if (solid.length === 0) return null
  if (!surroundings.title && (isAcronym(parts) || isAcronymWithWords(parts, words))) return null
  if (solid.length === 1 && isCalendarWord(solid[0]!.token) && !surroundings.hasCue) return null
  if (isThing(words, { parts, from, until }) && !surroundings.hasCue) return null
  const score =
    scoreChain(parts, words) +
    surroundings.score +
    bonusOfSingle(parts, words) +
    bonusOfVerb(parts, words, until) -
    doubtInGerman(solid, words, surroundings.hasCue) +
    doubtOfWord(solid, words, surroundings, words.tokens[until + 1])
  // Behind a title any capital is a name, whatever else the word means.
  return toFinding(parts, surroundings.title === null ? score : Math.max(score, BEHIND_TITLE), surroundings.title)
}

/** Titles that hardly ever stand before anything but a name: “mme petit”, against “la dame petite”. */
const SHORT_TITLE = /^(?:mme|mlle|mevr|mevrouw|mvr|mw|dhr|mr|mrs|ms|frau|herr|hr|m)$/

/** Where the first word of a name stands, behind its particles. */
function firstOf(parts: readonly Part[], at: number): number {
  return parts.every(({ token }) => isParticle(token)) ? at + parts.length : -1
}

/** Practitioners type fast: “mme dupont”, “dhr de smet”. Only behind a title, and only words that no language explains. */
function readLowerCase(words: Words, at: number, lists: NameLists): Part[] {
  const parts: Part[] = []
  const isShortTitle = SHORT_TITLE.test(words.tokens[at - 1]!.folded)
  for (let here = at; here < words.tokens.length && here - at < 4; here += 1) {
    const token = words.tokens[here]!
    if (token.isFirst || !(token.isJoined || (here === at && token.start - words.tokens[here - 1]!.end <= 2))) break
    if (isParticle(token) && parts.every((part) => isParticle(part.token))) {
      parts.push({ token, profile: profileOf(token, lists), score: 0 })
      continue
    }
    const profile = profileOf(token, lists)
    const part = { token, profile, score: 0.3 }
    if (token.word.length < 3 || isNeverName(token) || isStopWord(token.folded)) break
    const isNamed = isShortTitle && here === firstOf(parts, at) && profile.surname > 0 && !isPredicate(token) && !isPersonVerb(token)
    if (!isNamed && ((isWordOf(part, words) && (profile.common || profile.surname < 2)) || (profile.common && profile.given < 2))) break
    if (parts.some((known) => !isParticle(known.token)) && profile.given === 0 && profile.surname === 0) break
    parts.push(part)
  }
  while (parts.length > 0 && isParticle(parts.at(-1)!.token)) parts.pop()
  return parts
}

function findBehindTitle(words: Words, at: number, lists: NameLists): FoundName | null {
  const before = words.tokens[at - 1]!
  const isSmallM = before.word === 'm' && words.tokens[at]!.start - before.end === 2 && !words.tokens[at]!.isFirst
  const title = isSmallM ? ({ sex: 'm' } as const) : titleOf(before)
  if (title === null) return null
  const parts = readLowerCase(words, at, lists)
  return parts.length === 0 ? null : toFinding(parts, 0.8, title)
}

/** Small letters without a title: words that no language explains, beside a sign of a person; two names in a row need none. */
function findSmallLetters(words: Words, at: number, lists: NameLists): FoundName | null {
  const token = words.tokens[at]!
  if (token.word.length < 3 || isNeverName(token) || isStopWord(token.folded)) return null
  const profile = profileOf(token, lists)
  if (isKinOrRole(token)) return null
  const before = words.tokens[at - 1]
  const next = words.tokens[at + 1]
  const hasKin = before !== undefined && token.isJoined && isKinOrRole(before)
  const here = { token, profile, score: 0.3 }
  if (hasKin && isMainlyName(token)) return toFinding([here], 0.6, null)
  if (profile.words !== 0 || profile.place || (profile.given === 0 && profile.surname === 0)) return null
  const other = next?.isJoined && !next.isFirst && next.word.length > 2 ? profileOf(next, lists) : null
  const isPair = profile.given === 2 && other !== null && other.words === 0 && !other.place && other.surname > 0
  if (isPair && next !== undefined) return toFinding([here, { token: next, profile: other, score: 0.3 }], 0.65, null)
  if (token.word.length < 4 || (isGerman(words, token) && profile.given < 2)) return hasKin && profile.given === 2 ? toFinding([here], 0.5, null) : null
  const hasVerb = next !== undefined && next.isJoined && isPredicate(next)
  const hasSign = hasKin || (before !== undefined && token.isJoined && isBeforePerson(before))
  if (profile.given === 2) return hasSign || hasVerb ? toFinding([here], 0.55, null) : null
  return hasKin || (hasVerb && (profile.given > 0 || profile.surname === 2)) ? toFinding([here], 0.42, null) : null
}

/** “mevrouw van der Meer”: small particles before the capital belong to the name when a title stands before them. */
function startWithParticles(words: Words, at: number): number {
  let from = at
  const capital = words.tokens[at]!
  if (capital.isAllCapitals && capital.word.length < 4) return at
  while (from > 0 && at - from < 3 && words.tokens[from]!.isJoined && isParticle(words.tokens[from - 1]!) && !words.tokens[from - 1]!.isCapital) from -= 1
  const before = words.tokens[from - 1]
  // “Madame la Ministre” against “M. de la Fontaine”.
  if (at - from === 1 && /^(?:la|le|du)$/.test(words.tokens[from]!.folded)) return at
  if (from === at || before === undefined || words.tokens[from]!.start - before.end > 2) return at
  return titleOf(before) !== null || isKinOrRole(before) ? from : at
}

const isLetterCase = (token: Token) => token.isCapital

/** All names by score, left to right; each word is looked at once. Kept in `claims` by the caller's thresholds. */
export function findNames(text: string, words: Words, lists: NameLists, claims: Claims): FoundName[] {
  const found: FoundName[] = []
  const { tokens } = words
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!
    if (!isLetterCase(token)) {
      const lower = (at > 0 ? findBehindTitle(words, at, lists) : null) ?? findSmallLetters(words, at, lists)
      if (lower !== null) found.push(lower)
      at += lower?.tokens.length ?? 1
      continue
    }
    if (
      !claims.isFree(token.start, token.end) ||
      isNeverName(token) ||
      titleOf(token) !== null ||
      (isCalendarWord(token) && titleOf(tokens[at - 1] ?? token) === null)
    ) {
      at += 1
      continue
    }
    const until = readChain(words, at, claims)
    const begin = startWithParticles(words, at)
    const parts = readParts(words, begin, until, lists)
    const trimmed = begin < at ? parts : trim(parts, words)
    const from = trimmed.length === 0 ? at : begin + parts.indexOf(trimmed[0]!)
    const name = judgeChain(words, text, trimmed, from)
    if (name !== null) found.push(name)
    at = until + 1
  }
  return found
}

/** Records names from a score on; those below `replaceFrom` are a thought. */
export function keepNames(names: readonly FoundName[], limits: { thinkFrom: number; replaceFrom: number }, claims: Claims): FoundName[] {
  return names.filter(({ finding }) => {
    if (finding.score < limits.thinkFrom) return false
    return keep(claims, { ...finding, tier: finding.score >= limits.replaceFrom ? 'B' : 'C' })
  })
}
