import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import { minutesThere, realSpan } from '../domain/tap.ts'
import { listPresence, type PresenceWish } from '../store/tap-store.ts'

/** How long one person was at one held meeting, and for which organisations where the line names them. */
export type HoursRow = { meetingId: string; personId: string; startsAt: Instant; represents: readonly string[]; minutes: number }

/**
 * Minutes of everybody who was there: from the arrival until the leaving where they were noted, never outside the meeting's own time, which is
 * the real one where somebody noted it. Whoever shows them asks first who may see them: employers never see presence lists.
 */
export async function listHours(tx: Database, wish: PresenceWish): Promise<HoursRow[]> {
  const rows = await listPresence(tx, wish)
  return rows.map((row) => {
    const { meetingId, personId, startsAt, represents } = row
    return { meetingId, personId, startsAt, represents, minutes: minutesThere(row, realSpan(row)) }
  })
}
