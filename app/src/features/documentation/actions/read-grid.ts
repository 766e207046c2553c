import type { Actor } from '../../../kernel/actor.ts'
import type { Audience } from '../../../kernel/audience.ts'
import { listNamedCommunities, type Meeting } from '../../meetings/public.ts'
import type { Entry } from '../domain/entry.ts'
import {
  isToConfirm,
  mayAddGist,
  mayEditEntry,
  mayKnowEntry,
  mayLookAgain,
  maySeeGist,
  maySeeWords,
  mayValidate,
  mayWriteGrid,
  type Stand,
} from '../domain/permissions.ts'
import type { NamedCommunity, ShownConflict, ShownEntry, ShownGrid } from '../domain/shown.ts'
import { listConflicts, type Conflict } from '../store/conflict-store.ts'
import { listEntries } from '../store/entry-store.ts'
import { templateOf } from '../store/template-store.ts'
import { openGrid, type GridHouse, type Reading } from './open-grid.ts'

export type ReadGrid = ShownGrid & { meeting: Meeting; communities: NamedCommunity[] }

/** The grid of one meeting as far as this reader may see it; null when there is none for her. */
export async function readGrid(grid: GridHouse, actor: Actor, meetingId: string): Promise<ReadGrid | null> {
  return openGrid(grid, actor, meetingId, gather)
}

/** What one reader sees of the grid that is open. */
export async function gather({ tx, meeting, stand, need, now }: Reading): Promise<ReadGrid> {
  const all = await listEntries(tx, meeting.id)
  const entries = all.flatMap((entry) => showEntry(stand, entry, need) ?? [])
  const seen = new Map(entries.map((entry) => [entry.id, entry]))
  const conflicts = await listConflicts(tx, meeting.id)
  const below = all.filter((entry) => mayLookAgain(stand, entry) && !maySeeWords({ personId: '' }, entry, need))
  const waiting = new Set(below.map(({ id }) => id))
  return {
    meeting,
    communities: await listNamedCommunities(tx, meeting.communityIds),
    stand,
    need,
    template: await templateOf(tx, meeting.id),
    entries,
    hidden: all.filter(({ id, state }) => !seen.has(id) && !waiting.has(id) && state !== 'retracted').length,
    waiting: waiting.size,
    toConfirm: {
      speaker: entries.filter((entry) => !entry.isWithheld && isToConfirm(stand, entry, 'speaker')).length,
      group: entries.filter((entry) => !entry.isWithheld && isToConfirm(stand, entry, 'group')).length,
    },
    readAt: now,
    conflicts: conflicts.flatMap((conflict) => showConflict(stand, conflict, { entry: seen.get(conflict.entryId), need }) ?? []),
    mayWrite: mayWriteGrid(stand),
  }
}

/** Null for what is not hers to know, and for words that passed for less than she needs. A tombstone has no words. */
function showEntry(stand: Stand, entry: Entry, need: Audience): ShownEntry | null {
  if (!mayKnowEntry(stand, entry)) return null
  if (entry.state !== 'retracted' && !maySeeWords(stand, entry, need)) return null
  const isWithheld = entry.state !== 'retracted' && !maySeeWords({ personId: '' }, entry, need)
  return {
    ...entry,
    gists: entry.gists.filter((gist) => maySeeGist(gist, need)),
    isWithheld,
    mayEdit: mayEditEntry(stand, entry),
    mayGist: mayAddGist(stand, entry),
    mayValidate: (['speaker', 'group'] as const).filter((as) => !isWithheld && entry.validatedAs !== as && mayValidate(stand, entry, as)),
  }
}

/** The other words are for who may choose, those of the same moment for whoever reads the entry; they have to pass like the entry itself. */
function showConflict(stand: Stand, conflict: Conflict, { entry, need }: { entry: ShownEntry | undefined; need: Audience }): ShownConflict | null {
  const words = { authorId: conflict.proposedBy, checkedFor: conflict.checkedFor }
  if (entry === undefined || !(entry.mayEdit || conflict.isFromSource) || !maySeeWords(stand, words, need)) return null
  const { id, entryId, proposed, by, at, isFromSource } = conflict
  return { id, entryId, proposed, by, at, isFromSource, isWithheld: !maySeeWords({ personId: '' }, words, need) }
}

/** One entry of the grid, or null where it is not this reader's to see. */
export function findShown({ entries }: Pick<ShownGrid, 'entries'>, id: string): ShownEntry | null {
  return entries.find((entry) => entry.id === id) ?? null
}
