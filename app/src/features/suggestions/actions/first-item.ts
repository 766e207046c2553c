import { rolesIn, type Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { findMeeting, type Meeting } from '../../meetings/public.ts'
import { isAtLeast, roomAudience, strictest, type RoomAudience } from '../../situations/public.ts'
import type { FirstItem } from '../domain/shown.ts'
import { mayNoteInRoom } from '../domain/permissions.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { listToldBefore, type ToldBefore } from '../store/follow-up-store.ts'
import { listOfSituations } from '../store/suggestion-store.ts'
import { listTryOuts } from '../store/try-out-store.ts'
import { showOutcomes } from './show-outcomes.ts'

/**
 * What was taken at the last meeting and what became of it: the first item of this one, in words that passed the guard for this room. What did not pass is
 * left out, and so is what ended. `atLeast`: a room that needs more than its meeting, such as one with an open code.
 */
export async function firstItemFor(tx: Database, meetingId: string, atLeast: RoomAudience = 'bound'): Promise<FirstItem[]> {
  return (await findFirst(tx, meetingId, atLeast)).items
}

async function findFirst(tx: Database, meetingId: string, atLeast: RoomAudience): Promise<{ items: FirstItem[]; told: ToldBefore[] }> {
  const { told, taken } = await listTaken(tx, meetingId, atLeast)
  const tried = await listTryOuts(
    tx,
    taken.map(({ id }) => id),
  )
  const items = told.flatMap(({ id: situationId, startsAt }) =>
    taken
      .filter((suggestion) => suggestion.situationId === situationId)
      .map((suggestion): FirstItem => {
        const { id: suggestionId, language, text, gist, helperKind } = suggestion
        const outcomes = showOutcomes(suggestion, tried, null)
        return { suggestionId, situationId, text: { language, text }, gist, helperKind, ...outcomes, toldOn: dayOf(startsAt), mayNote: false }
      }),
  )
  return { items, told }
}

/** What was taken in those situations, as far as it may be shown in this room. */
async function listTaken(tx: Database, meetingId: string, atLeast: RoomAudience): Promise<{ told: ToldBefore[]; taken: Suggestion[] }> {
  const told = await listToldBefore(tx, meetingId)
  if (told.length === 0) return { told, taken: [] }
  const need = strictest(await roomAudience(tx, meetingId), atLeast)
  const rooms = new Map(told.map(({ id, audience }) => [id, strictest(need, audience)]))
  const all = await listOfSituations(tx, [...rooms.keys()])
  const isShown = ({ situationId, takenAt, text, checkedFor }: Suggestion) =>
    takenAt !== null && text !== '' && isAtLeast(checkedFor, rooms.get(situationId) ?? 'public')
  return { told, taken: all.filter(isShown) }
}

/** How many there are, for one line on the page of the meeting. */
export async function countFirstItems(house: House, actor: Actor, meeting: Pick<Meeting, 'id' | 'communityIds'>): Promise<number> {
  if (!mayLookBack(actor, meeting)) return 0
  return inTransaction(house.db, actor, async (tx) => (await listTaken(tx, meeting.id, 'bound')).taken.length)
}

/** Members of the communities of the meeting, leads included: it is told there. A visitor hears it in the room. */
function mayLookBack(actor: Actor, { communityIds }: Pick<Meeting, 'communityIds'>): boolean {
  return communityIds.some((id) => rolesIn(actor, id).some((role) => role !== 'visitor'))
}

export async function readFollowUp(house: House, actor: Actor, meetingId: string): Promise<{ meeting: Meeting; items: FirstItem[] } | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null || !mayLookBack(actor, meeting)) return null
    const { items, told } = await findFirst(tx, meetingId, 'bound')
    const noted = new Set(told.flatMap((situation) => (mayNoteInRoom(actor, situation) ? [situation.id] : [])))
    return { meeting, items: items.map((item) => ({ ...item, mayNote: noted.has(item.situationId) })) }
  })
}
