import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import { inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { listPointsOf } from '../store/point-store.ts'
import { listUndecidedRounds } from '../store/round-store.ts'

/** What of contacts waits for the actor: rounds of the last two weeks without a decision, and points she is asked to be. */
export type ContactsWaiting = {
  rounds: { meetingId: string; title: string; startsAt: string }[]
  points: { id: string; community: BilingualName }[]
}

const ROUND_WAITS_MS = 14 * 86_400_000

export async function readContactsWaiting(house: House, actor: Actor): Promise<ContactsWaiting> {
  return inTransaction(house.db, actor, async (tx) => {
    const now = nowOf(house)
    const since = new Date(Date.parse(now) - ROUND_WAITS_MS).toISOString()
    const points = await listPointsOf(tx, actor.personId, dayOf(now))
    return {
      rounds: await listUndecidedRounds(tx, actor.personId, { since, now }),
      points: points.filter(({ state }) => state === 'asked').map(({ id, community }) => ({ id, community })),
    }
  })
}
