import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName, Language, LocalText } from '../../../kernel/language.ts'
import type { Amendment } from './amendment.ts'
import type { Entry, EntryDraft, PresentPerson } from './entry.ts'
import type { Stand } from './permissions.ts'
import type { MeetingRecord, Phase } from './record.ts'

/** An item of the agenda as far as a record needs it. */
export type RecordItem = {
  id: string
  /** Its own words in every place, or the name of its kind in each language. */
  names: Record<Language, string>
  /** The language of its own words; null for the name of a kind. */
  language: Language | null
  isConfidential: boolean
}

export type Conflict = { id: string; entryId: string; proposed: EntryDraft; by: string | null; at: Instant }
export type Erratum = { id: string; entryId: string | null; words: LocalText; reason: string; by: string | null; at: Instant }

/** An action that nobody said is done, or one that is. */
export type ActionLine = {
  entryId: string
  meetingId: string
  heldOn: Day
  words: LocalText
  gists: LocalText[]
  ownerId: string | null
  owner: string | null
  ownerWords: string
  dueOn: Day | null
  doneAt: Instant | null
}

/** Everything of one record that this reader may see. */
export type ShownRecord = {
  record: MeetingRecord
  stand: Stand
  items: RecordItem[]
  entries: Entry[]
  /** Confidential lines that the reader was not there for. */
  hidden: number
  conflicts: Conflict[]
  amendments: Amendment[]
  errata: Erratum[]
  present: PresentPerson[]
  /** Of those present, how many said that it is right as it stands. */
  agreed: number
  hasAgreed: boolean
  hasWished: boolean
  followUp: ActionLine[]
  amendableDays: number
}

export type FoundEntry = { entryId: string; meetingId: string; heldOn: Day; words: LocalText; kind: Entry['kind']; gists: LocalText[] }
export type RecordRow = {
  meetingId: string
  title: string
  titleLanguage: string
  startsAt: Instant
  phase: Phase
  amendableUntil: Instant | null
  entries: number
  openActions: number
}
export type Lesson = { entryId: string; meetingId: string; heldOn: Day; communityId: string; words: LocalText; gists: LocalText[] }
export type RecordsOf = { id: string; name: BilingualName; accent: string; isClosed: boolean }

export const ROWS_A_PAGE = 30

/** Entries of one item of the agenda, in the order in which they were written; those of none come last. */
export function groupByItem(items: readonly RecordItem[], entries: readonly Entry[]): { item: RecordItem | null; entries: Entry[] }[] {
  const known = new Set(items.map(({ id }) => id))
  const loose = entries.filter(({ agendaItemId }) => agendaItemId === null || !known.has(agendaItemId))
  const groups = items.map((item) => ({ item, entries: entries.filter(({ agendaItemId }) => agendaItemId === item.id) }))
  return [...groups, { item: null, entries: loose }]
}
