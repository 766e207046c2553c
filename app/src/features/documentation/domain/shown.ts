import type { Audience } from '../../../kernel/audience.ts'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import type { Entry, EntryDraft, EntryState } from './entry.ts'
import type { GridArea, GridTemplate } from './grid.ts'
import type { Stand } from './permissions.ts'

export type NamedCommunity = { id: string; name: BilingualName; accent: string; isClosed: boolean }

/** An entry as one reader sees it. `isWithheld`: its author alone still reads it, because the room needs more than the guard let it pass for. */
export type ShownEntry = Entry & { isWithheld: boolean; mayEdit: boolean; mayGist: boolean; mayValidate: readonly ('speaker' | 'group')[] }

/** Two wordings of one entry, of which somebody chooses. */
export type ShownConflict = {
  id: string
  entryId: string
  proposed: EntryDraft
  by: string | null
  at: Instant
  isFromSource: boolean
  /** As of an entry: who wrote it alone still reads it. */
  isWithheld: boolean
}

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

type Wording = Pick<EntryDraft, 'language' | 'text'>

/** An entry in the list of a community: what members read, with its meeting. */
export type FoundEntry = Pick<
  Entry,
  'id' | 'meetingId' | 'area' | 'language' | 'text' | 'links' | 'state' | 'author' | 'speakerRole' | 'gists' | 'templateVersion' | 'origin' | 'version'
> & {
  heldOn: Day
  meetingTitle: string
  /** Other wordings of the same moment, of which nobody has chosen yet. */
  besides: readonly Wording[]
}

/** A wall is read by everybody who was there: nothing that somebody reads alone. */
export function isForTheWall({ state, visibility, isWithheld }: Pick<ShownEntry, 'state' | 'visibility' | 'isWithheld'>): boolean {
  return state !== 'retracted' && visibility !== 'private' && !isWithheld
}

/** What was written at the same moment as an entry on the wall, while nobody has chosen. */
export function besidesOnTheWall({ conflicts }: Pick<ShownGrid, 'conflicts'>, entryId: string): Wording[] {
  return conflicts
    .filter((conflict) => conflict.entryId === entryId && conflict.isFromSource && !conflict.isWithheld && conflict.proposed.visibility !== 'private')
    .map(({ proposed }) => proposed)
}
