import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/day.ts'
import { inTransaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { mayKeepCalendars } from '../domain/permissions.ts'
import type { CalendarSubject, ImportedBusyTime } from '../domain/source.ts'
import { listBusy } from '../store/busy-store.ts'

/** When one community is busy; null when the actor does not keep its calendars. */
export async function readBusyOf(
  house: House,
  actor: Actor,
  subject: CalendarSubject,
  span: { from: Instant; until: Instant },
): Promise<ImportedBusyTime[] | null> {
  if (!mayKeepCalendars(actor, subject)) return null
  return inTransaction(house.db, actor, (tx) => listBusy(tx, { communityIds: [subject.id], span }))
}
