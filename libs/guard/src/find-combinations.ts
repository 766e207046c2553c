import { plain } from './data/cues.ts'
import {
  CONDITIONS,
  EVENTS,
  HOUSEHOLDS,
  NATIONALITIES,
  PEOPLE_IN,
  PUBLIC_ROLES,
  SHARE_OF_SEX,
  shareOfAge,
  SMALL_PLACES,
  type Attribute,
} from './data/attributes.ts'
import { keep, type Claims } from './span.ts'

/** A combination is looked for inside a note; a longer text is cut at its empty lines, and then by length. */
const LONGEST_NOTE = 1_500
const LEAST_ATTRIBUTES = 3

const AGE =
  /(?<![\d.,/-])(\d{1,3}) ?(?:-?jarige?|-?jahrige?\w*|ans\b(?! (?:de|d'|plus tard|apres|que|d)\b)|jaar oud|jaar\b(?! (?:geleden|later|lang|al)\b)|jahre alt|jahre\b(?! (?:spater|lang|her)\b)|[- ]years?[- ]old|years old|yo\b|y\/o)/g
const NOT_AN_AGE =
  /(?:depuis|il y a|pendant|apres|durant|sinds|al|na|gedurende|voor|since|for|after|seit|nach|vor|dans|over|in|moins de|plus de|meer dan|minder dan|over) (?:\w+ )?$/
const AGED = /(?:agee? de|agee?|age|oud|aged?|alt|un |une |een |a |an |eine?\w? )$/
const SEX =
  /\b(?:mme|madame|mlle|femme|dame|fille|fillette|garcon|homme|monsieur|mevrouw|mevr|mw|vrouw|meisje|jongen|man|dhr|meneer|heer|mrs|ms|mr|woman|lady|girl|boy|frau|madchen|junge|mann|herr|veuve|veuf|mere|pere|moeder|vader|mother|father|mutter|vater|elle|zij|she|he|hij|il)\b/

type Found = { name: string; share: number; start: number; end: number; note: { age?: number; attribute: string } }

function findAge(note: string): Found | null {
  let rarest: Found | null = null
  for (const { 0: found, 1: years = '', index } of note.matchAll(AGE)) {
    const age = Number(years)
    const before = note.slice(Math.max(0, index - 24), index)
    if (age < 1 || age > 115 || (NOT_AN_AGE.test(before) && !AGED.test(before))) continue
    const share = shareOfAge(age)
    if (rarest === null || share < rarest.share) rarest = { name: 'age', share, start: index, end: index + found.length, note: { age, attribute: 'age' } }
  }
  return rarest
}

function findRarest(note: string, attributes: readonly Attribute[], attribute: string): Found | null {
  let rarest: Found | null = null
  for (const { name, share, pattern } of attributes) {
    if (rarest !== null && rarest.share <= share) continue
    const found = pattern.exec(note)
    if (found !== null) rarest = { name, share, start: found.index, end: found.index + found[0].length, note: { attribute } }
  }
  return rarest
}

function findPlaceSize(note: string): { size: number; attribute: Found | null } {
  for (const { size, pattern } of SMALL_PLACES) {
    const found = pattern.exec(note)
    if (found !== null)
      return { size, attribute: { name: 'place', share: 1, start: found.index, end: found.index + found[0].trimEnd().length, note: { attribute: 'place' } } }
  }
  return { size: PEOPLE_IN.quarter, attribute: null }
}

function* listNotes(text: string): Generator<{ from: number; note: string }> {
  for (const { 0: part, index } of text.matchAll(/(?:[^\n]|\n(?!\s*\n)){1,1500}/g)) {
    if (part.length <= LONGEST_NOTE) yield { from: index, note: part }
  }
}

/** Small letters without accents, letter for letter, so that offsets stay. */
function foldInPlace(text: string): string {
  const folded = plain(text)
  if (folded.length === text.length) return folded
  return [...text].map((letter) => (letter.length > 1 ? '  ' : plain(letter).charAt(0) || ' ')).join('')
}

/** Every attribute of one note, and how many people are expected to have them all. */
function measure(note: string): { expected: number; found: Found[]; attributes: number } {
  const age = findAge(note)
  const { size, attribute } = findPlaceSize(note)
  const found = [
    age,
    findRarest(note, HOUSEHOLDS, 'household'),
    findRarest(note, NATIONALITIES, 'nationality'),
    findRarest(note, CONDITIONS, 'condition'),
    findRarest(note, EVENTS, 'event'),
    findRarest(note, PUBLIC_ROLES, 'role'),
  ].filter((each) => each !== null)
  const hasSex = SEX.test(note)
  const expected = found.reduce((people, { share }) => people * share, size * (hasSex ? SHARE_OF_SEX : 1))
  return { expected, found: attribute === null ? found : [...found, attribute], attributes: found.length + (hasSex ? 1 : 0) + (attribute === null ? 0 : 1) }
}

const NAME_OF_PLACE = /^(?: ?(?:de la|de|du|des|d['’]|la|le|les|l['’]|van|van de|the|of))? ?\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2}/u

const GATE =
  /\d|jumeaux|tweeling|twin|zwilling|veuv|weduw|widow|witwe|maladie|ziekte|disease|krankheit|bourgmestre|burgemeester|mayor|burgermeister|incendie|brand|fire|ans|jaar|seule|alleen|alone|allein/i

/**
 * Attributes that together leave few people (§ quasi-identifiers): the smallest place named × the share of each attribute. A thought, never a refusal.
 * @param limit below so many expected people the attributes are shown
 */
export function findCombinations(text: string, limit: number, claims: Claims): void {
  if (!GATE.test(text)) return
  for (const { from, note } of listNotes(text)) {
    const { expected, found, attributes } = measure(foldInPlace(note))
    if (expected >= limit || attributes < LEAST_ATTRIBUTES) continue
    for (const { start, end: shortEnd, note: said } of found) {
      const end = said.attribute === 'place' ? shortEnd + (NAME_OF_PLACE.exec(note.slice(shortEnd, shortEnd + 60))?.[0].length ?? 0) : shortEnd
      keep(claims, { start: from + start, end: from + end, kind: 'combination', tier: 'C', score: Math.min(0.95, 0.5 + 0.1 * attributes), note: said })
    }
  }
}
