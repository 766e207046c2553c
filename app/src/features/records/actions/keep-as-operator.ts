import { randomUUID } from 'node:crypto'
import { refused, type Result } from '../../../kernel/result.ts'
import type { House } from '../../../platform/house.ts'
import type { EntryDraft, EntryRefusal } from '../domain/entry.ts'
import type { LockRefusal, PrepareRefusal, WritableRefusal } from '../domain/record.ts'
import { keepAsOperator, writableNow, type MissingRefusal } from './keep-record.ts'
import { lockKept, prepareKept } from './move-record.ts'
import { addKept } from './write-entry.ts'

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
