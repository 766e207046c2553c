import type { Database } from '../../../platform/database.ts'
import type { Round } from '../domain/round.ts'
import { isKeptFrom, shownOnScreen, shownTo, type Reader, type ShownCard } from '../domain/shown.ts'
import { listCardsSince, listLaidAside } from '../store/card-store.ts'

/**
 * Cards that changed since, as this reader may see them; null is the wall. Of another's area 5 nobody hears that it is there: only where the card lay elsewhere
 * before is it told to be gone, to a device that may still show it.
 */
export async function listShownCards(tx: Database, round: Pick<Round, 'id' | 'audience'>, reader: Reader | null, since: number): Promise<ShownCard[]> {
  const stored = await listCardsSince(tx, round.id, since)
  const kept = stored.filter((card) => isKeptFrom(reader, card)).map(({ id }) => id)
  const gone = since === 0 || kept.length === 0 ? new Set<string>() : await listLaidAside(tx, round.id, kept)
  return stored
    .filter(({ id }) => !kept.includes(id) || gone.has(id))
    .map((card) => (reader === null ? shownOnScreen(round.audience, card) : shownTo(reader, card)))
}
