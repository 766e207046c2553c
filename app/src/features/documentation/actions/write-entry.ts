import type { Actor } from '../../../kernel/actor.ts'
import { isReadyFor, type Audience } from '../../../kernel/audience.ts'
import { tidyKept } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Facts, type Result } from '../../../kernel/result.ts'
import type { Finding } from '../../../platform/guard.ts'
import { checkDraft, checkGist, judgeEdit, textsOf, type DraftRefusal, type Entry, type EntryDraft, type GistRefusal, type Kept } from '../domain/entry.ts'
import { mayAddGist, mayEditEntry, mayKnowEntry, maySeeWords, mayValidate, mayWriteGrid } from '../domain/permissions.ts'
import { addConflict, listConflicts, resolveConflict } from '../store/conflict-store.ts'
import { addEntry, findEntry, lockEntry, retractEntry, saveChecked, saveEntry, saveGist, validateEntry } from '../store/entry-store.ts'
import { findSpeakerRole } from '../store/meeting-store.ts'
import { templateOf } from '../store/template-store.ts'
import { allowedOf, checkWords, strictestFor } from './check-words.ts'
import { keepGrid, note, type GridHouse, type MissingRefusal, type Reading } from './open-grid.ts'

/** What the guard found goes back to who wrote it, and nowhere else. */
export type GuardRefusal = { ok: false; refusal: 'words-refused'; facts?: Facts; findings: Finding[] }
type Guarded<Value, Refusal extends string> = Result<Value, Refusal> | GuardRefusal

export type WriteRefusal = MissingRefusal | DraftRefusal | 'not-yours' | 'id-taken' | 'words-refused'
export type NewWords = { id: string; draft: EntryDraft; kept: Kept }

/** The guard's verdict for the room; the strictest audience for which the words pass. */
async function passWords({ tx, need }: Reading, communityId: string, draft: EntryDraft, kept: Kept): Promise<{ ok: true; value: Audience } | GuardRefusal> {
  const asked = { audience: need, language: draft.language, allow: await allowedOf(tx, communityId), kept }
  const texts = textsOf(draft)
  const checked = checkWords(texts, asked)
  if (!checked.isClear) return { ok: false, refusal: 'words-refused', findings: checked.findings }
  return done(strictestFor(texts, asked) ?? need)
}

/** Of a joint meeting the entry belongs to the community of who wrote it. */
function communityOf({ meeting, stand }: Reading): string {
  return meeting.communityIds.find((id) => stand.memberOf.includes(id)) ?? meeting.communityIds[0] ?? ''
}

/** Each entry has an id of its own, made with the form: however often it is sent, it stands once. */
export async function writeEntry(grid: GridHouse, actor: Actor, meetingId: string, words: NewWords): Promise<Guarded<string, WriteRefusal>> {
  return keepGrid(grid, actor, meetingId, (reading) => writeKept(reading, words, 'form'))
}

/** What was written on paper, area by area: all of it or nothing. @returns how many entries stand for it */
export async function transcribe(grid: GridHouse, actor: Actor, meetingId: string, entries: readonly NewWords[]): Promise<Guarded<number, WriteRefusal>> {
  return keepGrid(grid, actor, meetingId, async (reading): Promise<Guarded<number, WriteRefusal>> => {
    const findings: Finding[] = []
    for (const words of entries) {
      const written = await writeKept(reading, words, 'import')
      if (!written.ok && 'findings' in written) findings.push(...written.findings)
      else if (!written.ok) return written
    }
    return findings.length > 0 ? { ok: false, refusal: 'words-refused', findings } : done(entries.length)
  })
}

async function writeKept(reading: Reading, { id, draft, kept }: NewWords, origin: 'form' | 'import'): Promise<Guarded<string, WriteRefusal>> {
  const { tx, meeting, stand, actor, now } = reading
  if (!mayWriteGrid(stand)) return refused('not-yours')
  const checked = checkDraft(draft)
  if (!checked.ok) return checked
  const known = await findEntry(tx, id)
  if (known !== null) return known.authorId === actor.personId && known.meetingId === meeting.id ? done(id) : refused('id-taken')
  const communityId = communityOf(reading)
  const passed = await passWords(reading, communityId, checked.value, kept)
  if (!passed.ok) return passed
  const { version: templateVersion } = await templateOf(tx, meeting.id)
  const speakerRole = await findSpeakerRole(tx, { meetingId: meeting.id, communityId, personId: actor.personId })
  const place = { id, meetingId: meeting.id, communityId, templateVersion, roundId: null, origin }
  const isAdded = await addEntry(tx, {
    ...checked.value,
    ...place,
    kept,
    checkedFor: passed.value,
    authorId: actor.personId,
    speakerRole,
    writtenAt: now,
    sourceVersion: 0,
  })
  if (!isAdded) return refused('id-taken')
  await note(reading, 'grid.entry-written', { area: checked.value.area })
  return done(id)
}

export type Place = { meetingId: string; entryId: string }
export type EditRefusal = WriteRefusal | 'entry-unknown'

/** One entry, held while it is changed; what somebody may not know is not there. */
export async function keepEntry<Value, Refusal extends string>(
  grid: GridHouse,
  actor: Actor,
  { meetingId, entryId }: Place,
  work: (reading: Reading, entry: Entry) => Promise<Guarded<Value, Refusal>>,
): Promise<Guarded<Value, Refusal | MissingRefusal | 'entry-unknown'>> {
  return keepGrid(grid, actor, meetingId, async (reading): Promise<Guarded<Value, Refusal | 'entry-unknown'>> => {
    const entry = await lockEntry(reading.tx, entryId)
    const isThere = entry !== null && entry.meetingId === meetingId && entry.state !== 'retracted'
    if (!isThere || !mayKnowEntry(reading.stand, entry) || !maySeeWords(reading.stand, entry, reading.need)) return refused('entry-unknown')
    return work(reading, entry)
  })
}

/** Other words, another area, other readers. Two who wrote at the same time are both kept. */
export async function tidyEntry(
  grid: GridHouse,
  actor: Actor,
  place: Place,
  { draft, kept, version }: Edit,
): Promise<Guarded<'same' | 'saved' | 'conflict', EditRefusal>> {
  return keepEntry<'same' | 'saved' | 'conflict', EditRefusal>(grid, actor, place, (reading, entry) => tidyHeld(reading, entry, { draft, kept, version }))
}

type Edit = { draft: EntryDraft; kept: Kept; version: number }

/** The same, for who holds the entry. */
export async function tidyHeld(reading: Reading, entry: Entry, { draft, kept, version }: Edit): Promise<Guarded<'same' | 'saved' | 'conflict', EditRefusal>> {
  const { actor, stand, tx, need, now } = reading
  if (!mayEditEntry(stand, entry)) return refused('not-yours')
  // Who reads it is for its author to say: a lead may make the circle of another's words smaller by no click of hers, nor wider.
  const own = entry.authorId === actor.personId || entry.authorId === null
  const checked = checkDraft(own ? draft : { ...draft, visibility: entry.visibility })
  if (!checked.ok) return checked
  const verdict = judgeEdit(entry, checked.value, version)
  // The same words, sent again while the room needs more: they are looked at anew.
  if (verdict === 'same' && isReadyFor(entry.checkedFor, need)) return done('same')
  const passed = await passWords(reading, entry.communityId, checked.value, kept)
  if (!passed.ok) return passed
  const by = { personId: actor.personId, at: now }
  if (verdict === 'same') await saveChecked(tx, entry.id, { checkedFor: passed.value, kept: tidyKept(kept, textsOf(entry)) })
  else if (verdict === 'conflict') await addConflict(tx, entry, { draft: checked.value, checkedFor: passed.value }, by)
  else await saveEntry(tx, entry, { draft: checked.value, checkedFor: passed.value, kept, state: 'tidied' }, by)
  await note(reading, verdict === 'conflict' ? 'grid.entry-conflict' : 'grid.entry-tidied', { area: checked.value.area })
  return done(verdict === 'conflict' ? 'conflict' : 'saved')
}

/** "Yes, that is what I said", or what the room heard. */
export async function confirmEntry(grid: GridHouse, actor: Actor, place: Place, { as, version }: { as: 'speaker' | 'group'; version: number }) {
  return keepEntry<null, 'not-yours' | 'saved-meanwhile'>(grid, actor, place, async (reading, entry) => {
    if (!mayValidate(reading.stand, entry, as)) return refused('not-yours')
    if (entry.version !== version) return refused('saved-meanwhile')
    await validateEntry(reading.tx, entry, as, { personId: actor.personId, at: reading.now })
    await note(reading, 'grid.entry-validated', { area: entry.area, as })
    return done(null)
  })
}

/** It was not to be written down: the words go for good, that something stood there stays. */
export async function withdrawEntry(grid: GridHouse, actor: Actor, place: Place) {
  return keepEntry<null, 'not-yours'>(grid, actor, place, async (reading, entry) => {
    if (!mayEditEntry(reading.stand, entry)) return refused('not-yours')
    await retractEntry(reading.tx, entry, { personId: actor.personId, at: reading.now })
    await note(reading, 'grid.entry-retracted', { area: entry.area })
    return done(null)
  })
}

/** In another language, in one sentence, by somebody who was there. */
export async function writeGist(grid: GridHouse, actor: Actor, place: Place, gist: { language: Language; text: string; kept: Kept }) {
  return keepEntry<null, GistRefusal | 'not-yours' | 'words-refused'>(grid, actor, place, async (reading, entry) => {
    if (!mayAddGist(reading.stand, entry)) return refused('not-yours')
    const checked = checkGist(entry, gist)
    if (!checked.ok) return checked
    const words: EntryDraft = { ...entry, language: gist.language, text: checked.value, links: [] }
    const passed = await passWords(reading, entry.communityId, words, gist.kept)
    if (!passed.ok) return passed
    const written = { language: gist.language, text: checked.value, checkedFor: passed.value }
    await saveGist(reading.tx, entry, written, { personId: actor.personId, at: reading.now })
    await note(reading, 'grid.gist-written', { language: gist.language })
    return done(null)
  })
}

/** Of two wordings one is chosen; the other goes. */
export async function chooseWording(grid: GridHouse, actor: Actor, place: Place, { conflictId, isTaken }: { conflictId: string; isTaken: boolean }) {
  return keepEntry<null, 'not-yours' | 'conflict-unknown'>(grid, actor, place, async (reading, entry) => {
    if (!mayEditEntry(reading.stand, entry)) return refused('not-yours')
    const conflict = (await listConflicts(reading.tx, entry.meetingId)).find(({ id, entryId }) => id === conflictId && entryId === entry.id)
    if (conflict === undefined) return refused('conflict-unknown')
    const by = { personId: actor.personId, at: reading.now }
    // Its words were guarded when they came; for whom they passed is remembered with them.
    if (isTaken) await saveEntry(reading.tx, entry, { draft: conflict.proposed, checkedFor: conflict.checkedFor, kept: entry.kept, state: 'tidied' }, by)
    await resolveConflict(reading.tx, conflictId, reading.now)
    await note(reading, 'grid.conflict-settled', { isTaken })
    return done(null)
  })
}
