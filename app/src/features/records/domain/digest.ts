import type { Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Entry, EntryKind } from './entry.ts'

const DIGEST_LINES = 10
const LONGEST_LINE = 220

export type DigestLine = {
  entryId: string
  kind: EntryKind
  text: string
  /** The language of these words. */
  language: Language
  /** False when no word of it exists in a language of the reader: it stands in its own. */
  isReadersOwn: boolean
  owner: string
  dueOn: Day | null
}
/** `left` counts the lines that did not fit. */
export type Digest = { lines: DigestLine[]; left: number }

type Told = Pick<Entry, 'id' | 'kind' | 'text' | 'language' | 'gists' | 'owner' | 'ownerWords' | 'dueOn' | 'isConfidential' | 'removedAt' | 'doneAt'>

/** Decisions first, then actions, then other views, then what somebody took the trouble to sum up; the remaining notes only while there is room. */
function rankOf(entry: Told): number {
  const rank = { decision: 0, action: 1, dispute: 2, note: 4 }[entry.kind]
  return entry.kind === 'note' && entry.gists.length > 0 ? 3 : rank
}

/**
 * Ten lines at most, made by rule from what people wrote: nothing is translated. Confidential lines are never in it.
 * @param languages of the reader, the dearest first
 */
export function makeDigest(entries: readonly Told[], languages: readonly Language[]): Digest {
  const shown = entries.filter(({ isConfidential, removedAt }) => !isConfidential && removedAt === null)
  const ordered = shown.toSorted((one, other) => rankOf(one) - rankOf(other))
  const lines = ordered.slice(0, DIGEST_LINES).map((entry) => lineOf(entry, languages))
  return { lines, left: ordered.length - lines.length }
}

function lineOf(entry: Told, languages: readonly Language[]): DigestLine {
  const { text, language, isReadersOwn } = wordsFor(entry, languages)
  return { entryId: entry.id, kind: entry.kind, text: shorten(text), language, isReadersOwn, owner: entry.owner ?? entry.ownerWords, dueOn: entry.dueOn }
}

/** Own words or a gist in the first of these languages that has any; else the own words. */
function wordsFor(
  entry: Pick<Entry, 'text' | 'language' | 'gists'>,
  languages: readonly Language[],
): { text: string; language: Language; isReadersOwn: boolean } {
  for (const language of languages) {
    const gist = entry.gists.find((each) => each.language === language)
    if (entry.language === language) return { text: entry.text, language, isReadersOwn: true }
    if (gist !== undefined) return { text: gist.text, language, isReadersOwn: true }
  }
  return { text: entry.text, language: entry.language, isReadersOwn: false }
}

/** One line: cut at a word when it is too long. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= LONGEST_LINE) return line
  const cut = line.slice(0, LONGEST_LINE)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_LINE / 2))}…`
}
