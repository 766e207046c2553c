import type { Actor } from '../../../kernel/actor.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { saveLastSeen } from '../store/session-store.ts'

const EVERY_MS = 60_000
const MOST_REMEMBERED = 20_000

/**
 * Keeps a session alive while its pages are read, at most once a minute and behind the answer, never in a page's own
 * transaction. `session.last_seen_at` and `api_key.last_used_at` are therefore the two columns that reading may change:
 * without them somebody who only reads would be signed out after eight hours of work.
 * @returns what to call once for each request of an actor
 */
export function noteLastSeen(house: House): (actor: Actor) => void {
  const noted = new Map<string, number>()
  return ({ sessionId, assurance }) => {
    const now = house.clock().getTime()
    if (now - (noted.get(sessionId) ?? 0) < EVERY_MS) return
    if (noted.size > MOST_REMEMBERED) noted.clear()
    noted.set(sessionId, now)
    // When the store is away the next request tries again.
    asSystem(house.db, (tx) => saveLastSeen(tx, sessionId, assurance === 'api_key' ? 'api_key' : 'session', nowOf(house))).catch(() => noted.delete(sessionId))
  }
}
