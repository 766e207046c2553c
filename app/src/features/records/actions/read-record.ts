import { isLeadOf, rolesIn, type Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import type { DeskReader } from '../../../platform/desk.ts'
import type { House } from '../../../platform/house.ts'
import { hideConfidential, listAgenda, listNamedCommunities, nameAgendaKind, type Meeting } from '../../meetings/public.ts'
import type { Entry } from '../domain/entry.ts'
import { maySeeEntry } from '../domain/permissions.ts'
import { searchPatterns } from '../domain/search-text.ts'
import type { ActionLine, FoundEntry, Lesson, RecordItem, RecordRow, RecordsOf, ShownRecord } from '../domain/shown.ts'
import { listAmendments, listErrata } from '../store/amendment-store.ts'
import { hasWished } from '../store/digest-store.ts'
import { listConflicts, listEntries } from '../store/entry-store.ts'
import { listActions, listLessons, listOwnedActions, listRecords, searchEntries } from '../store/list-store.ts'
import { findAmendableDays, findRecord, listAgreed, listPresent } from '../store/record-store.ts'
import { openRecord, type Reading } from './keep-record.ts'

export type ReadRecord = ShownRecord & { meeting: Meeting; communities: RecordsOf[] }

/** One record as far as this reader may see it; null when there is none for her. */
export async function readRecord(house: House, actor: Actor, meetingId: string): Promise<ReadRecord | null> {
  return openRecord(house, actor, meetingId, gather)
}

async function gather({ tx, meeting, stand, actor }: Reading): Promise<ReadRecord> {
  const items = hideConfidential(await listAgenda(tx, meeting.id), stand.isPresent || stand.isLead)
  const closed = new Set(items.filter(({ isConfidential }) => isConfidential).map(({ id }) => id))
  const all = (await listEntries(tx, meeting.id)).map((entry) => ({
    ...entry,
    isConfidential: entry.isConfidential || (entry.agendaItemId !== null && closed.has(entry.agendaItemId)),
  }))
  const entries = all.filter((entry) => maySeeEntry(stand, entry))
  const seen = new Set(entries.map(({ id }) => id))
  const isSeen = ({ entryId }: { entryId: string | null }) => entryId === null || seen.has(entryId)
  const agreed = await listAgreed(tx, meeting.id)
  const followUp = await listActions(tx, { communityIds: meeting.communityIds, personId: actor.personId, isDone: false, before: meeting.startsAt })
  return {
    meeting,
    communities: await listNamedCommunities(tx, meeting.communityIds),
    record: await findRecord(tx, meeting.id),
    stand,
    items: items.map(toItem),
    entries,
    hidden: all.filter((entry) => !seen.has(entry.id) && entry.removedAt === null).length,
    conflicts: (await listConflicts(tx, meeting.id)).filter(isSeen),
    amendments: (await listAmendments(tx, meeting.id)).filter(isSeen),
    errata: (await listErrata(tx, meeting.id)).filter(isSeen),
    present: await listPresent(tx, meeting.id),
    agreed: agreed.length,
    hasAgreed: agreed.includes(actor.personId),
    hasWished: await hasWished(tx, meeting.id, actor.personId),
    followUp: followUp.rows,
    amendableDays: await findAmendableDays(tx, meeting.communityIds),
  }
}

type Agenda = Awaited<ReturnType<typeof listAgenda>>[number]

function toItem({ id, kind, title, language, isConfidential }: Agenda): RecordItem {
  const nameIn = (reader: Language) => (title === '' ? nameAgendaKind(reader, kind) : title)
  return { id, names: { fr: nameIn('fr'), nl: nameIn('nl'), en: nameIn('en'), de: nameIn('de') }, language: title === '' ? null : language, isConfidential }
}

/** Lines that stand, in the order of the page. */
export function standingEntries({ entries }: Pick<ShownRecord, 'entries'>): Entry[] {
  return entries.filter(({ removedAt }) => removedAt === null)
}

type Place = { communityId: string; page: number }
export type RecordsPage = { community: RecordsOf; isLead: boolean; days: number; rows: RecordRow[]; entries: FoundEntry[]; found: number }

/** The records of a community, or the lines that hold the words. Visitors of a community read the records of meetings they were at, one by one. */
export async function readRecords(house: House, actor: Actor, { communityId, page, words }: Place & { words: string }): Promise<RecordsPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const [community] = await listNamedCommunities(tx, [communityId])
    if (community === undefined || !isReader(actor, communityId)) return null
    const patterns = searchPatterns(words)
    const searched = patterns.length === 0 ? null : await searchEntries(tx, { communityId, personId: actor.personId, page, patterns })
    const listed = searched === null ? await listRecords(tx, { communityId, page }) : null
    const days = await findAmendableDays(tx, [communityId])
    const found = searched?.found ?? listed?.found ?? 0
    return { community, isLead: isLeadOf(actor, communityId), days, rows: listed?.rows ?? [], entries: searched?.rows ?? [], found }
  })
}

function isReader(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).some((role) => role !== 'visitor')
}

export type ActionsPage = { community: RecordsOf; isLead: boolean; rows: ActionLine[]; found: number }

export async function readActions(house: House, actor: Actor, { communityId, page, isDone }: Place & { isDone: boolean }): Promise<ActionsPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const [community] = await listNamedCommunities(tx, [communityId])
    if (community === undefined || !isReader(actor, communityId)) return null
    const listed = await listActions(tx, { communityIds: [communityId], personId: actor.personId, isDone, page })
    return { community, isLead: isLeadOf(actor, communityId), ...listed }
  })
}

export type LessonsPage = { community: RecordsOf; rows: Lesson[]; found: number }

export async function readLessons(house: House, actor: Actor, { communityId, page }: Place): Promise<LessonsPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const [community] = await listNamedCommunities(tx, [communityId])
    if (community === undefined || !isReader(actor, communityId)) return null
    return { community, ...(await listLessons(tx, { communityIds: [communityId], page })) }
  })
}

const ON_THE_DESK = 5

/** What the actor took upon herself and nobody said is done; for the desk. */
export async function listOwnActions(tx: Database, { actor }: DeskReader): Promise<ActionLine[]> {
  return listOwnedActions(tx, actor.personId, { limit: ON_THE_DESK })
}

/** The same of one community, for who thinks of leaving it. */
export async function listOwnActionsIn(house: House, actor: Actor, communityId: string): Promise<ActionLine[]> {
  return inTransaction(house.db, actor, (tx) => listOwnedActions(tx, actor.personId, { limit: 50, communityId }))
}
