import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { refused, type Result } from '../../../kernel/result.ts'
import type { House } from '../../../platform/house.ts'
import { readQuickLine, type EntryKind } from '../domain/entry.ts'
import { listPresent } from '../store/record-store.ts'
import { openRecord } from './keep-record.ts'
import { writeEntry, type WriteRefusal } from './write-entry.ts'

type QuickLine = { id: string; agendaItemId: string | null; line: string; kind: EntryKind; language: Language; isConfidential: boolean }

/** A line as it is typed: signs, names and days become what they mean. */
export async function writeQuickLine(house: House, actor: Actor, meetingId: string, sent: QuickLine): Promise<Result<string, WriteRefusal>> {
  const around = await openRecord(house, actor, meetingId, async ({ tx, meeting }) => ({
    present: await listPresent(tx, meetingId),
    heldOn: dayOf(meeting.startsAt),
  }))
  if (around === null) return refused('meeting-unknown')
  const { id, line, kind, agendaItemId, language, isConfidential } = sent
  const read = readQuickLine({ line, kind, ...around })
  return writeEntry(house, actor, meetingId, id, { ...read, agendaItemId, language, isConfidential })
}
