import type { Actor } from '../../../kernel/actor.ts'
import { isReadyFor } from '../../../kernel/audience.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { compareWords, type WordPart } from '../domain/compare-words.ts'
import type { Entry } from '../domain/entry.ts'
import { mayKnowWording, maySeeWords } from '../domain/permissions.ts'
import { listEntries } from '../store/entry-store.ts'
import { listWordings, removeWording, type StoredWording } from '../store/wording-store.ts'
import { allowedOf, checkWords } from './check-words.ts'
import { note, openGrid, type GridHouse, type Reading } from './open-grid.ts'
import { keepEntry, tidyHeld, type EditRefusal, type Place } from './write-entry.ts'

/** An earlier wording as somebody sees it who may change the entry. */
export type Wording = Pick<StoredWording, 'version' | 'language' | 'by' | 'at'> & {
  /** Null: the room needs more than these words passed for; they can be removed, not read. */
  parts: WordPart[] | null
  text: string | null
  /** The guard finds in it today what may not stand in this room. */
  isRefused: boolean
}

/** The earlier wordings of an entry, each beside the one that took its place; none for who may not change it. */
export async function readWordings(grid: GridHouse, actor: Actor, { meetingId, entryId }: Place): Promise<Wording[]> {
  const found = await openGrid(grid, actor, meetingId, async (reading) => {
    const entry = (await listEntries(reading.tx, meetingId)).find(({ id }) => id === entryId)
    return entry === undefined ? [] : showWordings(reading, entry)
  })
  return found ?? []
}

async function showWordings({ tx, stand, need }: Reading, entry: Entry): Promise<Wording[]> {
  const stored = (await listWordings(tx, entry.id)).filter((wording) => mayKnowWording(stand, entry, wording))
  const allow = await allowedOf(tx, entry.communityId)
  let after: string = entry.text
  return stored.map(({ version, language, by, at, text, checkedFor }) => {
    const isShown = maySeeWords(stand, { authorId: entry.authorId, checkedFor }, need)
    const { isClear } = checkWords([text], { audience: need, language, allow, kept: entry.kept })
    const parts = isShown ? compareWords(text, after) : null
    if (isShown) after = text
    return { version, language, by, at, parts, text: isShown ? text : null, isRefused: !isClear || !isReadyFor(checkedFor, need) }
  })
}

/** An earlier wording stands again, if the guard lets it pass today; the one that stood becomes an earlier one. */
export async function restoreWording(grid: GridHouse, actor: Actor, place: Place, { wording, version }: { wording: number; version: number }) {
  type Outcome = 'same' | 'saved' | 'conflict'
  return keepEntry<Outcome, EditRefusal | 'wording-unknown' | 'saved-meanwhile'>(grid, actor, place, async (reading, entry) => {
    const stored = (await listWordings(reading.tx, entry.id)).find((each) => each.version === wording)
    if (stored === undefined || !mayKnowWording(reading.stand, entry, stored)) return refused('wording-unknown')
    if (!maySeeWords(reading.stand, { authorId: entry.authorId, checkedFor: stored.checkedFor }, reading.need)) return refused('wording-unknown')
    if (entry.version !== version) return refused('saved-meanwhile')
    return tidyHeld(reading, entry, { draft: { ...entry, text: stored.text, language: stored.language }, kept: entry.kept, version })
  })
}

/** It should never have been written: the words go for good, the entry stays as it is. */
export async function forgetWording(grid: GridHouse, actor: Actor, place: Place, wording: number) {
  return keepEntry<null, 'wording-unknown'>(grid, actor, place, async (reading, entry): Promise<Result<null, 'wording-unknown'>> => {
    const stored = (await listWordings(reading.tx, entry.id)).find((each) => each.version === wording)
    if (stored === undefined || !mayKnowWording(reading.stand, entry, stored)) return refused('wording-unknown')
    await removeWording(reading.tx, entry.id, wording)
    await note(reading, 'grid.wording-removed', { area: entry.area })
    return done(null)
  })
}
