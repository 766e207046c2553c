import { rolesIn, type Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { findMeeting, type Meeting } from '../../meetings/public.ts'
import { findSituation, isAtLeast, roomAudience, strictest, type RoomAudience } from '../../situations/public.ts'
import type { FirstItem } from '../domain/shown.ts'
import { mayNoteInRoom } from '../domain/permissions.ts'
import { listToldBefore } from '../store/follow-up-store.ts'
import { listOfSituations } from '../store/suggestion-store.ts'
import { listTryOuts } from '../store/try-out-store.ts'
import { showOutcomes } from './show-outcomes.ts'

/**
 * What was taken at the last meeting and what became of it: the first item of this one, in words that passed the guard for this room. What did not pass is
 * left out, and so is what ended. `atLeast`: a room that needs more than its meeting, such as one with an open code.
 */
export async function firstItemFor(tx: Database, meetingId: string, atLeast: RoomAudience = 'bound'): Promise<FirstItem[]> {
  const told = await listToldBefore(tx, meetingId)
  if (told.length === 0) return []
  const need = strictest(await roomAudience(tx, meetingId), atLeast)
  const ids = told.map(({ id }) => id)
  const taken = (await listOfSituations(tx, ids)).filter(({ takenAt, text }) => takenAt !== null && text !== '')
  const tried = await listTryOuts(
    tx,
    taken.map(({ id }) => id),
  )
  const items: FirstItem[] = []
  for (const { id, startsAt } of told) {
    const situation = await findSituation(tx, id)
    if (situation === null) continue
    const room = strictest(need, situation.audience)
    for (const suggestion of taken) {
      if (suggestion.situationId !== id || !isAtLeast(suggestion.checkedFor, room)) continue
      const { language, text, gist, helperKind } = suggestion
      items.push({
        suggestionId: suggestion.id,
        situationId: id,
        text: { language, text },
        gist,
        helperKind,
        ...showOutcomes(suggestion, tried, null),
        toldOn: dayOf(startsAt),
        mayNote: false,
      })
    }
  }
  return items
}

/** Members of the communities of the meeting, leads included: it is told there. A visitor hears it in the room. */
function mayLookBack(actor: Actor, { communityIds }: Pick<Meeting, 'communityIds'>): boolean {
  return communityIds.some((id) => rolesIn(actor, id).some((role) => role !== 'visitor'))
}

export async function readFollowUp(house: House, actor: Actor, meetingId: string): Promise<{ meeting: Meeting; items: FirstItem[] } | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null || !mayLookBack(actor, meeting)) return null
    const items = await firstItemFor(tx, meetingId)
    for (const item of items) {
      const situation = await findSituation(tx, item.situationId)
      item.mayNote = situation !== null && mayNoteInRoom(actor, situation)
    }
    return { meeting, items }
  })
}
