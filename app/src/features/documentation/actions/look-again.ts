import type { Actor } from '../../../kernel/actor.ts'
import { isReadyFor } from '../../../kernel/audience.ts'
import { tidyKept } from '../../../kernel/keep-reason.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { applySuggestions, checkText, type Finding } from '../../../platform/guard.ts'
import { checkDraft, textsOf, type Entry, type EntryDraft, type EntryLink, type Kept } from '../domain/entry.ts'
import { mayLookAgain } from '../domain/permissions.ts'
import { listEntries, lockEntry, retractEntry, saveChecked, saveEntry } from '../store/entry-store.ts'
import { allowedOf, checkWords, strictestFor } from './check-words.ts'
import { keepGrid, note, openGrid, type GridHouse, type Reading } from './open-grid.ts'
import { gather, type ReadGrid } from './read-grid.ts'
import type { EditRefusal, GuardRefusal } from './write-entry.ts'

/** An entry that nobody reads until its words pass for the room: what the guard marks in it, and what each name becomes. */
export type WaitingEntry = { entry: Entry; findings: Finding[]; links: EntryLink[] }
export type ReadWaiting = { grid: ReadGrid; waiting: WaitingEntry[] }

/** What waits in one grid for this reader to look at it again; null where there is no grid for her. */
export async function readWaiting(grid: GridHouse, actor: Actor, meetingId: string): Promise<ReadWaiting | null> {
  return openGrid(grid, actor, meetingId, async (reading) => {
    const below = (await listEntries(reading.tx, meetingId)).filter((entry) => isWaiting(reading, entry))
    const waiting: WaitingEntry[] = []
    for (const entry of below) waiting.push(await lookAt(reading, entry))
    return { grid: await gather(reading), waiting }
  })
}

function isWaiting({ stand, need }: Pick<Reading, 'stand' | 'need'>, entry: Entry): boolean {
  return mayLookAgain(stand, entry) && !isReadyFor(entry.checkedFor, need)
}

async function lookAt({ tx, need }: Reading, entry: Entry): Promise<WaitingEntry> {
  const asked = { audience: need, language: entry.language, allow: await allowedOf(tx, entry.communityId), kept: entry.kept }
  const links = entry.links.map((link) => {
    return { ...link, label: applySuggestions(link.label, checkText(link.label, asked).findings.filter(isStopping)) }
  })
  return { entry, findings: checkText(entry.text, asked).findings.filter(isStopping), links }
}

/** A thought stops nobody. */
function isStopping({ tier }: Finding): boolean {
  return tier !== 'C'
}

type Place = { meetingId: string; entryId: string }
type Words = { text: string; kept: Kept; version: number }

/** Other words in place of those that are marked, or the same ones with a reason: what passes is read by everybody again who may. */
export async function lookAgain(grid: GridHouse, actor: Actor, { meetingId, entryId }: Place, { text, kept, version }: Words) {
  type Answer = { ok: true; value: 'saved' } | GuardRefusal | { ok: false; refusal: EditRefusal | 'saved-meanwhile' }
  return keepGrid(grid, actor, meetingId, async (reading): Promise<Answer> => {
    const entry = await lockEntry(reading.tx, entryId)
    if (entry === null || entry.meetingId !== meetingId || !isWaiting(reading, entry)) return refused('entry-unknown')
    if (entry.version !== version) return refused('saved-meanwhile')
    const { links } = await lookAt(reading, entry)
    const draft: EntryDraft = { area: entry.area, language: entry.language, visibility: entry.visibility, text, links }
    const checked = checkDraft(draft)
    if (!checked.ok) return checked
    const texts = textsOf(checked.value)
    const asked = {
      audience: reading.need,
      language: entry.language,
      allow: await allowedOf(reading.tx, entry.communityId),
      kept: tidyKept({ ...entry.kept, ...kept }, texts),
    }
    const found = checkWords(texts, asked)
    if (!found.isClear) return { ok: false, refusal: 'words-refused', findings: found.findings }
    const written = { checkedFor: strictestFor(texts, asked) ?? reading.need, kept: asked.kept }
    const isSame = checked.value.text === entry.text && JSON.stringify(checked.value.links) === JSON.stringify(entry.links)
    const by = { personId: actor.personId, at: reading.now }
    if (isSame) await saveChecked(reading.tx, entry.id, written)
    else await saveEntry(reading.tx, entry, { draft: checked.value, ...written, state: 'tidied' }, by)
    await note(reading, 'grid.entry-tidied', { area: entry.area })
    return done('saved')
  })
}

/** What waits and should not have been written: its words go for good. */
export async function withdrawWaiting(grid: GridHouse, actor: Actor, { meetingId, entryId }: Place) {
  return keepGrid(grid, actor, meetingId, async (reading): Promise<Result<null, 'entry-unknown'>> => {
    const entry = await lockEntry(reading.tx, entryId)
    if (entry === null || entry.meetingId !== meetingId || !isWaiting(reading, entry)) return refused('entry-unknown')
    await retractEntry(reading.tx, entry, { personId: actor.personId, at: reading.now })
    await note(reading, 'grid.entry-retracted', { area: entry.area })
    return done(null)
  })
}
