import { plain } from './data/cues.ts'
import {
  CONDITION_ACRONYMS,
  CONDITIONS,
  EVENTS,
  HOLDERS,
  HOUSEHOLDS,
  IN_GENERAL,
  NATIONALITIES,
  PEOPLE_IN,
  PRIVATE_MATTER,
  PUBLIC_ROLES,
  SHARE_OF_SEX,
  shareOfAge,
  SMALL_PLACES,
  type Attribute,
  ORIGINS,
  UNIQUE,
  WORK,
} from './data/attributes.ts'
import { PEOPLE_OF } from './data/municipalities.ts'
import { fold } from './fold.ts'
import type { NameLists } from './lists.ts'
import { keep, type Claims } from './span.ts'

/** A combination is looked for inside a note; a longer text is cut at its empty lines, and then by length. */
const LONGEST_NOTE = 1_500
const LEAST_ATTRIBUTES = 2

const AGE =
  /(?<![\d.,/-])(\d{1,3}) ?(?:-?jarige?|-?jahrige?\w*|ans\b(?! (?:de (?!l')|d'(?!origine)|plus tard|apres|que|d\b))|jaar oud|jaar\b(?! (?:geleden|later|lang|al)\b)|jahre alt|jahre\b(?! (?:spater|lang|her)\b)|[- ]years?[- ]old|years old|yo\b|y\/o)/g
const NOT_AN_AGE =
  /(?:depuis|il y a|pendant|apres|durant|sinds|al|na|gedurende|voor|since|for|after|seit|nach|vor|dans|over|in|moins de|plus de|meer dan|minder dan|over) (?:\w+ )?$/
const AGED = /(?:agee? de|agee?|age|oud|aged?|alt|un |une |een |a |an |eine?\w? )$/
const SEX =
  /\b(?:mme|madame|mlle|femme|dame|fille|fillette|garcon|homme|monsieur|mevrouw|mevr|mw|vrouw|meisje|jongen|man|dhr|meneer|heer|mrs|ms|mr|woman|lady|girl|boy|frau|madchen|junge|mann|herr|veuve|veuf|mere|pere|moeder|vader|mother|father|mutter|vater|elle|zij|she|he|hij|il)\b/

/** Anybody in the singular. */
const SOMEBODY =
  /\b(?:voisine?|habitante?|patiente?|residente?|locataire|cliente?|usagere?|quelqu'un|personne (?:atteinte?|sourde|aveugle|qui|en)|enfant|eleve|collegue|atteinte?|souffre|diagnosti\w+|son|sa|ses|lui|bewoner|bewoonster|buurman|buurvrouw|buur|iemand|kind|leerling|huurder|lijdt|haar|zijn|heeft|has|had|his|her|suffers|neighbou?r|tenant|resident|someone|somebody|child|pupil|student|client|patientin|klient(?:in)?|bewohner(?:in)?|nachbar(?:in)?|jemand|schuler(?:in)?|mieter(?:in)?|sein\w?|ihr\w?|leidet|hat|a (?:la|le|un|une)|collega|vit|habite|woont|lives|wohnt|kreeg|gets|got|bekam|bekommt|neef|nicht|oom|tante|oncle|uncle|aunt|onkel|soeur|frere|zus|broer|sister|brother|schwester|bruder|fils|zoon|son|sohn|dochter|daughter|tochter|cousine?|un couple|une famille|een koppel|een gezin|a couple|a family|ein paar|eine familie)\b/

type Found = { name: string; share: number; start: number; end: number; note: { age?: number; attribute: string } }

const GENERAL_REACH = 40
const SHARE_OF_A_BIRTH_YEAR = 0.0095
const BARE_AGE =
  /\b(?:femme|homme|dame|mere|pere|maman|veuve?|veuf|voisine?|moeder|vader|weduwe|weduwnaar|buurman|buurvrouw|bewoner|bewoonster|mother|father|widow|widower|neighbou?r|mutter|vater|witwer?|nachbar(?:in)?|vrouw|man|woman|frau|mann|patiente?|fille|garcon|meisje|jongen|girl|boy|heer|herr|lady)(?:[ ,(]{1,3}| (?:van|de|von|of|aged) )(\d{2,3})(?=[),.;]|$| (?:uit|de|in|from|aus|living|die|qui|who|with|met|avec))|\b(?:ze|zij|hij|she|he|sie|er|elle|il) (?:is|ist|a|werd|wird|turned) (\d{2,3})(?=[),.;]|$| (?:en|und|and|et)\b)|\b(centenaire|honderdjarige|centenarian|hundertjahrige|nonagenaire|negentiger|nonagenarian|neunzigjahrige|neunzigerin|octogenaire|tachtiger|octogenarian)\b/
const WORDS_OF_AGE: readonly (readonly [RegExp, number, number])[] = [
  [/^(?:nona|neg|neun)/, 90, 5],
  [/^(?:octo|tacht)/, 80, 10],
  [/^/, 100, 1],
]

function findAge(note: string): Found | null {
  let rarest: Found | null = null
  for (const { 0: found, 1: years = '', index } of note.matchAll(AGE)) {
    const age = Number(years)
    const before = note.slice(Math.max(0, index - 24), index)
    if (age < 1 || age > 115 || (NOT_AN_AGE.test(before) && !AGED.test(before))) continue
    const share = shareOfAge(age)
    if (rarest === null || share < rarest.share) rarest = { name: 'age', share, start: index, end: index + found.length, note: { age, attribute: 'age' } }
  }
  return rarest ?? findBareAge(note)
}

/** “Vrouw, 41, …”, “she is 93”, and people of ninety or a hundred. */
function findBareAge(note: string): Found | null {
  const found = BARE_AGE.exec(note)
  if (found === null) return findBirthYear(note)
  const [all, behindSex, behindVerb, word] = found
  const said = word ?? behindVerb ?? behindSex ?? ''
  const start = found.index + all.lastIndexOf(said)
  const place = { start, end: start + said.length }
  const [, decade = 100, years = 1] = (word === undefined ? undefined : WORDS_OF_AGE.find(([pattern]) => pattern.test(word))) ?? []
  const age = word === undefined ? Number(said) : decade
  return age > 115 ? null : { name: 'age', share: shareOfAge(age) * (word === undefined ? 1 : years), ...place, note: { age, attribute: 'age' } }
}

const BIRTH_YEAR = /\b(?:nee?(?:\(e\))? en|geboren in|geb\. in|born in|geboren|jahrgang) ((?:19|20)\d\d)\b(?![-/.]\d)/

/** “Née en 1931” says as much as an age. */
function findBirthYear(note: string): Found | null {
  const found = BIRTH_YEAR.exec(note)
  const year = found?.[1]
  if (found === null || year === undefined) return null
  const end = found.index + found[0].length
  return { name: 'age', share: SHARE_OF_A_BIRTH_YEAR, start: end - year.length, end, note: { attribute: 'age' } }
}

function isInGeneral(note: string, start: number, end: number): boolean {
  return IN_GENERAL.test(note.slice(Math.max(0, start - GENERAL_REACH), start)) || IN_GENERAL.test(note.slice(end, end + GENERAL_REACH))
}

/** A few words without a verb belong to what stands around them: “Mucoviscidose.” */
const SHORT_SENTENCE = 30

/** The sentence that holds a passage. */
function sentenceAround(note: string, start: number, end: number): string {
  const before = note.slice(Math.max(0, start - 200), start)
  const behind = note.slice(end, end + 200)
  const from = Math.max(before.lastIndexOf('. '), before.lastIndexOf('! '), before.lastIndexOf('? '), before.lastIndexOf('\n')) + 1
  const until = behind.search(/[.!?](?: |$)|\n/)
  return before.slice(from) + note.slice(start, end) + (until < 0 ? behind : behind.slice(0, until))
}

/** “La maladie de Charcot inquiète beaucoup”: spoken of, and nobody in the sentence who has it. */
function isSpokenOf(note: string, start: number, end: number): boolean {
  const sentence = sentenceAround(note, start, end).trim()
  return sentence.length > SHORT_SENTENCE && !SEX.test(sentence) && !SOMEBODY.test(sentence) && !/\d/.test(sentence)
}

const STREET_BEHIND =
  /^(?: (?!(?:uit|in|van|op|aan|bij|de|het|naar|aus|an|am|auf|der|die|das|von|vom|et|en|und) )[\p{L}’'.-]{1,20}){0,2} ?[\p{L}’'-]{0,20}(?:straat|laan|steenweg|plein|dreef|lei|kaai|weg|strasse|straße|platz|allee|gasse)(?![\p{L}])/u
const STREET_IN_FRONT = /\b(?:rue|avenue|boulevard|place|chaussee|square|allee|quai|impasse|dreve|clos) (?:du |de la |de l'|des |de |d')?$/

/** “La Burgemeester Lagaestraat”, “rue du Bourgmestre”. */
function isInStreetName(note: string, start: number, end: number): boolean {
  return STREET_BEHIND.test(note.slice(end, end + 60)) || STREET_IN_FRONT.test(note.slice(Math.max(0, start - 24), start))
}

/** What an office does in public: “le bourgmestre a annoncé”. */
const IN_OFFICE =
  /^[^.!?]{0,30}? (?:a (?:annonce|inaugure|signe|presente|promis|repondu|vote|ouvert|visite)|annonce|inaugure|signe|presente|ouvre|recoit|repond|propose|organise|invite|vote|decide|opent|kondigt|ondertekent|stelt|nodigt|belooft|beslist|antwoordt|announce[sd]?|opens|opened|signs|signed|presents|presented|promise[sd]|invite[sd]?|replied|kundigt|eroffnet|unterschreibt|ladt|verspricht|antwortet|entscheidet|ferme|rouvre|engage|livre|sluit|heropent|zoekt|levert|closes|reopens|delivers|schliesst|liefert|sucht)\b/

function isNobodys(note: string, { attribute, start, end }: { attribute: string; start: number; end: number }): boolean {
  if (attribute === 'condition') return isInGeneral(note, start, end) || isSpokenOf(note, start, end)
  return attribute === 'role' && (isInStreetName(note, start, end) || IN_OFFICE.test(note.slice(end, end + 60)))
}

function findRarest(note: string, attributes: readonly Attribute[], attribute: string): Found | null {
  let rarest: Found | null = null
  for (const { name, share, pattern } of attributes) {
    if (rarest !== null && rarest.share <= share) continue
    const found = pattern.exec(note)
    if (found !== null && !isNobodys(note, { attribute, start: found.index, end: found.index + found[0].length }))
      rarest = { name, share, start: found.index, end: found.index + found[0].length, note: { attribute } }
  }
  return rarest
}

const VILLAGE = /\b(?:village|hameau|dorp|gehucht|hamlet|dorf|weiler)\b/
const TOWN_BEFORE = /(?:^|[ ('’])(?:à|de|d['’]|en|te|in|van|uit|from|of|at|aus|von|nach|near|bij|près de) $/u
const CAPITAL = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’-]{2,40}/gu
const IN_ITS_NAME = /^ (?:Straße|Strasse|Street|Road|straat|laan)/u

/** The smallest municipality that the note names. One that only the lists know counts as one of usual size. */
function findMunicipality(original: string, lists: NameLists): { size: number; attribute: Found } | null {
  let smallest: { size: number; attribute: Found } | null = null
  for (const { 0: name, index } of original.matchAll(CAPITAL)) {
    const folded = fold(name)
    const end = index + name.length
    const isNamed = PEOPLE_OF.has(folded) || (TOWN_BEFORE.test(original.slice(Math.max(0, index - 9), index)) && lists.find(folded).place)
    if (!isNamed || IN_ITS_NAME.test(original.slice(end, end + 10))) continue
    const size = PEOPLE_OF.get(folded) ?? PEOPLE_IN.municipality
    if (smallest === null || size < smallest.size) smallest = { size, attribute: { name: 'place', share: 1, start: index, end, note: { attribute: 'place' } } }
  }
  return smallest
}

function findPlaceSize(note: string, original: string, lists: NameLists): { size: number; attribute: Found | null } {
  const places = [...SMALL_PLACES, { size: PEOPLE_IN.village, pattern: VILLAGE }]
  for (const { size, pattern } of places) {
    const found = pattern.exec(note)
    if (found !== null)
      return { size, attribute: { name: 'place', share: 1, start: found.index, end: found.index + found[0].trimEnd().length, note: { attribute: 'place' } } }
  }
  return findMunicipality(original, lists) ?? { size: PEOPLE_IN.unknown, attribute: null }
}

function* listNotes(text: string): Generator<{ from: number; note: string }> {
  for (const { 0: part, index } of text.matchAll(/(?:[^\n]|\n(?![ \t]{0,80}\n)){1,1500}/g)) {
    if (part.length <= LONGEST_NOTE) yield { from: index, note: part }
  }
}

/** Small letters without accents, letter for letter, so that offsets stay. */
function foldInPlace(text: string): string {
  const folded = plain(text)
  if (folded.length === text.length) return folded
  return [...text].map((letter) => (letter.length > 1 ? '  ' : plain(letter).charAt(0) || ' ')).join('')
}

function findAcronym(original: string): Found | null {
  const found = CONDITION_ACRONYMS.exec(original)
  return found === null ? null : { name: 'rare', share: 0.0005, start: found.index, end: found.index + found[0].length, note: { attribute: 'condition' } }
}

/** Attributes that point at few people by themselves: without one of them nothing is measured. */
function findAnchors(note: string, original: string): Found[] {
  const condition = findAcronym(original) ?? findRarest(note, CONDITIONS, 'condition')
  const origin = findRarest(note, NATIONALITIES, 'nationality') ?? findRarest(note, ORIGINS, 'nationality')
  const holder = PRIVATE_MATTER.test(note) ? findRarest(note, HOLDERS, 'role') : null
  const all = [
    findAge(note),
    findRarest(note, UNIQUE, 'only'),
    findRarest(note, EVENTS, 'event'),
    findRarest(note, PUBLIC_ROLES, 'role') ?? holder,
    condition,
    origin,
  ]
  return all.filter((each) => each !== null)
}

const SHARE_OF_AN_ANCHOR = 0.004
/** In one street or house more of them do: eight children, twins. */
const SHARE_IN_A_STREET = 0.05
const SHARE_IN_A_VILLAGE = 0.012

/** Every attribute of one note but the sex, which half of the people share, and how many people are expected to have them all; null without an anchor. */
function measure(note: string, original: string, lists: NameLists): { expected: number; found: Found[] } | null {
  const anchors = findAnchors(note, original)
  const household = findRarest(note, HOUSEHOLDS, 'household')
  const { size, attribute } = findPlaceSize(note, original, lists)
  const pointsAtFew = size <= PEOPLE_IN.street ? SHARE_IN_A_STREET : size <= PEOPLE_IN.sector ? SHARE_IN_A_VILLAGE : SHARE_OF_AN_ANCHOR
  if (![...anchors, household].some((each) => each !== null && (each.name === 'age' || each.share <= pointsAtFew))) return null
  const work = anchors.some(({ note: said }) => said.attribute === 'role') ? null : findRarest(note, WORK, 'role')
  const found = [...anchors, household, work].filter((each) => each !== null)
  // “Les sourds du quartier”: an illness or a handicap and a place, and nobody who has it.
  if (!SEX.test(note) && !SOMEBODY.test(note) && found.every(({ note: said, share }) => said.attribute === 'condition' && share > 0.001)) return null
  const people = size * (SEX.test(note) ? SHARE_OF_SEX : 1)
  return { expected: found.reduce((left, { share }) => left * share, people), found: attribute === null ? found : [...found, attribute] }
}

const NAME_OF_PLACE = /^(?: ?(?:de la|de|du|des|d['’]|la|le|les|l['’]|van|van de|the|of))? ?\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2}/u

/**
 * Attributes that together leave few people (§ quasi-identifiers): the smallest place named × the share of each attribute. A thought, never a refusal.
 * @param limit below so many expected people the attributes are shown
 */
export function findCombinations(text: string, { limit, lists }: { limit: number; lists: NameLists }, claims: Claims): void {
  for (const { from, note } of listNotes(text)) {
    const measured = measure(foldInPlace(note), note, lists)
    if (measured === null || measured.expected >= limit) continue
    const { found } = measured
    if (found.length < LEAST_ATTRIBUTES) continue
    for (const { start, end: shortEnd, note: said } of found) {
      const end = said.attribute === 'place' ? shortEnd + (NAME_OF_PLACE.exec(note.slice(shortEnd, shortEnd + 60))?.[0].length ?? 0) : shortEnd
      keep(claims, { start: from + start, end: from + end, kind: 'combination', tier: 'C', score: Math.min(0.95, 0.5 + 0.1 * found.length), note: said })
    }
  }
}
