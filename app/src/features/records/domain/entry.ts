import { isDay, type Day, type Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** What one line of a record is. A dispute note keeps another view beside what was decided. */
export const ENTRY_KINDS = ['note', 'decision', 'action', 'dispute'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export type EntryDraft = {
  agendaItemId: string | null
  kind: EntryKind
  /** The language in which it was said. */
  language: Language
  text: string
  /** Who does it, of those present; or in words. */
  ownerId: string | null
  ownerWords: string
  dueOn: Day | null
  isConfidential: boolean
}

/** One line in another language, written by a person. */
export type Gist = { language: Language; text: string; by: string | null; at: Instant }

export type Entry = EntryDraft & {
  id: string
  meetingId: string
  authorId: string | null
  /** Null once the author left: "former member". */
  author: string | null
  owner: string | null
  writtenAt: Instant
  placedAt: Instant
  editedBy: string | null
  editedAt: Instant | null
  doneAt: Instant | null
  isLesson: boolean
  removedAt: Instant | null
  version: number
  gists: Gist[]
}

export const LONGEST_ENTRY = 2_000
export const LONGEST_GIST = 300
export type EntryRefusal = 'text-missing' | 'text-too-long' | 'owner-too-long' | 'day-wrong'

/** A decision or an action may have an owner and a date; a note has neither. */
export function checkEntry(draft: EntryDraft): Result<EntryDraft, EntryRefusal> {
  const text = draft.text.trim()
  if (text === '') return refused('text-missing')
  if (text.length > LONGEST_ENTRY) return refused('text-too-long')
  if (draft.ownerWords.length > 200) return refused('owner-too-long')
  if (draft.dueOn !== null && !isDay(draft.dueOn)) return refused('day-wrong')
  const hasOwner = draft.kind === 'decision' || draft.kind === 'action'
  const ownerId = hasOwner ? draft.ownerId : null
  return done({ ...draft, text, ownerId, ownerWords: hasOwner && ownerId === null ? draft.ownerWords.trim() : '', dueOn: hasOwner ? draft.dueOn : null })
}

export type GistRefusal = 'text-missing' | 'gist-too-long' | 'same-language'

/** One line, in another language than the entry's own. */
export function checkGist(entry: Pick<Entry, 'language'>, { language, text }: { language: Language; text: string }): Result<string, GistRefusal> {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line === '') return refused('text-missing')
  if (line.length > LONGEST_GIST) return refused('gist-too-long')
  return language === entry.language ? refused('same-language') : done(line)
}

const FIELDS = ['agendaItemId', 'kind', 'language', 'text', 'ownerId', 'ownerWords', 'dueOn', 'isConfidential'] as const

function isSameEntry(one: EntryDraft, other: EntryDraft): boolean {
  return FIELDS.every((field) => one[field] === other[field])
}

export type EditVerdict = 'same' | 'save' | 'conflict'

/** Another text than the one that stands now, written without having seen it, is kept beside it. */
export function judgeEdit(stored: Entry, draft: EntryDraft, version: number): EditVerdict {
  if (isSameEntry(stored, draft)) return 'same'
  return stored.version === version ? 'save' : 'conflict'
}

const SIGNS: Record<string, EntryKind> = { '!': 'decision', '>': 'action', '~': 'dispute' }
const NUMBERED_DAY = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/

export type PresentPerson = { personId: string; name: string }
type QuickLine = { line: string; kind: EntryKind; present: readonly PresentPerson[]; heldOn: Day }
type ReadLine = Pick<EntryDraft, 'kind' | 'text' | 'ownerId' | 'ownerWords' | 'dueOn'>

/**
 * A line typed without leaving the keyboard: "!" begins a decision, ">" an action, "~" another view; "@Name" says who and a day at the
 * end until when: "> ring the desk @Bart 14/3". A name means somebody present when it fits one person alone.
 */
export function readQuickLine({ line, kind, present, heldOn }: QuickLine): ReadLine {
  const sign = SIGNS[line.trim().slice(0, 1)]
  const rest = sign === undefined ? line.trim() : line.trim().slice(1).trim()
  const found = sign ?? kind
  if (found !== 'action' && found !== 'decision') return { kind: found, text: rest, ownerId: null, ownerWords: '', dueOn: null }
  const { text: undated, dueOn } = takeDay(rest, heldOn)
  const { text, name } = takeName(undated)
  const owner = name === '' ? null : findOne(present, name)
  return { kind: found, text, ownerId: owner, ownerWords: owner === null ? name : '', dueOn }
}

function takeDay(text: string, heldOn: Day): { text: string; dueOn: Day | null } {
  const words = text.split(/\s+/)
  const day = readDay(words.at(-1) ?? '', heldOn)
  return day === null ? { text, dueOn: null } : { text: words.slice(0, -1).join(' '), dueOn: day }
}

/** "14/3" is the next one from the day of the meeting on. */
function readDay(word: string, heldOn: Day): Day | null {
  if (isDay(word)) return word
  const [, day = '', month = '', year] = NUMBERED_DAY.exec(word) ?? []
  if (day === '') return null
  const on = (inYear: number) => `${inYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const heldIn = Number(heldOn.slice(0, 4))
  const wished = year === undefined ? [on(heldIn), on(heldIn + 1)].find((each) => each >= heldOn) : on(Number(year))
  return wished !== undefined && isDay(wished) ? wished : null
}

/** An "@" that begins a word; the name reaches to the end. */
function takeName(text: string): { text: string; name: string } {
  const at = text.search(/(?:^|\s)@\p{L}/u)
  if (at < 0) return { text, name: '' }
  return { text: text.slice(0, at).trim(), name: text.slice(at).trim().slice(1) }
}

function findOne(present: readonly PresentPerson[], name: string): string | null {
  const wanted = normaliseName(name)
  const meant = present.filter((person) => ` ${normaliseName(person.name)}`.includes(` ${wanted}`))
  return meant.length === 1 && meant[0] !== undefined ? meant[0].personId : null
}
