import type { Language } from '../../../kernel/language.ts'
import type { Entry } from './entry.ts'

export const PARITY_LANGUAGES = ['fr', 'nl'] as const
export type ParityLanguage = (typeof PARITY_LANGUAGES)[number]

/** How much of a record can be read in one language: its own words, or a gist that somebody wrote. */
export type Parity = { language: ParityLanguage; entries: number; ofEntries: number; words: number; ofWords: number; missing: string[] }

type Readable = Pick<Entry, 'id' | 'language' | 'text' | 'gists'>

export function isReadableIn(entry: Pick<Entry, 'language' | 'gists'>, language: Language): boolean {
  return entry.language === language || entry.gists.some((gist) => gist.language === language)
}

/** Words of the own text, whichever language it is read in: a gist stands for the whole line. */
export function measureParity(entries: readonly Readable[]): Parity[] {
  const wordsOf = (some: readonly Readable[]) => some.reduce((sum, { text }) => sum + countWords(text), 0)
  return PARITY_LANGUAGES.map((language) => {
    const readable = entries.filter((entry) => isReadableIn(entry, language))
    const missing = entries.filter((entry) => !isReadableIn(entry, language)).map(({ id }) => id)
    return { language, entries: readable.length, ofEntries: entries.length, words: wordsOf(readable), ofWords: wordsOf(entries), missing }
  })
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}](?:[\p{L}\p{N}’'·-]*[\p{L}\p{N}])?/gu)?.length ?? 0
}
