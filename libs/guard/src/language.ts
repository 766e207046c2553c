import { STOP_WORDS } from './data/stop-words.ts'
import { TRIGGERS } from './data/triggers.ts'
import { LANGUAGES, type Language } from './languages.ts'

/** Hits of stop words a language, in the order of `LANGUAGES`. */
export type Hits = [number, number, number, number]

const LANGUAGE_BITS = 4
/** Folded word → the languages whose stop word it is, and above them its triggers: one look-up for both. */
const MASKS: ReadonlyMap<string, number> = listMasks()

function listMasks(): Map<string, number> {
  const masks = new Map([...TRIGGERS].map(([word, bits]): [string, number] => [word, bits << LANGUAGE_BITS]))
  LANGUAGES.forEach((language, index) => {
    for (const word of new Set(STOP_WORDS[language].split(' '))) masks.set(word, (masks.get(word) ?? 0) | (1 << index))
  })
  return masks
}

/** What is known of a folded word: four bits of languages, then its triggers (see `triggersOf`). */
export function maskOf(word: string): number {
  return MASKS.get(word) ?? 0
}

export function triggersOf(mask: number): number {
  return mask >> LANGUAGE_BITS
}

/** Counts a word by its mask. A word of two languages counts half for each. */
export function countWord(hits: Hits, full: number): void {
  const mask = full & 15
  if (mask === 0) return
  const weight = (mask & (mask - 1)) === 0 ? 1 : 0.5
  if (mask & 1) hits[0] += weight
  if (mask & 2) hits[1] += weight
  if (mask & 4) hits[2] += weight
  if (mask & 8) hits[3] += weight
}

export function isStopWord(word: string): boolean {
  return (maskOf(word) & 15) !== 0
}

/** The language with most hits; the first of a tie, and `otherwise` when there is none. */
export function strongest(hits: Hits, otherwise: Language): Language {
  let best = 0
  for (let index = 1; index < hits.length; index += 1) if (hits[index]! > hits[best]!) best = index
  return hits[best] === 0 ? otherwise : LANGUAGES[best]!
}

/** Bits, as in the lists, of every language that has a quarter of the strongest one's hits; all four when a text says nothing. */
export function spokenIn(hits: Hits): number {
  const most = Math.max(...hits)
  if (most < 1) return 15
  return hits.reduce((bits, count, index) => (count >= most / 4 ? bits | (1 << index) : bits), 0)
}
