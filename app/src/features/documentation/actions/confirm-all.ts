import type { Actor } from '../../../kernel/actor.ts'
import { isReadyFor } from '../../../kernel/audience.ts'
import type { Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { isToConfirm } from '../domain/permissions.ts'
import { listEntries, lockEntry, validateEntry } from '../store/entry-store.ts'
import { keepGrid, note, type GridHouse, type MissingRefusal } from './open-grid.ts'

export type ConfirmWish = { as: 'speaker' | 'group'; /** When the notes were read: what changed since is not confirmed unread. */ readAt: Instant }

/** Everything that stands to be confirmed in one grid, as who said it or as the group. @returns how many */
export async function confirmAll(
  grid: GridHouse,
  actor: Actor,
  meetingId: string,
  { as, readAt }: ConfirmWish,
): Promise<Result<number, MissingRefusal | 'nothing-to-confirm'>> {
  return keepGrid(grid, actor, meetingId, async (reading): Promise<Result<number, 'nothing-to-confirm'>> => {
    const { tx, stand, need, now } = reading
    let confirmed = 0
    for (const { id } of (await listEntries(tx, meetingId)).filter((entry) => isToConfirm(stand, entry, as))) {
      const entry = await lockEntry(tx, id)
      const isRead = entry !== null && (entry.editedAt ?? entry.writtenAt) <= readAt
      if (!isRead || !isToConfirm(stand, entry, as) || !isReadyFor(entry.checkedFor, need)) continue
      await validateEntry(tx, entry, as, { personId: actor.personId, at: now })
      confirmed += 1
    }
    if (confirmed === 0) return refused('nothing-to-confirm')
    await note(reading, 'grid.entry-validated', { as, entries: confirmed })
    return done(confirmed)
  })
}
