import {
  AFTER_ORGANISATION,
  ARTICLES,
  AT_PLACES,
  BEFORE_PERSON,
  BODY_VERBS,
  CALENDAR,
  CONTACT,
  CONTACT_BEHIND,
  EPONYM_WORDS,
  EPONYMS,
  FEMALE_TITLES,
  FIELDS,
  GREETINGS,
  GERMAN_WORDS,
  KIN,
  LANGUAGE_NAMES,
  LEADING_PARTICLES,
  MAINLY_NAMES,
  MALE_TITLES,
  NAMED_HOUSES,
  NAMING,
  NOT_PEOPLE,
  ORGANISATION_WORDS,
  OTHER_TITLES,
  OWED,
  PARTICLES,
  PERSON_STATES,
  PERSON_VERBS,
  PLACE_WORDS,
  PREDICATES,
  ROLES,
  SOURCES,
  STAYS,
  TAKES_ON,
} from './data/people-words.ts'
import { ORGANISATIONS } from './data/organisations.ts'
import { NEAR_PLACES } from './data/streets.ts'
import { isStopWord } from './language.ts'
import { NOTHING_KNOWN, type NameLists, type WordProfile } from './lists.ts'
import type { Token, Words } from './tokens.ts'

/** How much each sign says, from −1 to 1; they are added up. Version 1. */
export const WEIGHTS = {
  givenFrequent: 0.45,
  givenRare: 0.34,
  surnameFrequent: 0.32,
  surnameRare: 0.25,
  unknown: 0.15,
  /** Also an ordinary word of the sentence's language, where that would have a capital too: first in a sentence, or in German. */
  word: -0.4,
  /** The same in the middle of a sentence, where only names have capitals. */
  wordInside: -0.08,
  /** A capital in the middle of a sentence, on a word of the name lists. */
  inside: 0.15,
  /** Also a word of another language. */
  foreignWord: -0.05,
  place: -0.3,
  title: 0.65,
  kin: 0.4,
  role: 0.28,
  naming: 0.5,
  beforePerson: 0.4,
  /** “Tel. Ilse”, “visite Benali”. */
  contact: 0.25,
  pair: 0.15,
  /** A verb of a person right behind: “Marine demande”, “Els woont”. */
  predicate: 0.25,
  /** The same where the word is a given name and an ordinary word, and only people do what the verb says. */
  personVerb: 0.65,
  /** A word of no list that sleeps, weeps or falls. */
  bodyOfUnknown: 0.45,
  first: -0.12,
  /** An article right before: “le Care”. */
  article: -0.3,
  /** One ordinary word with a capital inside a sentence, and nothing around it that speaks of a person. */
  lonelyWord: -0.25,
  /** The same for a frequent given name that is no frequent word: “Mike”, “Lune”. */
  lonelyName: -0.05,
  /** Ordinary words with capitals in a row: “Family Support Team”. */
  allWords: -0.35,
  allCapitals: -0.1,
  /** An initial and a surname, no title needed: “F. Marchal”. */
  initial: 0.15,
  /** “Foyer du Midi”. */
  joinedThing: -0.5,
  /** An article that opens the sentence: “Le Clos vert organise”. */
  firstArticle: -0.45,
  /** A word of no list behind “selon” or “volgens”: more often an institute than a person. */
  unknownSource: -0.26,
} as const

export type Title = { sex: 'f' | 'm' | null }

export function titleOf(token: Token): Title | null {
  const { folded } = token
  if (folded === 'm' && !token.isCapital) return null
  if (folded === 'me' && !token.isCapital) return null
  if (folded === 'fr' && !token.isCapital) return null
  if (FEMALE_TITLES.has(folded)) return { sex: 'f' }
  if (MALE_TITLES.has(folded)) return { sex: 'm' }
  return OTHER_TITLES.has(folded) ? { sex: null } : null
}

export function isParticle(token: Token): boolean {
  return PARTICLES.has(token.folded)
}

export function isLeadingParticle(token: Token): boolean {
  return token.isCapital && !token.isAllCapitals && LEADING_PARTICLES.has(token.folded)
}

/** “Priya’s son”. */
const POSSESSIVE = /['’]s$/
/** “the Khan family”. */
const FAMILY_BEHIND = /^(?:family|household|couple|familie|gezin)$/

/** What the lists say, with the words that they cannot know. The halves of “Jean-Pierre” speak for the whole. */
export function profileOf(token: Token, lists: NameLists): WordProfile {
  const folded = token.folded.replace(POSSESSIVE, '')
  const known = lists.find(folded)
  if (token.isCapital && MAINLY_NAMES.has(folded)) return { ...known, given: 2, words: 0, place: false, common: false }
  if (known !== NOTHING_KNOWN || !folded.includes('-')) return GERMAN_WORDS.has(folded) ? { ...known, words: known.words | 8 } : known
  const halves = folded.split('-').filter((half) => half.length > 2)
  if (halves.length < 2) return known
  const profiles = halves.map((half) => lists.find(half))
  return {
    given: Math.min(...profiles.map(({ given }) => given)),
    surname: Math.min(...profiles.map(({ given, surname }) => Math.max(given, surname))),
    words: profiles.reduce((all, { words }) => all & words, 15),
    place: false,
    common: false,
  }
}

/** Capitals that are never part of a person's name. */
export function isNeverName(token: Token): boolean {
  const { folded } = token
  if (NOT_PEOPLE.has(folded) || ORGANISATIONS.has(folded) || folded.length > 30 || folded.includes('·')) return true
  return NEAR_PLACES.has(folded) || /^(?:saint|sainte|sint|st|sankt|notre)-/.test(folded)
}

export function isCalendarWord(token: Token): boolean {
  return CALENDAR.has(token.folded)
}

/** The score of one word by itself, before its surroundings. */
export function scoreWord(token: Token, profile: WordProfile, { spoken, isInside }: { spoken: number; isInside: boolean }): number {
  const given = profile.given === 2 ? WEIGHTS.givenFrequent : profile.given === 1 ? WEIGHTS.givenRare : 0
  const surname = profile.surname === 2 ? WEIGHTS.surnameFrequent : profile.surname === 1 ? WEIGHTS.surnameRare : 0
  let score = Math.max(given, surname)
  if (score === 0 && profile.words === 0 && !profile.place) score = WEIGHTS.unknown
  if (profile.given + profile.surname > 0 && isInside) score += WEIGHTS.inside
  if (profile.words & spoken) score += isInside && (profile.given === 2 || !profile.common) ? WEIGHTS.wordInside : WEIGHTS.word
  else if (profile.words !== 0) score += WEIGHTS.foreignWord
  if (profile.place) score += profile.given === 2 ? WEIGHTS.place / 3 : WEIGHTS.place
  if (token.isAllCapitals) score += WEIGHTS.allCapitals
  return score
}

/** “Nom de famille :”. */
const OF_FAMILY = /^(?:famille|fille|naissance|usage)$/
/** “Nom : Tshibanda”, “patient: Dubois”. */
const LABEL = /^ ?[:(] ?$/

/** `isField`: behind “Nom :” and the like. */
export type Surroundings = { score: number; title: Title | null; isExcluded: boolean; hasCue: boolean; isField: boolean }
/** A chain of capitals: its words, and where it stands. */
export type Chain = { parts: readonly { token: Token; profile: WordProfile }[]; from: number; until: number }

const NEUTRAL_BETWEEN = new Set([
  'uit',
  'af',
  'au',
  'aux',
  'at',
  'am',
  'la',
  'le',
  'les',
  'de',
  'du',
  'des',
  'd',
  'l',
  'van',
  'der',
  'den',
  'het',
  'the',
  'of',
  'von',
  'dem',
  'di',
  'a',
  'aan',
])

/** Nothing but a blank, an elided article, a quotation mark or the full stop of an abbreviation between a word and the next. */
function isNear(words: Words, at: number, text: string): boolean {
  const token = words.tokens[at]
  const next = words.tokens[at + 1]
  return (
    token !== undefined && next !== undefined && next.start - token.end <= 4 && !next.isFirst && !/[,;:()!?\n/\d\]*|]/.test(text.slice(token.end, next.start))
  )
}

/** What stands before and behind a chain of capitals. */
export function readSurroundings(words: Words, chain: Chain, text: string): Surroundings {
  const { from, until } = chain
  const { tokens } = words
  const result: Surroundings = { score: 0, title: null, isExcluded: false, hasCue: false, isField: false }
  const before = isNear(words, from - 1, text) ? tokens[from - 1] : undefined
  const label = tokens[from - 1]
  if (
    label !== undefined &&
    LABEL.test(text.slice(label.end, tokens[from]!.start)) &&
    (isKinOrRole(label) || OF_FAMILY.test(label.folded) || FIELDS.has(label.folded))
  ) {
    result.score += NAMING.has(label.folded) ? WEIGHTS.naming : WEIGHTS.role
    result.hasCue = true
    result.isField =
      FIELDS.has(label.folded) || FIELDS.has(tokens[from - 2]?.folded ?? '') || (OF_FAMILY.test(label.folded) && FIELDS.has(tokens[from - 3]?.folded ?? ''))
  } else if (label !== undefined && isKinOrRole(label) && text.slice(label.end, tokens[from]!.start) === ', ' && text.charAt(tokens[until]!.end) === ',') {
    // “Zijn zus, Vjosa Krasniqi, werkt”.
    result.score += WEIGHTS.role
    result.hasCue = true
  }
  if (before !== undefined) readBefore({ words, text, chain, before }, result)
  const next = tokens[until + 1]
  if (next !== undefined && next.isJoined && POSSESSIVE.test(tokens[until]!.word) && isKinOrRole(next)) {
    result.score += WEIGHTS.kin
    result.hasCue = true
  }
  if (next !== undefined && next.isJoined && !next.isCapital && FAMILY_BEHIND.test(next.folded)) {
    result.score += WEIGHTS.naming
    result.hasCue = true
  }
  if (
    next !== undefined &&
    next.isJoined &&
    (AFTER_ORGANISATION.has(next.folded) || NAMED_HOUSES.has(next.folded) || (next.isCapital && isOrganisationWord(next))) &&
    !NUMBERED.test(text.slice(next.end, next.end + 3))
  )
    result.isExcluded = result.title === null
  if (isThingBehindArticle(before, next)) result.isExcluded ||= !result.hasCue
  if (/^ ?[(,]? ?(?:asbl|vzw|ASBL|VZW)/.test(text.slice(tokens[until]!.end, tokens[until]!.end + 8))) result.isExcluded = true
  return result
}

/** “Smith, room 12” is where somebody is. */
const NUMBERED = /^[ :.]{0,2}\d/

/** “the Nelson Mandela room”, “het Anne Frank project”: no person has such an article and a noun behind. */
function isThingBehindArticle(before: Token | undefined, next: Token | undefined): boolean {
  if (before === undefined || next === undefined || !/^(?:the|an|het)$/.test(before.folded)) return false
  return next.isJoined && !next.isCapital && next.word.length > 3 && !isStopWord(next.folded) && !isPredicate(next) && !isPersonVerb(next)
}

type Before = { words: Words; text: string; chain: Chain; before: Token }

function readBefore({ words, text, chain, before }: Before, result: Surroundings): void {
  const { tokens } = words
  const { from, parts } = chain
  const isUnknown = parts.every(({ profile }) => profile.given + profile.surname === 0)
  const title = titleOf(before)
  if (title !== null) {
    result.title = title
    result.score += WEIGHTS.title
    result.hasCue = true
    return
  }
  if (NAMING.has(before.folded) || (/^(?:is|est|ist|was|war)$/.test(before.folded) && NAMING.has(tokens[from - 2]?.folded ?? ''))) {
    result.score += WEIGHTS.naming
    result.hasCue = true
  } else if (KIN.has(before.folded)) {
    result.score += WEIGHTS.kin
    result.hasCue = true
  } else if (ROLES.has(before.folded)) {
    result.score += WEIGHTS.role
    result.hasCue = true
  } else if (BEFORE_PERSON.has(before.folded)) {
    result.score += WEIGHTS.beforePerson
    if (isUnknown && SOURCES.has(before.folded)) result.score += WEIGHTS.unknownSource
    if (isUnknown && isOwedTo(tokens, from - 1)) result.isExcluded = true
  } else if (CONTACT.has(before.folded)) result.score += WEIGHTS.contact
  else if (before.folded === 'les' && tokens[from - 2]?.folded === 'chez') result.score += WEIGHTS.beforePerson
  else if (ARTICLES.has(before.folded) && !before.isCapital) result.score += WEIGHTS.article
  else if (ARTICLES.has(before.folded) && before.isFirst) result.score += WEIGHTS.firstArticle
  // “maladie de Parkinson”, “rue du Docteur Roux”, “hôpital Érasme”: up to two small words lie between.
  for (let at = from - 1, steps = 0; at >= 0 && steps < 4 && isNear(words, at, text); at -= 1, steps += 1) {
    const word = tokens[at]!
    const isEponym = EPONYM_WORDS.has(word.folded)
    if (AT_PLACES.has(word.folded) && from - at > 1 && parts.every(({ profile }) => profile.given === 0)) {
      result.isExcluded = true
      return
    }
    if (parts[0]?.token.isInitial && STAYS.has(tokens[at - 1]?.folded ?? '')) return
    if (isEponym || isPlaceWord(word)) {
      result.isExcluded = isEponym || !result.hasCue
      return
    }
    if (!NEUTRAL_BETWEEN.has(word.folded) && !ADJECTIVES.test(word.folded)) return
  }
}

/** “dettes chez”, “factuur van”: who is owed is a supplier when no list knows the word. */
function isOwedTo(tokens: readonly Token[], preposition: number): boolean {
  for (let at = preposition - 1; at >= 0 && preposition - at <= 3 && !tokens[at + 1]!.isFirst; at -= 1) if (OWED.has(tokens[at]!.folded)) return true
  return false
}

/** Small letters behind a house or an illness: “la fondation prince laurent”, “l’échelle de norton”. Up to three words lie between; nobody’s home counts. */
export function isNamedAfter({ tokens }: Words, at: number): boolean {
  for (let here = at - 1; here >= 0 && at - here <= 4 && tokens[here + 1]!.isJoined && !tokens[here + 1]!.isFirst; here -= 1) {
    const word = tokens[here]!
    if (EPONYM_WORDS.has(word.folded) || (isPlaceWord(word) && !HOMES.test(word.folded))) return true
    if (!NEUTRAL_BETWEEN.has(word.folded) && !ADJECTIVES.test(word.folded) && !NOBLE.test(word.folded) && at - here > 1) return false
    if (at - here === 1 && (titleOf(word) !== null || isKinOrRole(word))) return false
  }
  return false
}

const HOMES =
  /^(?:maison|home|house|huis|haus|heim|appartement|cabinet|service|dienst|stop|stops|arret|plan|porte|land|pays|bloc|blok|site|trust|place|prix|amis|friends|vrienden|kapel)$/
const NOBLE = /^(?:prince|princesse|reine|roi|docteur|prins|prinses|koning|koningin|dokter|king|queen|saint|sainte|sint|rue)$/

/** A glued street name: “Leopold II-laan”. */
export function isStreet(token: Token): boolean {
  return /(?:straat|laan|steenweg|plein|dreef|straße|strasse|platz|allee|gasse)$/.test(token.folded)
}

/** An adjective between a house and its name: “maison médicale Norman Bethune”. */
const ADJECTIVES =
  /^(?:medicale?|sociale?|communale?|publique|primaire|secondaire|maternelle|fondamentale|generale?|psychiatrique|universitaire|culturel|medisch|sociaal|openbare?|gemeentelijke?|lagere|stedelijke?|algemeen|psychiatrisch|community|primary|secondary|general|medical|evangelische|katholische|stadtische)$/

export function isPlaceWord(token: Token): boolean {
  return PLACE_WORDS.has(token.folded)
}

export function isKinOrRole(token: Token): boolean {
  return KIN.has(token.folded) || ROLES.has(token.folded) || NAMING.has(token.folded)
}

export function isBeforePerson(token: Token): boolean {
  return BEFORE_PERSON.has(token.folded)
}

export function isMainlyName(token: Token): boolean {
  return MAINLY_NAMES.has(token.folded)
}

export function isPersonVerb(token: Token): boolean {
  return PERSON_VERBS.has(token.folded)
}

/** “rappeler nguyen”, “nguyen terugbellen”. */
export function isContact(before: Token | undefined, next: Token | undefined): boolean {
  return (before !== undefined && CONTACT.has(before.folded)) || (next !== undefined && next.isJoined && CONTACT_BEHIND.has(next.folded))
}

/** Something that only a body does: sleep, weep, fall. */
export function doesBody(token: Token): boolean {
  return BODY_VERBS.has(token.folded) || TAKES_ON.has(token.folded)
}

/** Behind a name these make it a house, a street or a prize. */
export function isHouseBehind(token: Token): boolean {
  return NAMED_HOUSES.has(token.folded) || isStreet(token)
}

/** “Hi Rose”, “Dag Bo”: a greeting is no part of the name. */
export function isGreeting(token: Token): boolean {
  return GREETINGS.has(token.folded)
}

export function isOrganisationWord(token: Token): boolean {
  return ORGANISATION_WORDS.has(token.folded)
}

export function isPersonState(token: Token): boolean {
  return PERSON_STATES.has(token.folded)
}

export function isPredicate(token: Token): boolean {
  return PREDICATES.has(token.folded)
}

export function isLanguageName(token: Token): boolean {
  return LANGUAGE_NAMES.has(token.folded)
}

export function isEponym(token: Token): boolean {
  return EPONYMS.has(token.folded)
}
