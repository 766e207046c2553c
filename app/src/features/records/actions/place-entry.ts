import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { House } from '../../../platform/house.ts'
import { goPast } from '../domain/line-order.ts'
import { mayEditEntry, maySeeEntry } from '../domain/permissions.ts'
import type { WritableRefusal } from '../domain/record.ts'
import { listEntries, placeEntry } from '../store/entry-store.ts'
import { keepRecord, note, writableNow, type MissingRefusal } from './keep-record.ts'

export type PlaceRefusal = MissingRefusal | WritableRefusal | 'entry-unknown' | 'not-yours' | 'not-live' | 'order-changed'

/** Moves a line past the one above or below it, among those of its item, while the record is written. */
export async function movePast(
  house: House,
  actor: Actor,
  { meetingId, entryId }: { meetingId: string; entryId: string },
  past: string,
): Promise<Result<null, PlaceRefusal>> {
  return keepRecord<null, PlaceRefusal>(house, actor, meetingId, 'alone', async (keeping) => {
    const { tx, stand, record } = keeping
    const seen = (await listEntries(tx, meetingId)).filter((each) => each.removedAt === null && maySeeEntry(stand, each))
    const entry = seen.find(({ id }) => id === entryId)
    if (entry === undefined) return refused('entry-unknown')
    const refusal = writableNow(keeping)
    if (refusal !== null) return refused(refusal)
    if (record.phase !== 'live') return refused('not-live')
    if (!mayEditEntry(stand, record, entry)) return refused('not-yours')
    const moved = goPast(
      seen.filter(({ agendaItemId }) => agendaItemId === entry.agendaItemId),
      entryId,
      past,
    )
    if (!moved.ok) return moved
    for (const line of moved.value) await placeEntry(tx, line)
    await note(keeping, 'record.entry-moved')
    return done(null)
  })
}
