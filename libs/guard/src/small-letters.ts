import { toFinding, type FoundName } from './found-name.ts'
import { isGerman, isStateBehind, isWordOf, type Part } from './name-chain.ts'
import {
  isBeforePerson,
  isContact,
  isEponym,
  isKinOrRole,
  isMainlyName,
  isHouseBehind,
  isNamedAfter,
  isNeverName,
  isParticle,
  isPersonVerb,
  isPredicate,
  profileOf,
  titleOf,
} from './name-score.ts'
import { isStopWord } from './language.ts'
import type { NameLists, WordProfile } from './lists.ts'
import type { Token, Words } from './tokens.ts'

/** How sure a name in small letters is. Version 2. */
const SURE = { title: 0.8, pair: 0.65, mainly: 0.6, sign: 0.55, alone: 0.5, rarePair: 0.48, doubt: 0.42 } as const

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

/** “33 ms/frame”, “M2 table”: a measure and a number are no titles. */
const IS_MEASURE = /\d ?$/

export function findBehindTitle(words: Words, at: number, lists: NameLists, text: string): FoundName | null {
  const before = words.tokens[at - 1]!
  const { start } = words.tokens[at]!
  if (/[/\d]/.test(text.slice(before.end, start)) || (before.word.length <= 2 && IS_MEASURE.test(text.slice(Math.max(0, before.start - 2), before.start))))
    return null
  const isSmallM = before.word === 'm' && words.tokens[at]!.start - before.end === 2 && !words.tokens[at]!.isFirst
  const title = isSmallM ? ({ sex: 'm' } as const) : titleOf(before)
  if (title === null) return null
  const parts = readLowerCase(words, at, lists)
  return parts.length === 0 ? null : toFinding(parts, SURE.title, title)
}

/** A word that no language explains and no town bears. */
function isUnexplained({ words, place }: WordProfile): boolean {
  return words === 0 && !place
}

const isCandidate = (token: Token): boolean =>
  !token.isCapital && token.word.length > 2 && !isNeverName(token) && !isKinOrRole(token) && !isStopWord(token.folded)

const MOST_PARTICLES = 3

/** The surname behind a given name, with its particles: “claes”, “de smet”, “el amrani”. Empty when there is none. */
function readSurname(words: Words, from: number, { lists, first }: { lists: NameLists; first: WordProfile }): Part[] {
  const isSure = first.given === 2 && first.words === 0
  const parts: Part[] = []
  for (let at = from; at < words.tokens.length && at - from <= MOST_PARTICLES; at += 1) {
    const token = words.tokens[at]!
    if (token.isFirst || !token.isJoined || token.isCapital) return []
    const profile = profileOf(token, lists)
    if (isParticle(token) && at - from < MOST_PARTICLES) {
      parts.push({ token, profile, score: 0 })
      continue
    }
    const mayBe = isUnexplained(profile) || (isSure && profile.surname === 2 && !profile.common)
    const isSurname = isCandidate(token) && profile.surname > 0 && mayBe && !isPredicate(token) && !isPersonVerb(token)
    return isSurname ? [...parts, { token, profile, score: 0.3 }] : []
  }
  return []
}

/** “12 jan”, “sam 14 h”: with a number beside it a short word is a month or a day. */
function isBesideNumber(token: Token, text: string): boolean {
  return (
    token.word.length <= 4 && (/\d[. ]?$/.test(text.slice(Math.max(0, token.start - 2), token.start)) || /^\.? ?\d/.test(text.slice(token.end, token.end + 3)))
  )
}

/** “the nelson mandela room”, “anne frank stichting”: up to two words behind it is a house. */
function isNameOfHouse({ tokens }: Words, at: number): boolean {
  for (let here = at + 1; here <= at + 2 && tokens[here]?.isJoined === true && !tokens[here]!.isFirst; here += 1) {
    const word = tokens[here]!
    if (isHouseBehind(word)) return true
    if (isStopWord(word.folded)) return false
  }
  return false
}

type Signs = { hasKin: boolean; isSpokenOf: boolean; acts: boolean; isCalled: boolean }

function readSigns({ tokens }: Words, at: number): Signs {
  const token = tokens[at]!
  const before = token.isJoined ? tokens[at - 1] : undefined
  const next = tokens[at + 1]
  return {
    hasKin: before !== undefined && isKinOrRole(before),
    isSpokenOf: before !== undefined && isBeforePerson(before),
    isCalled: isContact(before, next),
    acts: next !== undefined && next.isJoined && (isPredicate(next) || isPersonVerb(next) || isStateBehind(tokens, at + 1)),
  }
}

function scorePair(first: Part, words: Words): number {
  const { given, words: explained, common } = first.profile
  if (given === 2) return explained === 0 || !common || !isWordOf(first, words) ? SURE.pair : SURE.doubt
  return given === 1 && explained === 0 ? SURE.rarePair : 0
}

function scoreAlone({ token, profile }: Part, words: Words, { hasKin, isSpokenOf, acts, isCalled }: Signs): number {
  const isSaid = hasKin || isSpokenOf || acts || isCalled
  if (!isUnexplained(profile)) return hasKin && profile.given === 2 && !profile.common && !isPredicate(token) ? SURE.doubt : 0
  if (isGerman(words, token)) return profile.given === 2 ? (isSaid ? SURE.sign : SURE.doubt) : isCalled && profile.surname === 2 ? SURE.doubt : 0
  if (profile.given === 2) return isSaid ? SURE.sign : SURE.alone
  if (token.word.length < 4 || !isSaid) return 0
  if (hasKin || profile.given > 0) return SURE.doubt
  return profile.surname === 2 && (isCalled || acts) ? SURE.doubt : 0
}

/** “lovarn peeters”: a word of no list before a surname that no language explains. */
function findUnknownPair(words: Words, here: Part, lists: NameLists, at: number): FoundName | null {
  if (!isUnexplained(here.profile) || (isGerman(words, here.token) && !here.token.isFirst) || here.token.word.length < 4 || isNamedAfter(words, at)) return null
  const next = words.tokens[at + 1]
  if (next === undefined || !next.isJoined || next.isFirst || !isCandidate(next)) return null
  const profile = profileOf(next, lists)
  return profile.surname === 2 && isUnexplained(profile) && !isEponym(next) ? toFinding([here, { token: next, profile, score: 0.3 }], SURE.doubt, null) : null
}

/** Small letters without a title: words that no language explains. A frequent given name needs no sign beside it, any other a word or a verb that goes with people. */
export function findSmallLetters(words: Words, at: number, lists: NameLists, text: string): FoundName | null {
  const token = words.tokens[at]!
  if (!isCandidate(token) || isBesideNumber(token, text)) return null
  const here: Part = { token, profile: profileOf(token, lists), score: 0.3 }
  if (here.profile.given === 0 && here.profile.surname === 0) return findUnknownPair(words, here, lists, at)
  const signs = readSigns(words, at)
  if (!signs.hasKin && (isEponym(token) || isNamedAfter(words, at) || isNameOfHouse(words, at))) return null
  const surname = here.profile.given > 0 && !isPredicate(token) ? readSurname(words, at + 1, { lists, first: here.profile }) : []
  const pair = surname.length > 0 ? scorePair(here, words) : 0
  if (pair > 0) return toFinding([here, ...surname], pair, null)
  if (signs.hasKin && isMainlyName(token)) return toFinding([here], SURE.mainly, null)
  const score = scoreAlone(here, words, signs)
  return score === 0 ? null : toFinding([here], score, null)
}
