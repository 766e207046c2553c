import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import type { Audience } from './audience.ts'
import type { Entry, EntryDraft, EntryState } from './entry.ts'
import type { GridArea, GridTemplate } from './grid.ts'
import type { Stand } from './permissions.ts'

export type NamedCommunity = { id: string; name: BilingualName; accent: string; isClosed: boolean }

/** An entry as one reader sees it. `isWithheld`: its author alone still reads it, because the room needs more than the guard let it pass for. */
export type ShownEntry = Entry & { isWithheld: boolean; mayEdit: boolean; mayGist: boolean; mayValidate: readonly ('speaker' | 'group')[] }

/** Two wordings of one entry, of which somebody chooses. */
export type ShownConflict = { id: string; entryId: string; proposed: EntryDraft; by: string | null; at: Instant; isFromSource: boolean }

export type ShownGrid = {
  stand: Stand
  /** What the room needs. */
  need: Audience
  template: GridTemplate
  entries: ShownEntry[]
  /** So many stand there that this reader may not read. */
  hidden: number
  /** So many wait for this reader to look at them again, since the room needs more. */
  waiting: number
  /** So many nobody confirmed yet, and this reader may: her own, and as the group. */
  toConfirm: Record<'speaker' | 'group', number>
  readAt: Instant
  conflicts: ShownConflict[]
  mayWrite: boolean
}

export type GridFilter = {
  words: string
  area: GridArea | null
  language: Language | null
  state: EntryState | null
  /** One meeting alone. */
  meetingId: string | null
  from: Day | null
  until: Day | null
  page: number
}

export const ROWS_A_PAGE = 30

/** An entry in the list of a community: what members read, with its meeting. */
export type FoundEntry = Pick<
  Entry,
  'id' | 'meetingId' | 'area' | 'language' | 'text' | 'links' | 'state' | 'author' | 'speakerRole' | 'gists' | 'templateVersion' | 'origin' | 'version'
> & {
  heldOn: Day
  meetingTitle: string
}

/** A wall is read by everybody who was there: nothing that somebody reads alone. */
export function isForTheWall({ state, visibility, isWithheld }: Pick<ShownEntry, 'state' | 'visibility' | 'isWithheld'>): boolean {
  return state !== 'retracted' && visibility !== 'private' && !isWithheld
}
