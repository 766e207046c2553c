import { asSystem } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { findMeeting, listAgenda, type Meeting } from '../../meetings/public.ts'
import type { Amendment } from '../domain/amendment.ts'
import type { Entry } from '../domain/entry.ts'
import type { MeetingRecord } from '../domain/record.ts'
import { listAmendments } from '../store/amendment-store.ts'
import { listEntries } from '../store/entry-store.ts'
import { findRecord } from '../store/record-store.ts'

export type PlainRecord = { meeting: Meeting; record: MeetingRecord; entries: Entry[]; amendments: Amendment[] }

/** For whoever runs the machine: the lines that stand. Confidential ones stay with those who were there. */
export async function readForCommand(house: House, meetingId: string): Promise<PlainRecord | null> {
  return asSystem(house.db, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null) return null
    const closed = (await listAgenda(tx, meetingId)).filter(({ isConfidential }) => isConfidential).map(({ id }) => id)
    const entries = (await listEntries(tx, meetingId)).filter(
      ({ isConfidential, removedAt, agendaItemId }) => !isConfidential && removedAt === null && !closed.includes(agendaItemId ?? ''),
    )
    const seen = new Set<string | null>([null, ...entries.map(({ id }) => id)])
    const amendments = (await listAmendments(tx, meetingId)).filter(({ entryId }) => seen.has(entryId))
    return { meeting, record: await findRecord(tx, meetingId), entries, amendments }
  })
}
