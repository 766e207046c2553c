import { closes } from './closings.ts'
import { toFinding, type FoundName } from './found-name.ts'
import { doesBody, isCalendarWord, isKinOrRole, isNeverName, isParticle, readSurroundings, titleOf, type Surroundings } from './name-score.ts'
import {
  bonusOfSingle,
  bonusOfVerb,
  cutAtInitial,
  doubtInGerman,
  doubtOfWord,
  isAcronym,
  isAcronymWithWords,
  isShortAcronym,
  readParts,
  scoreChain,
  trim,
  type Part,
} from './name-chain.ts'
import { isNobody, isThing } from './name-things.ts'
import type { NameLists } from './lists.ts'
import { findBehindTitle, findSmallLetters } from './small-letters.ts'
import type { Claims } from './span.ts'
import { keep } from './span.ts'
import type { Token, Words } from './tokens.ts'

const MOST_PARTS = 7
const BEHIND_TITLE = 0.75
const IN_FIELD = 0.6
const UNDER_MAIL = 0.6
const IN_CELL = 0.5
/** What a sure name gives to one beside it in a list. */
const LENT_IN_LIST = 0.3
const SCORE_TO_LEND = 0.5

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

const CELL_BEFORE = /(?:^|\n|[|\t;]) ?$/
const CELL_BEHIND = /^ ?[|\t;]/

/** Alone in a cell of a table, and a surname that is no word: “Nguyen | logement | urgent”. */
function isCell(parts: readonly Part[], text: string): boolean {
  const [first] = parts
  const last = parts.at(-1)
  if (first === undefined || last === undefined || !CELL_BEHIND.test(text.slice(last.token.end, last.token.end + 2))) return false
  const isKnown = parts.every(
    ({ token, profile }) => isParticle(token) || ((profile.surname === 2 || profile.given === 2) && profile.words === 0 && !profile.place),
  )
  return isKnown && CELL_BEFORE.test(text.slice(Math.max(0, first.token.start - 2), first.token.start))
}

/** Where a name must stand, its words matter little: behind a title, in a field for names, under a mail. */
function leastFor(parts: readonly Part[], { title, isField }: Surroundings, text: string): number {
  if (title !== null) return BEHIND_TITLE
  if (isField) return IN_FIELD
  const isAWord = parts.every(({ profile }) => profile.common && profile.given < 2)
  if (isCell(parts, text)) return IN_CELL
  return !isAWord && closes(text, parts[0]!.token.start, parts.at(-1)!.token.end) ? UNDER_MAIL : 0
}

function judgeChain(words: Words, text: string, parts: Part[], from: number): FoundName | null {
  if (parts.length === 0) return null
  const until = from + parts.length - 1
  const surroundings = readSurroundings(words, { parts, from, until }, text)
  if (surroundings.title === null && isNobody(parts, text)) return null
  if (surroundings.isExcluded && !surroundings.hasCue) return null
  const solid = parts.filter(({ token }) => !token.isInitial)
  if (solid.length === 0) return null
  if (!surroundings.title && !surroundings.isField && (isAcronym(parts) || isAcronymWithWords(parts, words))) return null
  if (isThing(words, { parts, from, until }, text) && !surroundings.hasCue) return null
  const score =
    scoreChain(parts, words) +
    surroundings.score +
    bonusOfSingle(parts, words) +
    bonusOfVerb(parts, words, until) -
    doubtInGerman(parts, words, surroundings.hasCue) +
    doubtOfWord(parts, words, surroundings, words.tokens[until + 1])
  return toFinding(parts, Math.max(score, leastFor(parts, surroundings, text)), surroundings.title)
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

/** “M. Brugmann”: behind a title the name of a house is somebody’s. */
function isBehindTitle({ tokens }: Words, at: number): boolean {
  const before = tokens[at - 1]
  return before !== undefined && tokens[at]!.start - before.end <= 2 && !tokens[at]!.isFirst && titleOf(before) !== null
}

const MONTHS_THAT_ARE_NAMES = /^(?:mai|mei|may|june|april|avril|august|july)$/
/** Which language’s month it is; in another it is a name. */
const MONTH_OF: Readonly<Record<string, string>> = { may: 'en', june: 'en', july: 'en', mei: 'nl', avril: 'fr' }
const WHEN =
  /^(?:in|of|by|since|until|till|last|next|early|late|mid|from|to|every|each|before|after|en|de|depuis|jusqu'en|fin|debut|mi|van|tot|sinds|eind|begin|half|voor|na|im|ab|seit|bis|ende|anfang|mitte)$/

/** “Mme Avril”, “la voisine May”, “May dort mal”, “(Mei)” in a French sentence, “May Wood”. */
function isSomebodyAllTheSame(words: Words, at: number, lists: NameLists): boolean {
  const { tokens } = words
  const token = tokens[at]!
  const before = tokens[at - 1]
  const next = tokens[at + 1]
  if (before !== undefined && titleOf(before) !== null) return true
  if (!MONTHS_THAT_ARE_NAMES.test(token.folded) || (before !== undefined && WHEN.test(before.folded))) return false
  if (before !== undefined && isKinOrRole(before) && token.start - before.end <= 3) return true
  if (next !== undefined && next.isJoined && doesBody(next)) return true
  if (next !== undefined && next.isJoined && next.isCapital && !next.isFirst && !isCalendarWord(next) && lists.find(next.folded).surname === 2) return true
  const monthOf = MONTH_OF[token.folded]
  return monthOf !== undefined && monthOf !== (words.sentences[token.sentence]?.language ?? words.language)
}

const BETWEEN_LISTED =
  /^(?:, | et | en | and | und | & |, et | ?\/ ?| \()(?:(?:la |le |het |de |the |die |der |das )?(?:petite?|kleine?r?|little|baby|bebe|bébé) )?$/u

/** “Karim, Lucie et la petite Anahit”: a sure name says of what stands beside it in a list that it is one. */
function lendInLists(found: readonly FoundName[], text: string): void {
  const order = found.map((name, index) => [name, found[index - 1]] as const)
  const lend = (to: FoundName, from: FoundName | undefined, between: string) => {
    if (from === undefined || from.finding.score < SCORE_TO_LEND || to.finding.score >= SCORE_TO_LEND || !BETWEEN_LISTED.test(between)) return
    to.finding.score = Math.min(to.finding.score + LENT_IN_LIST, from.finding.score)
  }
  const betweenOf = (one: FoundName, other: FoundName) => (other.finding.start - one.finding.end > 24 ? '?' : text.slice(one.finding.end, other.finding.start))
  for (const [name, before] of order) if (before !== undefined) lend(name, before, betweenOf(before, name))
  for (const [name, before] of order.toReversed()) if (before !== undefined) lend(before, name, betweenOf(before, name))
}

const isLetterCase = (token: Token) => token.isCapital

/** All names by score, left to right; each word is looked at once. Kept in `claims` by the caller's thresholds. */
export function findNames(text: string, words: Words, lists: NameLists, claims: Claims): FoundName[] {
  const found: FoundName[] = []
  const { tokens } = words
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!
    if (!isLetterCase(token)) {
      const lower = (at > 0 ? findBehindTitle(words, at, lists, text) : null) ?? findSmallLetters(words, at, lists, text)
      if (lower !== null) found.push(lower)
      at += lower?.tokens.length ?? 1
      continue
    }
    if (
      !claims.isFree(token.start, token.end) ||
      (isNeverName(token) && !isBehindTitle(words, at)) ||
      titleOf(token) !== null ||
      (isCalendarWord(token) && !isSomebodyAllTheSame(words, at, lists))
    ) {
      at += 1
      continue
    }
    const until = readChain(words, at, claims)
    const begin = startWithParticles(words, at)
    const parts = readParts(words, begin, until, lists)
    const trimmed = begin < at ? parts : cutAtInitial(trim(parts, words))
    const from = trimmed.length === 0 ? at : begin + parts.indexOf(trimmed[0]!)
    const name = judgeChain(words, text, trimmed, from)
    if (name !== null) found.push(name)
    at = until + 1
  }
  lendInLists(found, text)
  return found
}

/** Records names from a score on; those below `replaceFrom` are a thought. */
export function keepNames(names: readonly FoundName[], limits: { thinkFrom: number; replaceFrom: number }, claims: Claims): FoundName[] {
  return names.filter(({ finding }) => {
    if (finding.score < limits.thinkFrom) return false
    return keep(claims, { ...finding, tier: finding.score >= limits.replaceFrom ? 'B' : 'C' })
  })
}
