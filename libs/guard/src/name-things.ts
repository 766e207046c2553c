import { isStopWord } from './language.ts'
import { isGerman, type Part } from './name-chain.ts'
import {
  isEponym,
  isGreeting,
  isKinOrRole,
  isLanguageName,
  isOrganisationWord,
  isPersonState,
  isPersonVerb,
  isPlaceWord,
  isPredicate,
  isStreet,
  titleOf,
} from './name-score.ts'
import type { Token, Words } from './tokens.ts'

// Capitals that look like a name and are a thing, a house or a club.

/** A town, a word and a given name at once: “Saal Florence”, “Linie Albert”. Behind another capital it is no person. */
function isNamesakeTown({ token, profile }: Part, before: Token, words: Words): boolean {
  return profile.place && profile.given === 2 && (profile.words !== 0 || (isGerman(words, token) && !before.isFirst))
}

/** “Linde, beuk en eik”: things in small letters, not what somebody is or does. */
function opensList(second: Token | undefined, third: Token | undefined): boolean {
  if (second === undefined || third === undefined || second.isCapital || second.isFirst || second.isJoined || third.isFirst) return false
  if (isPersonState(second) || isKinOrRole(second) || isPersonVerb(second) || isStopWord(second.folded)) return false
  return !third.isJoined || /^(?:en|et|und|and)$/.test(third.folded)
}

/** “the Rose”, “Frans is moeilijk”, “Guillain-Barré”: one word that names a thing, a language or an illness. */
export function isThing(words: Words, { parts, from, until }: { parts: readonly Part[]; from: number; until: number }, text: string): boolean {
  const { tokens } = words
  const [only] = parts
  if (only === undefined || parts.length > 1) return false
  const before = tokens[from - 1]
  const next = tokens[until + 1]
  if (only.token.isJoined && before?.isCapital === true && (isNamesakeTown(only, before, words) || isGermanNameOfThing(only, before, words))) return true
  if (only.token.isFirst && isNounFirst(only, next, text)) return true
  if (only.token.isFirst && text.charAt(only.token.end) === ',' && opensList(next, tokens[until + 2])) return true
  if (isLanguageName(only.token)) return !(next?.isJoined === true && isPersonVerb(next))
  if (isEponym(only.token) && only.token.word.includes('-')) return true
  return only.token.isJoined && /^(?:the|an)$/.test(before?.folded ?? '') && only.profile.words !== 0
}

/** “Café Rose”, “Gruppe Marine”: behind a German noun a word with a capital says which, unless the noun is a person. */
function isGermanNameOfThing({ token, profile }: Part, before: Token, words: Words): boolean {
  return (
    isGerman(words, token) &&
    profile.words !== 0 &&
    titleOf(before) === null &&
    !isKinOrRole(before) &&
    !isGreeting(before) &&
    !isStopWord(before.folded) &&
    !before.isFirst
  )
}

const NOUNS_FIRST = /^(?:pierre|claire|rose|marine|olive|violette|prudence|aurore|france|fleur|storm|linde|will|grace|joy|hope|faith)$/
/** Stones and colours that are frequent given names: first in a sentence they need somebody’s verb, a name behind or a pause. */
const MATTER = /^(?:pierre|claire|rose|marine)$/
const STANDS_APART = /^(?: ?[,:(|\n/–-]| ?$| (?:et|en|and|und|&) )/
/** “Rose des vents”, “Pierre à aiguiser”. */
const COMPLEMENT = /^(?:de|d|du|des|à|par|sur|ou|après|en|of|van|und|or)$/

function isNounFirst({ token }: Part, next: Token | undefined, text: string): boolean {
  if (
    MATTER.test(token.folded) &&
    !STANDS_APART.test(text.slice(token.end, token.end + 5)) &&
    !(next !== undefined && next.isJoined && (isPredicate(next) || isPersonVerb(next)))
  )
    return true
  return NOUNS_FIRST.test(token.folded) && next !== undefined && next.isJoined && !next.isCapital && COMPLEMENT.test(next.word)
}

/** A house or club whose last word says so: “King Albert Foundation”, “Jan Claes Instituut”, “Piet Maeszwembad”. “Doris Day” is somebody. */
function isHouse(parts: readonly Part[]): boolean {
  const last = parts.at(-1)
  const [first] = parts
  if (first === undefined || last === undefined) return false
  if (parts.length > 1 && LANES.test(last.token.folded) && (first.profile.given < 2 || first.profile.words !== 0)) return true
  if (parts.length === 2 && last.token.isInitial && first.profile.given < 2 && BLOCKS.test(first.token.folded)) return true
  if (parts.length > 1 && isOrganisationWord(last.token)) return true
  return last.profile.surname === 0 && last.token.word.length > 7 && HOUSE_ENDING.test(last.token.folded)
}

/** “Mill Lane”; “Sarah Lane” is somebody. */
const LANES = /^(?:lane|road|street|avenue|drive|crescent|terrace|grove|mews|row|walk|gardens|parade|court|close|way|hill|rise|square)$/
/** “Tower B”. */
const BLOCKS =
  /^(?:tower|block|blok|bloc|turm|toren|tour|flat|unit|gate|wing|zone|groep|groupe|gruppe|group|team|klas|classe|klasse|class|punt|point|punkt|type|plan|optie|option|hepatitis|hepatite|vitamine?|lijn|ligne|linie|line|bus|tram|metro|niveau|level|saal|zaal|salle|raum|lokaal)$/

const HOUSE_ENDING =
  /(?:zwembad|fonds|instituut|institut|instituts|school|schule|centrum|zentrum|stadion|plein|kliniek|klinik|ziekenhuis|krankenhaus|stiftung|stichting|museum|bibliotheek|bibliothek|atheneum|lyceum|gymnasium|college|prijs|preis|festival|gebouw|gebaude|brug|tunnel|kapel|kapelle|kerk|kirche|halte|straat|laan|straße|strasse|platz|wijk|viertel|hoeve|zaal|sporthal|halle|turnier|tornooi|beker|pokal)$/

/** “CSV-bestanden”, “GKV-Karte”: an acronym and a word. */
const ACRONYM_COMPOUND = /^\p{Lu}{2,}-\p{L}{3,}$/u

/** A unit or a key: “20 Mo”, “Ed25519”. */
function isBesideDigit({ start, end }: Token, text: string): boolean {
  return /\d/.test(text.charAt(end)) || (end - start <= 2 && /\d ?$/.test(text.slice(Math.max(0, start - 2), start)))
}

/** Nothing in it can be a person: places, streets, houses, compounds of an acronym, units. */
export function isNobody(parts: readonly Part[], text: string): boolean {
  if (parts.some(({ token, profile }) => (isPlaceWord(token) && token.isCapital && profile.given < 2) || isStreet(token))) return true
  if (isHouse(parts)) return true
  const [only] = parts
  return parts.length === 1 && only !== undefined && (ACRONYM_COMPOUND.test(only.token.word) || isBesideDigit(only.token, text))
}
