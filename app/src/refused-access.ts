import type { Actor } from './kernel/actor.ts'
import { asSystem } from './platform/database.ts'
import { nowOf, type House } from './platform/house.ts'
import { writeAudit, type AuditEvent } from './platform/audit.ts'

const EVERY_MS = 60_000
const MOST_REMEMBERED = 5_000

/**
 * SEC-34: somebody who is signed in asked for what their roles do not open. Written behind the answer, so that a foreign id
 * takes no longer than a missing one, and once a minute for each person and address, so that nobody fills the log by asking.
 * @param route the pattern of the address, without any id
 */
export function noteRefusals(house: House, route: string): (actor: Actor) => void {
  const noted = new Map<string, number>()
  return ({ personId }) => {
    const now = house.clock().getTime()
    if (now - (noted.get(personId) ?? -EVERY_MS) < EVERY_MS) return
    if (noted.size > MOST_REMEMBERED) noted.clear()
    noted.set(personId, now)
    const event: AuditEvent = { action: 'access-refused', subjectKind: 'route', actorPersonId: personId, facts: { route } }
    asSystem(house.db, (tx) => writeAudit(tx, event, nowOf(house))).catch(() => noted.delete(personId))
  }
}
