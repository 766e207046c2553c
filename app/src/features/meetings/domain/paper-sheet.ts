import type { Choice } from './attendance.ts'
import { CHOICES, type NameRefusal } from './attendance.ts'
import type { RowCodeRefusal } from './paper-code.ts'

/** What can be ticked beside a row: these go to the contact round of the meeting. */
export const PAPER_BOXES = ['mail', 'phone', 'nothing'] as const
export type PaperBox = (typeof PAPER_BOXES)[number]

/** One row of the paper as somebody read it: who it is, by row or by name, the answer, and the boxes. `line` is where it was typed. */
export type PaperEntry = { line: number; text: string; who: { personId: string } | { name: string }; choice: Choice; boxes: readonly PaperBox[] }

export type PaperFaultKind =
  | RowCodeRefusal
  | NameRefusal
  | 'row-unknown'
  | 'answer-missing'
  | 'boxes-contradict'
  | 'boxes-without-print'
  | 'person-unknown'
  | 'two-of-that-name'
export type PaperFault = { line: number; text: string; why: PaperFaultKind }

const KEYS = 'hoea'
const DIGITS = '1234'
const BOX_KEYS: Record<string, PaperBox> = { m: 'mail', p: 'phone', n: 'nothing' }

/** A key, its digit, or the word that files use. */
function parseAnswer(text: string): Choice | null {
  const key = text.toLowerCase()
  const place = key.length === 1 ? Math.max(KEYS.indexOf(key), DIGITS.indexOf(key)) : CHOICES.findIndex((choice) => choice === key)
  return CHOICES[place] ?? null
}

function parseBoxes(text: string): PaperBox[] | null {
  const keys = [...text.toLowerCase()]
  return keys.length > 0 && keys.length <= 3 && keys.every((key) => key in BOX_KEYS) ? [...new Set(keys.flatMap((key) => BOX_KEYS[key] ?? []))] : null
}

const LONGEST_TEXT = 60_000

/**
 * Reads lines such as `12K h`, `12K;h;mp` or `Zoé Lambert h`. Empty lines, and those that begin with `#`, say nothing.
 * @param readCode what a row code means on the printed sheet; null where nothing was printed
 */
export function parsePaperLines(
  text: string,
  readCode: ((code: string) => { personId: string } | RowCodeRefusal | 'row-unknown') | null,
): { entries: PaperEntry[]; faults: PaperFault[] } {
  const entries: PaperEntry[] = []
  const faults: PaperFault[] = []
  for (const [index, raw] of text.slice(0, LONGEST_TEXT).split(/\r?\n/).entries()) {
    const typed = raw.trim()
    if (typed === '' || typed.startsWith('#')) continue
    const read = parseLine(typed, readCode)
    const where = { line: index + 1, text: typed.slice(0, 60) }
    if (typeof read === 'string') faults.push({ ...where, why: read })
    else entries.push({ ...where, ...read })
  }
  return { entries, faults }
}

function parseLine(typed: string, readCode: Parameters<typeof parsePaperLines>[1]): Omit<PaperEntry, 'line' | 'text'> | PaperFaultKind {
  const parts = (/[;,\t]/.test(typed) ? typed.split(/[;,\t]/) : typed.split(/\s+/)).map((part) => part.trim()).filter((part) => part !== '')
  const boxes = parts.length > 2 ? parseBoxes(parts.at(-1) ?? '') : null
  const choice = parseAnswer(parts.at(boxes === null ? -1 : -2) ?? '')
  const subject = parts.slice(0, boxes === null ? -1 : -2).join(' ')
  if (choice === null || subject === '') return 'answer-missing'
  if (isContradiction(boxes ?? [])) return 'boxes-contradict'
  const who = /^\d/.test(subject) ? (readCode === null ? 'code-unreadable' : readCode(subject)) : { name: subject }
  return typeof who === 'string' ? who : { who, choice, boxes: boxes ?? [] }
}

/** "Nothing" and something. */
export function isContradiction(boxes: readonly PaperBox[]): boolean {
  return boxes.includes('nothing') && boxes.length > 1
}

export type KnownEntry = Omit<PaperEntry, 'who'> & { personId: string }

/** The same person twice on paper is one line: having been there wins, and what was ticked on either row counts. */
export function mergeTwice(entries: readonly KnownEntry[]): { entries: KnownEntry[]; twice: string[]; faults: PaperFault[] } {
  const byPerson = new Map<string, KnownEntry>()
  const twice = new Set<string>()
  for (const entry of entries) {
    const before = byPerson.get(entry.personId)
    if (before !== undefined) twice.add(entry.personId)
    const choice = before === undefined || CHOICES.indexOf(entry.choice) < CHOICES.indexOf(before.choice) ? entry.choice : before.choice
    byPerson.set(entry.personId, { ...entry, choice, boxes: [...new Set([...(before?.boxes ?? []), ...entry.boxes])] })
  }
  const merged = [...byPerson.values()]
  const faults = merged.filter(({ boxes }) => isContradiction(boxes)).map(({ line, text }): PaperFault => ({ line, text, why: 'boxes-contradict' }))
  return { entries: merged, twice: [...twice], faults }
}
