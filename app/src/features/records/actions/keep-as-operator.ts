import { randomUUID } from 'node:crypto'
import type { Language } from '../../../kernel/language.ts'
import { refused, type Result } from '../../../kernel/result.ts'
import { asSystem } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { listAgenda } from '../../meetings/public.ts'
import type { DecisionRefusal } from '../domain/amendment.ts'
import type { Entry, EntryDraft, EntryRefusal, GistRefusal } from '../domain/entry.ts'
import { isMethodMeeting } from '../domain/permissions.ts'
import type { LockRefusal, PrepareRefusal, WritableRefusal } from '../domain/record.ts'
import { findMeetingOfAmendment } from '../store/amendment-store.ts'
import { findMeetingOfEntry, lockEntry } from '../store/entry-store.ts'
import { decideKept } from './amend-record.ts'
import { keepAsOperator, writableNow, type Hands, type MissingRefusal } from './keep-record.ts'
import { lockKept, prepareKept } from './move-record.ts'
import { addKept, gistKept, markKept } from './write-entry.ts'

type LineOfHouse = Pick<EntryDraft, 'kind' | 'language' | 'text' | 'ownerWords' | 'dueOn'>
type PlacedRefusal = 'item-unknown' | 'owner-unknown' | 'id-taken'

/** A line from the command line: beside the agenda, not confidential, under the name of the house. @returns its id */
export async function writeAsOperator(
  house: House,
  meetingId: string,
  line: LineOfHouse,
): Promise<Result<string, MissingRefusal | WritableRefusal | EntryRefusal | PlacedRefusal>> {
  return keepAsOperator<string, WritableRefusal | EntryRefusal | PlacedRefusal>(house, meetingId, 'shared', async (hands) => {
    const refusal = writableNow(hands)
    if (refusal !== null) return refused(refusal)
    return addKept(hands, randomUUID(), { ...line, agendaItemId: null, ownerId: null, isConfidential: false })
  })
}

export async function prepareAsOperator(house: House, meetingId: string): Promise<Result<null, MissingRefusal | WritableRefusal | PrepareRefusal>> {
  return keepAsOperator(house, meetingId, 'alone', prepareKept)
}

/** By the same rule as for the moderators: before the last day only when everybody who was there agreed. */
export async function lockAsOperator(house: House, meetingId: string): Promise<Result<null, MissingRefusal | LockRefusal>> {
  return keepAsOperator(house, meetingId, 'alone', lockKept)
}

/** What is confidential stays with those who were there. */
async function listClosedItems({ tx, meeting }: Hands): Promise<Set<string | null>> {
  return new Set((await listAgenda(tx, meeting.id)).flatMap(({ id, isConfidential }) => (isConfidential ? [id] : [])))
}

const isShown = (closed: Set<string | null>) => (entry: Entry) => !entry.isConfidential && !closed.has(entry.agendaItemId)

type GistOutcome = Result<null, MissingRefusal | GistRefusal | 'entry-unknown' | 'record-locked'>

/** One line in another language, by the number of the line it says. */
export async function gistAsOperator(house: House, entryId: string, gist: { language: Language; text: string }): Promise<GistOutcome> {
  const meetingId = await asSystem(house.db, (tx) => findMeetingOfEntry(tx, entryId))
  if (meetingId === null) return refused('entry-unknown')
  return keepAsOperator<null, GistRefusal | 'entry-unknown' | 'record-locked'>(house, meetingId, 'shared', async (hands) => {
    const entry = await lockEntry(hands.tx, meetingId, entryId)
    return entry === null || !isShown(await listClosedItems(hands))(entry) ? refused('entry-unknown') : gistKept(hands, entry, gist)
  })
}

type LessonOutcome = Result<null, MissingRefusal | 'entry-unknown' | 'not-moderators'>

/** A line of a moderators' meeting becomes a lesson on method, or is none any more, by its number. */
export async function markAsOperator(house: House, entryId: string, isLesson: boolean): Promise<LessonOutcome> {
  const meetingId = await asSystem(house.db, (tx) => findMeetingOfEntry(tx, entryId))
  if (meetingId === null) return refused('entry-unknown')
  return keepAsOperator<null, 'entry-unknown' | 'not-moderators'>(house, meetingId, 'shared', async (hands) => {
    const entry = await lockEntry(hands.tx, meetingId, entryId)
    if (entry === null || entry.removedAt !== null || !isShown(await listClosedItems(hands))(entry)) return refused('entry-unknown')
    return isMethodMeeting(hands.meeting) ? markKept(hands, entry, isLesson) : refused('not-moderators')
  })
}

type DecideOutcome = Result<null, MissingRefusal | DecisionRefusal | 'amendment-unknown' | 'record-locked'>
type HouseDecision = { amendmentId: string; isTaken: boolean; answer: string; language: Language }

/** Takes a proposal or says why not, by its number in the list. */
export async function decideAsOperator(house: House, decision: HouseDecision): Promise<DecideOutcome> {
  const meetingId = await asSystem(house.db, (tx) => findMeetingOfAmendment(tx, decision.amendmentId))
  if (meetingId === null) return refused('amendment-unknown')
  return keepAsOperator<null, DecisionRefusal | 'amendment-unknown' | 'record-locked'>(house, meetingId, 'shared', async (hands) =>
    decideKept(hands, decision, isShown(await listClosedItems(hands))),
  )
}
