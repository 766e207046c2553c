import {
  ratio,
  scoreClean,
  scoreCombinations,
  scoreNotes,
  total,
  type Blocking,
  type CleanScore,
  type CombinationScore,
  type Detector,
  type KindScore,
  type NotesScore,
  type Rate,
} from './score.ts'
import { makeSecondSet } from './second/second-set.ts'
import { makeSet, type EvaluationSet } from './set.ts'
import type { Share } from './persons.ts'
import { LANGUAGES, type Language, type Note } from './span.ts'

export type Figures = {
  set: EvaluationSet
  notes: NotesScore
  checkDigits: NotesScore
  clean: CleanScore
  nearMisses: CleanScore
  combinations: CombinationScore
}

export function evaluate(detect: Detector, blocking: Blocking, share: Share | 'second'): Figures {
  const set = share === 'second' ? makeSecondSet() : makeSet(share)
  return {
    set,
    notes: scoreNotes(set.notes, detect, blocking),
    checkDigits: scoreNotes(set.checkDigits, detect, blocking, true),
    clean: scoreClean(set.clean, detect, blocking),
    nearMisses: scoreClean(set.nearMisses, detect, blocking),
    combinations: scoreCombinations(set.combinations, detect),
  }
}

/** Recall of the numbers with check digits, by what they wear. */
export function recallByDisguise({ set, checkDigits }: Figures): { disguise: string; recall: Rate }[] {
  const lost = new Set(checkDigits.missed.map(({ id }) => id))
  const rates = new Map<string, Rate>()
  for (const { id, style } of set.checkDigits) {
    const rate = rates.get(style) ?? { hits: 0, of: 0 }
    rates.set(style, { hits: rate.hits + (lost.has(id) ? 0 : 1), of: rate.of + 1 })
  }
  return [...rates].map(([disguise, recall]) => ({ disguise, recall }))
}

/** Recall of names, "think" counted in, by the style of the note: tells where a detector is weak without showing a text. */
export function namesByStyle({ set, notes }: Figures): { style: string; rates: Map<Language, Rate> }[] {
  const styles = new Map<string, Map<Language, Rate>>()
  function count(style: string, language: Language, hits: number, of: number): void {
    const rates = styles.get(style) ?? new Map<Language, Rate>()
    const rate = rates.get(language) ?? { hits: 0, of: 0 }
    styles.set(style, rates.set(language, { hits: rate.hits + hits, of: rate.of + of }))
  }
  for (const { style, language, gold } of set.notes) {
    const names = gold.filter(({ kind }) => kind === 'name').length
    if (names > 0) count(style, language, names, names)
  }
  for (const { style, language, kind } of notes.missed) if (kind === 'name') count(style, language, -1, 0)
  return [...styles].map(([style, rates]) => ({ style, rates }))
}

export type Target = { what: string; measured: number; bound: number; isMet: boolean; size: number }

const CONTACTS = ['phone', 'email', 'iban', 'plate', 'room', 'handle', 'url']
const DAYS_AND_PLACES = ['birth-date', 'address']
/** Near-misses about a meeting's date, a law's date, or works in a street. */
const DATES_AND_WORKS =
  /réunion|rencontre|Atelier d'échange|assemblée|vergadering|bijeenkomst|Workshop|meeting|Treffen|Ordre du jour|Agenda|\bloi\b|\bwet\b|travaux|\bwerken\b|works|Baustelle|chaussée|steenweg/i

const DATED_STYLES = ['meeting-dates', 'street-works']

const atLeast = (what: string, rate: Rate, bound: number): Target => ({ what, measured: ratio(rate), bound, isMet: ratio(rate) >= bound, size: rate.of })
const atMost = (what: string, rate: Rate, bound: number): Target => ({
  what,
  measured: rate.of === 0 ? 0 : ratio(rate),
  bound,
  isMet: rate.of === 0 || ratio(rate) <= bound,
  size: rate.of,
})

type Column = 'recallBlocking' | 'recallAny' | 'precisionBlocking'

function sumOf(kinds: readonly KindScore[], wanted: readonly string[], languages: readonly Language[], column: Column): Rate {
  return total(kinds.filter(({ kind, language }) => wanted.includes(kind) && languages.includes(language)).map((score) => score[column]))
}

const NAMES = ['name', 'initials']

function checkDigitTargets({ checkDigits, nearMisses, clean }: Figures): Target[] {
  const refusals = total([...nearMisses.refusals.values()])
  const right = total(checkDigits.kinds.map(({ precisionBlocking }) => precisionBlocking))
  return [
    atLeast('numbers with check digits: recall', total(checkDigits.kinds.map(({ recallBlocking }) => recallBlocking)), 0.995),
    atLeast('numbers with check digits: precision, near-misses counted in', { hits: right.hits, of: right.of + refusals.hits }, 0.99),
    atMost('near-misses refused', refusals, 0.01),
    atMost('clean notes refused', total(clean.refusals.values()), 0.001),
  ]
}

function kindTargets({ notes: { kinds }, nearMisses, set }: Figures): Target[] {
  const dated = set.nearMisses.filter(({ style, text }) => (style === undefined ? DATES_AND_WORKS.test(text) : DATED_STYLES.includes(style)))
  const alarmed = new Set(nearMisses.alarms.map(({ note }) => note.id))
  return [
    atLeast('phone, mail, account, plate, room, handle, link: recall', sumOf(kinds, CONTACTS, LANGUAGES, 'recallBlocking'), 0.98),
    atLeast('phone, mail, account, plate, room, handle, link: precision', sumOf(kinds, CONTACTS, LANGUAGES, 'precisionBlocking'), 0.97),
    atLeast('birth date, address: recall', sumOf(kinds, DAYS_AND_PLACES, LANGUAGES, 'recallBlocking'), 0.97),
    atLeast('birth date, address: precision', sumOf(kinds, DAYS_AND_PLACES, LANGUAGES, 'precisionBlocking'), 0.95),
    atMost('meeting dates and street works flagged', { hits: dated.filter(({ id }) => alarmed.has(id)).length, of: dated.length }, 0.01),
  ]
}

function nameTargets({ notes: { kinds } }: Figures): Target[] {
  return [
    ...(['fr', 'nl'] as const).flatMap((language) => [
      atLeast(`names ${language}: recall`, sumOf(kinds, NAMES, [language], 'recallBlocking'), 0.93),
      atLeast(`names ${language}: precision`, sumOf(kinds, NAMES, [language], 'precisionBlocking'), 0.95),
      atLeast(`names ${language}: recall with "think"`, sumOf(kinds, NAMES, [language], 'recallAny'), 0.97),
    ]),
    ...(['en', 'de'] as const).flatMap((language) => [
      atLeast(`names ${language}: recall`, sumOf(kinds, NAMES, [language], 'recallBlocking'), 0.9),
      atLeast(`names ${language}: precision`, sumOf(kinds, NAMES, [language], 'precisionBlocking'), 0.93),
    ]),
  ]
}

function noteTargets({ notes, clean, combinations, set }: Figures): Target[] {
  const whole = (['fr', 'nl'] as const).map((language) =>
    atLeast(`whole notes ${language}: every identifier noticed`, notes.wholeAny.get(language) ?? { hits: 0, of: 0 }, 0.97),
  )
  const messages = LANGUAGES.map((language) => atMost(`clean notes ${language}: any message`, clean.messages.get(language) ?? { hits: 0, of: 0 }, 0.02))
  if (set.combinations.length === 0) return [...whole, ...messages]
  const kappa = { what: 'combinations: kappa', measured: combinations.kappa, bound: 0.6, isMet: combinations.kappa >= 0.6, size: set.combinations.length }
  return [...whole, ...messages, atLeast('combinations: agreement', combinations.agreement, 0.8), kappa]
}

/** The figures that the guard promises, each beside its bound. */
export function compareWithTargets(figures: Figures): Target[] {
  return [...checkDigitTargets(figures), ...kindTargets(figures), ...nameTargets(figures), ...noteTargets(figures)]
}

export function countWords(notes: readonly Note[]): number {
  return notes.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
}
