import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { listAsked } from '../../invitations/public.ts'
import { findMeeting, listNamedCommunities, listSheetRows, type Meeting, type NamedCommunity, type SheetRow } from '../../meetings/public.ts'
import { isExpected, type Candidate } from '../domain/expected.ts'

/** A meeting and everybody who may come to it. */
export type Room = { meeting: Meeting; communities: NamedCommunity[]; rows: SheetRow[]; candidates: Candidate[] }

/**
 * Who may come, members first; null when the meeting is not this actor's. The list itself is read by the house, because a member's own
 * reach ends before the other communities of a joint meeting: whoever shows somebody of it asks the directory first.
 */
export async function readRoom(house: House, actor: Actor, language: Language, id: string): Promise<Room | null> {
  const found = await inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, id)
    return meeting === null ? null : { meeting, communities: await listNamedCommunities(tx, meeting.communityIds) }
  })
  if (found === null) return null
  const rows = await asSystem(house.db, (tx) => listRows(tx, found.meeting, language))
  return { ...found, rows, candidates: rows.map(toCandidate) }
}

/** The rows of the attendance sheet, in its order. */
export function listRows(tx: Database, meeting: Meeting, language: Language): Promise<SheetRow[]> {
  return listSheetRows(tx, meeting, language, listAsked)
}

export function toCandidate({ personId, seat, isAsked, reply, facts, version }: SheetRow): Candidate {
  return { personId, isSeated: seat !== null, isOnLeave: seat?.isOnLeave ?? false, isAsked, reply, noted: version > 0 ? facts.state : null }
}

/** The rows of those who are expected. */
export function listExpected({ rows, candidates }: Pick<Room, 'rows' | 'candidates'>): SheetRow[] {
  const expected = new Set(candidates.filter(isExpected).map(({ personId }) => personId))
  return rows.filter(({ personId }) => expected.has(personId))
}
