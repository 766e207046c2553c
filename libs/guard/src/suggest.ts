import { SAYINGS } from './data/suggestions.ts'
import type { Language } from './languages.ts'
import type { Finding } from './span.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A, B … Z, A2, B2 …: one letter a person, in the order in which they come up. */
export function makeLetters(): (person: string) => string {
  const letters = new Map<string, string>()
  return (person) => {
    const known = letters.get(person)
    if (known !== undefined) return known
    const round = Math.floor(letters.size / ALPHABET.length)
    const letter = `${ALPHABET[letters.size % ALPHABET.length]}${round === 0 ? '' : round + 1}`
    letters.set(person, letter)
    return letter
  }
}

/** Winter 0 to autumn 3, by month 1 to 12. */
function seasonOf(month: number): 0 | 1 | 2 | 3 {
  return ([0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 0] as const)[month - 1] ?? 0
}

function suggestName({ note }: Finding, language: Language, letter: string): string {
  const { titles } = SAYINGS[language]
  if (note?.honorific) return letter
  return `${note?.sex === 'f' ? titles.f : note?.sex === 'm' ? titles.m : titles.none} ${letter}`
}

/** `before`: some 12 characters in front of the finding, so that no preposition comes twice. */
export type SuggestContext = { language: Language; letterOf: (person: string) => string; before: string }

function behindPreposition(before: string, language: Language): string | undefined {
  const low = before.toLowerCase()
  return SAYINGS[language].behind.find(([word]) => low === `${word} ` || low.endsWith(` ${word} `) || low.endsWith(`\n${word} `))?.[1]
}

/** What may stand in the place of a finding, in the language of its sentence. Never itself an identifier. */
export function suggest(finding: Finding, { language, letterOf, before }: SuggestContext): string {
  const sayings = SAYINGS[language]
  const { kind, note } = finding
  if (kind === 'name' || kind === 'initials') return suggestName(finding, language, letterOf(note?.person ?? `${finding.start}`))
  if (kind === 'birth-date' && note?.year !== undefined) return sayings.decade(Math.floor(note.year / 10) * 10)
  if (kind === 'date' && note?.month !== undefined) return sayings.season(seasonOf(note.month), note.year)
  if (kind === 'combination') return note?.age === undefined ? (sayings.attributes[note?.attribute ?? ''] ?? sayings.kinds.combination) : sayings.age(note.age)
  if (kind === 'address' || kind === 'place') return behindPreposition(before, language) ?? sayings.kinds[kind]
  return sayings.kinds[kind]
}
