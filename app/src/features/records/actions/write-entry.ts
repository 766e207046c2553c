import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { House } from '../../../platform/house.ts'
import { listAgenda } from '../../meetings/public.ts'
import { checkEntry, checkGist, judgeEdit, type Entry, type EntryDraft, type EntryRefusal, type GistRefusal } from '../domain/entry.ts'
import { mayAddGist, mayEditEntry, mayMarkLesson, maySeeEntry, maySettleAction, mayWriteRecord } from '../domain/permissions.ts'
import type { WritableRefusal } from '../domain/record.ts'
import {
  addConflict,
  addEntry,
  findEntry,
  listConflicts,
  lockEntry,
  markEntry,
  removeGist,
  resolveConflict,
  saveEntry,
  saveGist,
} from '../store/entry-store.ts'
import { forgetAgreements, listPresent } from '../store/record-store.ts'
import { keepRecord, note, writableNow, type Hands, type Keeping, type MissingRefusal } from './keep-record.ts'

type PlaceRefusal = 'item-unknown' | 'owner-unknown'
export type WriteRefusal = MissingRefusal | WritableRefusal | EntryRefusal | PlaceRefusal | 'not-yours' | 'id-taken'

/** The item is one of this meeting and the owner somebody who was there. What hangs on a confidential item is confidential. */
async function place({ tx, meeting }: Hands, draft: EntryDraft, before: Entry | null): Promise<Result<EntryDraft, PlaceRefusal>> {
  const items = await listAgenda(tx, meeting.id)
  const item = items.find(({ id }) => id === draft.agendaItemId)
  if (draft.agendaItemId !== null && item === undefined) return refused('item-unknown')
  const isNewOwner = draft.ownerId !== null && draft.ownerId !== before?.ownerId
  if (isNewOwner && !(await listPresent(tx, meeting.id)).some(({ personId }) => personId === draft.ownerId)) return refused('owner-unknown')
  return done({ ...draft, isConfidential: draft.isConfidential || item?.isConfidential === true })
}

/** Two moderators write at once: each line has an id of its own, made where it was typed, and stands once however often it is sent. */
export async function writeEntry(house: House, actor: Actor, meetingId: string, id: string, draft: EntryDraft): Promise<Result<string, WriteRefusal>> {
  return keepRecord<string, WriteRefusal>(house, actor, meetingId, 'shared', async (keeping) => {
    const refusal = writableNow(keeping)
    if (refusal !== null) return refused(refusal)
    if (!mayWriteRecord(keeping.stand, keeping.record)) return refused('not-yours')
    const known = await findEntry(keeping.tx, meetingId, id)
    if (known !== null) return known.authorId === actor.personId ? done(id) : refused('id-taken')
    return addKept(keeping, id, draft)
  })
}

/** The same for whoever may write already, the operator of the house included. */
export async function addKept(hands: Hands, id: string, draft: EntryDraft): Promise<Result<string, EntryRefusal | PlaceRefusal | 'id-taken'>> {
  const checked = checkEntry(draft)
  if (!checked.ok) return checked
  const placed = await place(hands, checked.value, null)
  if (!placed.ok) return placed
  const { tx, meeting, now, actor } = hands
  const isAdded = await addEntry(tx, {
    ...placed.value,
    id,
    meetingId: meeting.id,
    authorId: actor?.personId ?? null,
    isByHouse: actor === null,
    writtenAt: now,
  })
  if (!isAdded) return refused('id-taken')
  await afterChange(hands)
  await note(hands, 'record.entry-written', { kind: placed.value.kind })
  return done(id)
}

/** Whoever agreed, agreed to another text. */
async function afterChange({ tx, record, meeting }: Hands): Promise<void> {
  if (record.phase === 'amendable') await forgetAgreements(tx, meeting.id)
}

type EntryWork<Value, Refusal extends string> = (keeping: Keeping, entry: Entry) => Promise<Result<Value, Refusal>>
type EntryPlace = { meetingId: string; entryId: string }

/** One line, held while it is changed; what somebody may not see is not there. */
async function keepEntry<Value, Refusal extends string>(house: House, actor: Actor, { meetingId, entryId }: EntryPlace, work: EntryWork<Value, Refusal>) {
  return keepRecord<Value, Refusal | 'entry-unknown'>(house, actor, meetingId, 'shared', async (keeping) => {
    const entry = await lockEntry(keeping.tx, meetingId, entryId)
    return entry === null || !maySeeEntry(keeping.stand, entry) ? refused('entry-unknown') : work(keeping, entry)
  })
}

export type EditRefusal = WriteRefusal | 'entry-unknown' | 'entry-removed'

function mayChange(keeping: Keeping, entry: Entry): WritableRefusal | 'not-yours' | null {
  return writableNow(keeping) ?? (mayEditEntry(keeping.stand, keeping.record, entry) ? null : 'not-yours')
}

/** Another text than the one that stands, written without having seen it, is kept beside it until somebody chooses. */
export async function editEntry(
  house: House,
  actor: Actor,
  where: EntryPlace,
  { draft, version }: { draft: EntryDraft; version: number },
): Promise<Result<'same' | 'saved' | 'conflict', EditRefusal>> {
  return keepEntry<'same' | 'saved' | 'conflict', EditRefusal>(house, actor, where, async (keeping, entry) => {
    const refusal = mayChange(keeping, entry)
    if (refusal !== null) return refused(refusal)
    if (entry.removedAt !== null) return refused('entry-removed')
    const checked = checkEntry(draft)
    if (!checked.ok) return checked
    const placed = await place(keeping, checked.value, entry)
    if (!placed.ok) return placed
    const by = { personId: actor.personId, now: keeping.now }
    const verdict = judgeEdit(entry, placed.value, version)
    if (verdict === 'same') return done('same')
    if (verdict === 'conflict') {
      await addConflict(keeping.tx, entry, placed.value, by)
      await note(keeping, 'record.entry-conflict')
      return done('conflict')
    }
    await saveEntry(keeping.tx, entry, placed.value, by)
    if (placed.value.language !== entry.language) await removeGist(keeping.tx, entry.id, placed.value.language)
    await afterChange(keeping)
    await note(keeping, 'record.entry-changed', { kind: placed.value.kind })
    return done('saved')
  })
}

export type ConflictRefusal = EditRefusal | 'conflict-unknown'

/** Of two versions of a line one is chosen; the other goes. */
export async function settleConflict(
  house: House,
  actor: Actor,
  { meetingId, conflictId, isTaken }: { meetingId: string; conflictId: string; isTaken: boolean },
): Promise<Result<null, ConflictRefusal>> {
  return keepRecord<null, ConflictRefusal>(house, actor, meetingId, 'shared', async (keeping) => {
    const conflict = (await listConflicts(keeping.tx, meetingId)).find(({ id }) => id === conflictId)
    const entry = conflict === undefined ? null : await lockEntry(keeping.tx, meetingId, conflict.entryId)
    if (conflict === undefined || entry === null || !maySeeEntry(keeping.stand, entry)) return refused('conflict-unknown')
    const refusal = mayChange(keeping, entry)
    if (refusal !== null) return refused(refusal)
    if (isTaken) {
      const placed = await place(keeping, conflict.proposed, entry)
      if (!placed.ok) return placed
      await saveEntry(keeping.tx, entry, placed.value, { personId: actor.personId, now: keeping.now })
      await afterChange(keeping)
    }
    await resolveConflict(keeping.tx, conflictId, keeping.now)
    await note(keeping, 'record.conflict-settled', { isTaken })
    return done(null)
  })
}

/** Taken out, or put back: the words wait until the record is locked. */
export async function removeEntry(house: House, actor: Actor, where: EntryPlace, isRemoved: boolean): Promise<Result<null, EditRefusal>> {
  return keepEntry<null, EditRefusal>(house, actor, where, async (keeping, entry) => {
    const refusal = mayChange(keeping, entry)
    if (refusal !== null) return refused(refusal)
    if ((entry.removedAt !== null) === isRemoved) return done(null)
    await markEntry(keeping.tx, entry.id, isRemoved ? { removedAt: keeping.now, removedBy: actor.personId } : { removedAt: null, removedBy: null })
    await afterChange(keeping)
    await note(keeping, isRemoved ? 'record.entry-removed' : 'record.entry-restored')
    return done(null)
  })
}

export type GistSaveRefusal = MissingRefusal | GistRefusal | 'entry-unknown' | 'record-locked' | 'not-yours'

/** One line in another language, by somebody who was there. */
export async function addGist(
  house: House,
  actor: Actor,
  where: EntryPlace,
  gist: { language: Language; text: string },
): Promise<Result<null, GistSaveRefusal>> {
  return keepEntry<null, GistSaveRefusal>(house, actor, where, async (keeping, entry) => {
    if (keeping.record.phase === 'locked') return refused('record-locked')
    return mayAddGist(keeping.stand, keeping.record) ? gistKept(keeping, entry, gist) : refused('not-yours')
  })
}

/** The same for whoever may already, the operator of the house included. */
export async function gistKept(
  hands: Hands,
  entry: Entry,
  gist: { language: Language; text: string },
): Promise<Result<null, GistRefusal | 'entry-unknown' | 'record-locked'>> {
  if (hands.record.phase === 'locked') return refused('record-locked')
  if (entry.removedAt !== null) return refused('entry-unknown')
  const checked = checkGist(entry, gist)
  if (!checked.ok) return checked
  await saveGist(hands.tx, entry, { language: gist.language, text: checked.value }, { personId: hands.actor?.personId ?? null, now: hands.now })
  await note(hands, 'record.gist-written', { language: gist.language })
  return done(null)
}

/** Done or open again, also once the record is locked: that is news about the world, not about what was said. */
export async function settleAction(
  house: House,
  actor: Actor,
  where: EntryPlace,
  isDone: boolean,
): Promise<Result<null, MissingRefusal | 'entry-unknown' | 'not-yours'>> {
  return keepEntry<null, 'not-yours'>(house, actor, where, async (keeping, entry) => {
    if (entry.removedAt !== null || !maySettleAction(keeping.stand, entry)) return refused('not-yours')
    await markEntry(keeping.tx, entry.id, isDone ? { doneAt: keeping.now, doneBy: actor.personId } : { doneAt: null, doneBy: null })
    await note(keeping, isDone ? 'record.action-done' : 'record.action-reopened')
    return done(null)
  })
}

/** The guide is compiled from these. */
export async function markLesson(
  house: House,
  actor: Actor,
  where: EntryPlace,
  isLesson: boolean,
): Promise<Result<null, MissingRefusal | 'entry-unknown' | 'not-yours'>> {
  return keepEntry<null, 'not-yours'>(house, actor, where, async (keeping, entry) => {
    if (entry.removedAt !== null || !mayMarkLesson(keeping.stand, keeping.meeting)) return refused('not-yours')
    return markKept(keeping, entry, isLesson)
  })
}

/** The same for whoever may mark already, the operator of the house included. */
export async function markKept(hands: Hands, entry: Entry, isLesson: boolean): Promise<Result<null, never>> {
  await markEntry(hands.tx, entry.id, { isLesson })
  await note(hands, isLesson ? 'record.lesson-marked' : 'record.lesson-unmarked')
  return done(null)
}
