import {
  doesBody,
  isContact,
  isEponym,
  isGreeting,
  isKinOrRole,
  isLeadingParticle,
  isParticle,
  isPersonState,
  isPersonVerb,
  isPredicate,
  profileOf,
  scoreWord,
  WEIGHTS,
  type Surroundings,
} from './name-score.ts'
import { isStopWord } from './language.ts'
import { wordBit, type NameLists, type WordProfile } from './lists.ts'
import type { Token, Words } from './tokens.ts'

const GERMAN = wordBit('de')
const FRENCH = wordBit('fr')

export function isShortAcronym(token: Token): boolean {
  return token.isAllCapitals && token.word.length <= 4
}

/** A word of a chain, with what the lists say of it and its own score. */
export type Part = { token: Token; profile: WordProfile; score: number }

export function readParts(words: Words, from: number, until: number, lists: NameLists): Part[] {
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

export function isWordOf({ token, profile }: Part, words: Words): boolean {
  return (profile.words & (words.sentences[token.sentence]?.spoken ?? 15)) !== 0
}

function isNothingButWord(part: Part, next: Part | undefined, words: Words): boolean {
  const { token, profile } = part
  if (token.isInitial) return false
  if (isKinOrRole(token) && profile.given === 0) return true
  if (next !== undefined && token.isFirst && opensMail(part, next)) return true
  if (isLeadingParticle(token) && token.isFirst && !opensSurname(part, next, words)) return true
  if (isStopWord(token.folded)) return !isLeadingParticle(token) || isGermanArticle(words, token)
  return isWordOf(part, words) && profile.given === 0 && profile.surname === 0
}

/** “Dag Amber”, “Vu Karim”; “Lieve Peeters” is a whole name. */
function opensMail({ token, profile }: Part, next: Part): boolean {
  return (isGreeting(token) || isContact(token, undefined)) && (profile.given < 2 || next.profile.given > 0)
}

const FRENCH_ARTICLE = /^(?:le|la|du|des)$/

/** “De Smet woont”, “Le Roux vient”, not “De Vlaamse Gemeenschap”, “Le Foyer” or “Le CPAS”. */
function opensSurname({ token }: Part, next: Part | undefined, words: Words): boolean {
  if (next === undefined) return false
  if (FRENCH_ARTICLE.test(token.folded))
    return (
      next.profile.surname >= (token.folded === 'le' ? 1 : 2) &&
      (next.profile.words & FRENCH) === 0 &&
      !next.profile.common &&
      !next.profile.place &&
      !next.token.isAllCapitals
    )
  return isLeadingParticle(next.token) || isParticle(next.token) || (next.profile.surname > 0 && !next.token.isAllCapitals && !isWordOf(next, words))
}

/** In German “Der” and “Den” are articles, no beginnings of a name. */
function isGermanArticle(words: Words, token: Token): boolean {
  return isGerman(words, token) && /^(?:der|den|das|die|des|von|vom)$/.test(token.folded)
}

/** “Depuis Fatima”, “Frau”, “Le”: words at either end that are no part of the name. */
export function trim(parts: Part[], words: Words): Part[] {
  let from = 0
  let until = parts.length
  while (from < until && (isNothingButWord(parts[from]!, parts[from + 1], words) || (isSentenceWord(parts[from]!, words) && until - from > 1))) from += 1
  while (until > from && (isNothingButWord(parts[until - 1]!, undefined, words) || (isParticle(parts[until - 1]!.token) && !parts[until - 1]!.token.isCapital)))
    until -= 1
  return parts.slice(from, until)
}

/** “Sortie F. Marchal”, “Entlassung K. Brandt”: what stands before an initial is a given name, another initial, or no part of the name. */
export function cutAtInitial(parts: Part[]): Part[] {
  const at = parts.findIndex(({ token }, index) => token.isInitial && index > 0 && index < parts.length - 1)
  const before = parts[at - 1]
  return before === undefined || before.profile.given > 0 || before.token.isInitial ? parts : parts.slice(at)
}

const INSIDE_A_HOUSE = /^(?:du|des|de|la|aux?)$/

/** “Le Foyer du Midi”, “Ruche de la Senne”: no given name, and words joined as French joins things. */
function isJoinedLikeThing(parts: readonly Part[]): boolean {
  return (
    parts.some(({ token }, index) => index > 0 && !token.isCapital && INSIDE_A_HOUSE.test(token.folded)) &&
    parts.every(({ profile }) => profile.given === 0 || profile.common)
  )
}

/** A first word that is mainly a word: “Rose part”, “Hier Fatima”. Given names that are frequent stay. */
function isSentenceWord(part: Part, words: Words): boolean {
  const { token, profile } = part
  if (!token.isFirst || !isWordOf(part, words) || isLeadingParticle(token)) return false
  return profile.given + profile.surname === 0 || (profile.common && profile.given < 2)
}

export function isGerman(words: Words, token: Token): boolean {
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

function isSureSurname(part: Part | undefined): boolean {
  return part !== undefined && part.profile.surname === 2 && part.profile.words === 0 && !part.profile.place
}

/** Adds up the signs of a trimmed chain. */
export function scoreChain(parts: readonly Part[], words: Words): number {
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
    else if (isGerman(words, first.token) && !isSureSurname(solid.at(-1))) score -= 0.2
  }
  if (parts.some(({ token }) => token.isInitial)) score += 0.15
  if (parts.length > solid.length && parts.some(({ token }) => isLeadingParticle(token) || isParticle(token))) score += opensKnownSurname(parts) ? 0.3 : 0.15
  if (first.token.isFirst) score += parts.length > 1 ? (isFirstWordSure(first, words) ? 0.2 : 0) : WEIGHTS.first
  if (solid.length === 1 && isEponym(solid[0]!.token)) score -= 0.45
  return score
}

/** A single given name in the middle of a sentence is a name; a single surname is a guess. */
export function bonusOfSingle(parts: readonly Part[], words: Words): number {
  if (parts.length !== 1) return 0
  const { profile, token } = parts[0]!
  if (isWordOf(parts[0]!, words) || (profile.place && profile.given < 2) || token.isAllCapitals) return 0
  if (profile.given === 2) return 0.2
  if (profile.given === 1) return 0.05
  return profile.surname === 2 ? 0.1 : 0
}

const COPULA = /^(?:est|etait|is|was|ist|war|a ete|feels|felt|reste|blijft|bleibt|semble|lijkt|seems)$/
/** Between the verb and what it says: “is very tired”. */
const ADVERB =
  /^(?:tres|plus|encore|toujours|bien|heel|erg|zeer|weer|terug|nog|very|so|still|again|too|really|sehr|so|wieder|noch|un|peu|fort|trop|rather|quite)$/

export function isStateBehind(tokens: readonly Token[], verb: number): boolean {
  if (!COPULA.test(tokens[verb]!.folded)) return false
  const first = tokens[verb + 1]
  const said = first !== undefined && ADVERB.test(first.folded) ? tokens[verb + 2] : first
  return said !== undefined && !said.isFirst && isPersonState(said)
}

/** “Lovarn ne dort plus”, “Lovarn s’en occupe”: the small words before a French verb are passed over. */
function afterSmall(tokens: Words['tokens'], from: number): number {
  let at = from
  while (at < from + 2 && /^(?:ne|se|n|s|en|y)$/.test(tokens[at]?.folded ?? '')) at += 1
  return at
}

/** “Marine demande”, “Els woont”: a bare word before such a verb is a name when the lists know it as a given name. */
export function bonusOfVerb(parts: readonly Part[], { tokens }: Words, until: number): number {
  const at = afterSmall(tokens, until + 1)
  const next = tokens[at]
  if (next === undefined || next.isCapital || !next.isJoined || !(isPredicate(next) || isPersonVerb(next) || doesBody(next))) return 0
  const { token, profile } = parts.at(-1)!
  const isUnknown = profile.given + profile.surname + profile.words === 0 && !profile.place && !token.isAllCapitals
  if (isUnknown && parts.length === 1 && doesBody(next)) return WEIGHTS.bodyOfUnknown
  const known = profile.given + profile.surname
  if (profile.given === 2 && profile.words !== 0 && parts.length === 1 && (isPersonVerb(next) || isStateBehind(tokens, at))) return WEIGHTS.personVerb
  return known === 0 || (profile.given === 0 && profile.words !== 0) ? 0 : WEIGHTS.predicate
}

/** Any German noun has a capital, and many are surnames: one alone needs a sign beside it. */
export function doubtInGerman(parts: readonly Part[], words: Words, hasCue: boolean): number {
  const solid = parts.filter(({ token }) => !token.isInitial)
  const [only] = solid
  if (hasCue || only === undefined || solid.length < parts.length || !isGerman(words, only.token)) return 0
  if (solid.length > 1) return solid.some(({ profile }) => profile.given > 0 && (profile.words & GERMAN) === 0) ? 0 : isSureSurname(solid.at(-1)) ? 0.15 : 0.25
  if (isSureSurname(only)) return only.profile.given < 2 ? 0.2 : 0
  return only.profile.given < 2 ? 0.35 : (only.profile.words & GERMAN) === 0 ? 0 : 0.1
}

/** “Besoins : Logement, Santé” against “avec Rose” and “Rose habite”. */
export function doubtOfWord(parts: readonly Part[], words: Words, { score, hasCue }: Surroundings, next: Token | undefined): number {
  const solid = parts.filter(({ token }) => !token.isInitial)
  const [only] = solid
  if (!hasCue && isJoinedLikeThing(parts)) return WEIGHTS.joinedThing
  if (solid.length < parts.length) return only !== undefined && only.profile.surname > 0 && !only.profile.common ? WEIGHTS.initial : 0
  if (hasCue) return only?.token.isFirst ? -WEIGHTS.first : 0
  if (only !== undefined && solid.length > 1 && solid.every((part) => isWordOf(part, words)) && !(only.profile.given === 2 && !only.profile.common))
    return WEIGHTS.allWords
  if (solid.length !== 1 || only === undefined || score > 0 || !isWordOf(only, words)) return 0
  if (next !== undefined && next.isJoined && isPredicate(next)) return 0
  return only.profile.given === 2 && !only.profile.common ? WEIGHTS.lonelyName : WEIGHTS.lonelyWord
}

/** “SPF Santé”: an acronym and words. */
export function isAcronymWithWords(parts: readonly Part[], words: Words): boolean {
  return parts.some(({ token }) => isShortAcronym(token)) && parts.every((part) => isShortAcronym(part.token) || isWordOf(part, words))
}

/** Capitals only, short and in no list: CPAS, VIH. A heading in capitals names nobody. */
export function isAcronym(parts: readonly Part[]): boolean {
  return parts.every(({ token, profile }) => (token.isAllCapitals && (token.word.length <= 5 || profile.words !== 0)) || token.isInitial)
}
