import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/day.ts'
import { inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { mayKeepCalendars } from '../domain/permissions.ts'
import type { CalendarSubject, ImportedBusyTime } from '../domain/source.ts'
import { listBusy } from '../store/busy-store.ts'

const TWO_MONTHS_MS = 61 * 86_400_000

/** When one community is busy; null when the actor does not keep its calendars. */
export async function readBusyOf(
  house: House,
  actor: Actor,
  subject: CalendarSubject,
  asked: { from?: Instant | undefined; until?: Instant | undefined },
): Promise<ImportedBusyTime[] | null> {
  if (!mayKeepCalendars(actor, subject)) return null
  const from = asked.from ?? nowOf(house)
  const span = { from, until: asked.until ?? new Date(Date.parse(from) + TWO_MONTHS_MS).toISOString() }
  return inTransaction(house.db, actor, (tx) => listBusy(tx, { communityIds: [subject.id], span }))
}
