import {
  isBeforePerson,
  isCalendarWord,
  isEponym,
  isKinOrRole,
  isLeadingParticle,
  isMainlyName,
  isNeverName,
  isParticle,
  isPersonVerb,
  isPlaceWord,
  isPredicate,
  isStreet,
  profileOf,
  readSurroundings,
  scoreWord,
  titleOf,
  WEIGHTS,
  type Surroundings,
  type Title,
} from './name-score.ts'
import { isStopWord } from './language.ts'
import { wordBit, type NameLists, type WordProfile } from './lists.ts'
import type { Claims, Finding } from './span.ts'
import { keep } from './span.ts'
import type { Token, Words } from './tokens.ts'

/** A name found, with the words that it consists of. */
export type FoundName = { finding: Finding; tokens: Token[]; sex: 'f' | 'm' | null; hasCue: boolean }

const MOST_PARTS = 7
const BEHIND_TITLE = 0.75
const GERMAN = wordBit('de')

/** May this word stand in a name? Capitals that the sentence's own language explains may not, except behind a title. */
function mayBelong(token: Token): boolean {
  return (token.isCapital || isInitialLike(token)) && !isNeverName(token)
}

function isInitialLike(token: Token): boolean {
  return token.isInitial
}

function isShortAcronym(token: Token): boolean {
  return token.isAllCapitals && token.word.length <= 4
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

type Part = { token: Token; profile: WordProfile; score: number }

function readParts(words: Words, from: number, until: number, lists: NameLists): Part[] {
  const parts: Part[] = []
  for (let at = from; at <= until; at += 1) {
    const token = words.tokens[at]!
    const profile = profileOf(token, lists)
    const spoken = words.sentences[token.sentence]?.spoken ?? 15
    const isInside = !token.isFirst && token.isCapital && ((profile.words & GERMAN) === 0 || !isGerman(words, token))
    parts.push({ token, profile, score: token.isInitial ? 0.15 : isParticle(token) && !token.isCapital ? 0 : scoreWord(token, profile, { spoken, isInside }) })
  }
  return parts
}

function isWordOf({ token, profile }: Part, words: Words): boolean {
  return (profile.words & (words.sentences[token.sentence]?.spoken ?? 15)) !== 0
}

function isNothingButWord(part: Part, next: Part | undefined, words: Words): boolean {
  const { token, profile } = part
  if (token.isInitial) return false
  if (isKinOrRole(token) && profile.given === 0) return true
  if (isLeadingParticle(token) && token.isFirst && !opensSurname(next, words)) return true
  if (isStopWord(token.folded)) return !isLeadingParticle(token) || isGermanArticle(words, token)
  return isWordOf(part, words) && profile.given === 0 && profile.surname === 0
}

/** “De Smet woont”, not “De Vlaamse Gemeenschap” or “Le CPAS”. */
function opensSurname(next: Part | undefined, words: Words): boolean {
  if (next === undefined) return false
  return isLeadingParticle(next.token) || isParticle(next.token) || (next.profile.surname > 0 && !next.token.isAllCapitals && !isWordOf(next, words))
}

/** In German “Der” and “Den” are articles, no beginnings of a name. */
function isGermanArticle(words: Words, token: Token): boolean {
  return isGerman(words, token) && /^(?:der|den|das|die|des|von|vom)$/.test(token.folded)
}

/** “Depuis Fatima”, “Frau”, “Le”: words at either end that are no part of the name. */
function trim(parts: Part[], words: Words): Part[] {
  let from = 0
  let until = parts.length
  while (from < until && (isNothingButWord(parts[from]!, parts[from + 1], words) || (isSentenceWord(parts[from]!, words) && until - from > 1))) from += 1
  while (until > from && (isNothingButWord(parts[until - 1]!, undefined, words) || (isParticle(parts[until - 1]!.token) && !parts[until - 1]!.token.isCapital)))
    until -= 1
  return parts.slice(from, until)
}

/** A first word that is mainly a word: “Rose part”, “Hier Fatima”. Given names that are frequent stay. */
function isSentenceWord(part: Part, words: Words): boolean {
  const { token, profile } = part
  if (!token.isFirst || !isWordOf(part, words) || isLeadingParticle(token)) return false
  return profile.given + profile.surname === 0 || (profile.common && profile.given < 2)
}

function isGerman(words: Words, token: Token): boolean {
  return (words.sentences[token.sentence]?.language ?? words.language) === 'de'
}

/** A frequent given name that begins a sentence and has another name behind it is no word there. */
function isFirstWordSure(first: Part, words: Words): boolean {
  return first.profile.given === 2 && !first.profile.common && isWordOf(first, words)
}

/** “Van der Meer”, “Le Medec”, “Di Rupo” inside a sentence. */
function opensKnownSurname(parts: readonly Part[]): boolean {
  const first = parts[0]!
  const last = parts.at(-1)!
  return isLeadingParticle(first.token) && !first.token.isFirst && last.profile.surname > 0 && !last.profile.place && !last.profile.common
}

/** Adds up the signs of a trimmed chain. */
function scoreChain(parts: readonly Part[], words: Words): number {
  const solid = parts.filter(({ token }) => !token.isInitial && !(isParticle(token) && !token.isCapital) && !isLeadingParticle(token))
  const first = parts[0]!
  if (solid.length === 0) return 0
  const scores = solid.map(({ score }) => score).toSorted((one, other) => other - one)
  let score = scores[0]!
  if (solid.length > 1) {
    score += Math.max(scores[1]!, -0.1) * 0.6
    const hasGiven = solid.some(({ profile, score: own }) => profile.given > 0 && own > 0)
    const hasOther = solid.some(({ profile }) => profile.surname > 0 || (profile.words === 0 && !profile.place))
    if (hasGiven && hasOther) score += isGerman(words, first.token) ? WEIGHTS.pair : WEIGHTS.pair + 0.06
    else if (isGerman(words, first.token)) score -= 0.2
  }
  if (parts.some(({ token }) => token.isInitial)) score += 0.15
  if (parts.length > solid.length && parts.some(({ token }) => isLeadingParticle(token) || isParticle(token))) score += opensKnownSurname(parts) ? 0.3 : 0.15
  if (first.token.isFirst) score += parts.length > 1 ? (isFirstWordSure(first, words) ? 0.2 : 0) : WEIGHTS.first
  if (solid.length === 1 && isEponym(solid[0]!.token)) score -= 0.3
  return score
}

/** A single given name in the middle of a sentence is a name; a single surname is a guess. */
function bonusOfSingle(parts: readonly Part[], words: Words): number {
  if (parts.length !== 1) return 0
  const { profile, token } = parts[0]!
  if (isWordOf(parts[0]!, words) || (profile.place && profile.given < 2) || token.isAllCapitals) return 0
  if (profile.given === 2) return 0.2
  if (profile.given === 1) return 0.05
  return profile.surname === 2 ? 0.1 : 0
}

/** “Marine demande”, “Els woont”: a bare word before such a verb is a name when the lists know it as a given name. */
function bonusOfVerb(parts: readonly Part[], next: Token | undefined): number {
  if (next === undefined || next.isCapital || !next.isJoined || !isPredicate(next)) return 0
  const { profile } = parts.at(-1)!
  const known = profile.given + profile.surname
  if (profile.given === 2 && profile.words !== 0 && parts.length === 1 && isPersonVerb(next)) return WEIGHTS.personVerb
  return known === 0 || (profile.given === 0 && profile.words !== 0) ? 0 : WEIGHTS.predicate
}

/** Any German noun has a capital, and many are surnames: one alone needs a sign beside it. */
function doubtInGerman(solid: readonly Part[], words: Words, hasCue: boolean): number {
  const [only] = solid
  if (hasCue || only === undefined || !isGerman(words, only.token)) return 0
  if (solid.length > 1) return solid.some(({ profile }) => profile.given > 0 && (profile.words & GERMAN) === 0) ? 0 : 0.25
  return only.profile.given < 2 ? 0.25 : (only.profile.words & GERMAN) === 0 ? 0 : 0.1
}

/** “Besoins : Logement, Santé” against “avec Rose” and “Rose habite”. */
function doubtOfWord(solid: readonly Part[], words: Words, { score, hasCue }: Surroundings, next: Token | undefined): number {
  const [only] = solid
  if (hasCue) return only?.token.isFirst ? -WEIGHTS.first : 0
  if (only !== undefined && solid.length > 1 && solid.every((part) => isWordOf(part, words)) && !(only.profile.given === 2 && !only.profile.common))
    return WEIGHTS.allWords
  if (solid.length !== 1 || only === undefined || score > 0 || !isWordOf(only, words)) return 0
  if (next !== undefined && next.isJoined && isPredicate(next)) return 0
  return only.profile.given === 2 && !only.profile.common ? WEIGHTS.lonelyName : WEIGHTS.lonelyWord
}

/** “SPF Santé”: an acronym and words. */
function isAcronymWithWords(parts: readonly Part[], words: Words): boolean {
  return parts.some(({ token }) => isShortAcronym(token)) && parts.every((part) => isShortAcronym(part.token) || isWordOf(part, words))
}

/** Capitals only, short and in no list: CPAS, VIH. A heading in capitals names nobody. */
function isAcronym(parts: readonly Part[]): boolean {
  return parts.every(({ token, profile }) => (token.isAllCapitals && (token.word.length <= 5 || profile.words !== 0)) || token.isInitial)
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
  const score =
    scoreChain(parts, words) +
    surroundings.score +
    bonusOfSingle(parts, words) +
    bonusOfVerb(parts, words.tokens[until + 1]) -
    doubtInGerman(solid, words, surroundings.hasCue) +
    doubtOfWord(solid, words, surroundings, words.tokens[until + 1])
  // Behind a title any capital is a name, whatever else the word means.
  return toFinding(parts, surroundings.title === null ? score : Math.max(score, BEHIND_TITLE), surroundings.title)
}

/** Practitioners type fast: “mme dupont”, “dhr de smet”. Only behind a title, and only words that no language explains. */
function readLowerCase(words: Words, at: number, lists: NameLists): Part[] {
  const parts: Part[] = []
  for (let here = at; here < words.tokens.length && here - at < 4; here += 1) {
    const token = words.tokens[here]!
    if (token.isFirst || !(token.isJoined || (here === at && token.start - words.tokens[here - 1]!.end <= 2))) break
    if (isParticle(token) && parts.every((part) => isParticle(part.token))) {
      parts.push({ token, profile: profileOf(token, lists), score: 0 })
      continue
    }
    const profile = profileOf(token, lists)
    const part = { token, profile, score: 0.3 }
    if (token.word.length < 3 || isNeverName(token) || isStopWord(token.folded) || (isWordOf(part, words) && (profile.common || profile.surname < 2))) break
    if (profile.common && profile.given < 2) break
    if (parts.some((known) => !isParticle(known.token)) && profile.given === 0 && profile.surname === 0) break
    parts.push(part)
  }
  while (parts.length > 0 && isParticle(parts.at(-1)!.token)) parts.pop()
  return parts
}

function findBehindTitle(words: Words, at: number, lists: NameLists): FoundName | null {
  const title = titleOf(words.tokens[at - 1]!)
  if (title === null) return null
  const parts = readLowerCase(words, at, lists)
  return parts.length === 0 ? null : toFinding(parts, 0.8, title)
}

/** Small letters without a title: words that no language explains, beside a sign of a person; two names in a row need none. */
function findSmallLetters(words: Words, at: number, lists: NameLists): FoundName | null {
  const token = words.tokens[at]!
  if (token.word.length < 3 || isNeverName(token) || isStopWord(token.folded)) return null
  const profile = profileOf(token, lists)
  const before = words.tokens[at - 1]
  const next = words.tokens[at + 1]
  const hasKin = before !== undefined && token.isJoined && isKinOrRole(before)
  const here = { token, profile, score: 0.3 }
  if (hasKin && isMainlyName(token)) return toFinding([here], 0.6, null)
  if (profile.words !== 0 || profile.place || (profile.given === 0 && profile.surname === 0)) return null
  const other = next?.isJoined && !next.isFirst && next.word.length > 2 ? profileOf(next, lists) : null
  const isPair = profile.given === 2 && other !== null && other.words === 0 && !other.place && other.surname > 0
  if (isPair && next !== undefined) return toFinding([here, { token: next, profile: other, score: 0.3 }], 0.65, null)
  if (token.word.length < 4 || isGerman(words, token)) return hasKin && profile.given === 2 ? toFinding([here], 0.5, null) : null
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
