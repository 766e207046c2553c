import type { Actor } from '../../../kernel/actor.ts'
import { strictest, type Audience } from '../../../kernel/audience.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { asSystem, inTransaction, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { findMeeting, listNamedCommunities, type Meeting } from '../../meetings/public.ts'
import { mayReadGrid, standOf, type Stand } from '../domain/permissions.ts'
import { findReach, readRoomAudience } from '../store/meeting-store.ts'
import type { GridNeighbours } from '../store/neighbours.ts'

/** Everything that works on the grid of one meeting: the house, and what stands above. */
export type GridHouse = { house: House; neighbours: GridNeighbours }
export type Reading = { tx: Database; meeting: Meeting; stand: Stand; need: Audience; now: string; actor: Actor }
export type MissingRefusal = 'meeting-unknown' | 'community-closed'

/** Who was there as a visitor reads and writes like the others: the meeting is in her reach, and nothing else is asked with it. */
async function findStand({ house }: GridHouse, actor: Actor, meetingId: string): Promise<{ stand: Stand; asWho: Actor } | null> {
  const { communityIds, isPresent } = await asSystem(house.db, (tx) => findReach(tx, meetingId, actor.personId))
  const stand = standOf(actor, communityIds, isPresent)
  if (communityIds.length === 0 || !mayReadGrid(stand)) return null
  return { stand, asWho: isPresent ? { ...actor, reach: 'network' } : actor }
}

/** The room as those who stand above know it, and never less than the register and the communities say. */
export async function needOf({ neighbours }: GridHouse, tx: Database, meetingId: string): Promise<Audience> {
  return strictest(await readRoomAudience(tx, meetingId), await neighbours.roomAudience(tx, meetingId))
}

/** Opens the grid of a meeting to read; null when there is none for this actor. */
export async function openGrid<Value>(grid: GridHouse, actor: Actor, meetingId: string, work: (reading: Reading) => Promise<Value>): Promise<Value | null> {
  const opened = await findStand(grid, actor, meetingId)
  if (opened === null) return null
  return inTransaction(grid.house.db, opened.asWho, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null) return null
    return work({ tx, meeting, stand: opened.stand, need: await needOf(grid, tx, meetingId), now: nowOf(grid.house), actor })
  })
}

/** Opens it to write; what is refused undoes what was written before. */
export async function keepGrid<Answer extends { ok: boolean }>(
  grid: GridHouse,
  actor: Actor,
  meetingId: string,
  work: (reading: Reading) => Promise<Answer>,
): Promise<Answer | Result<never, MissingRefusal>> {
  const opened = await findStand(grid, actor, meetingId)
  if (opened === null) return refused('meeting-unknown')
  return inTransactionOrUndo(grid.house.db, opened.asWho, async (tx): Promise<Answer | Result<never, MissingRefusal>> => {
    const meeting = await findOpen(tx, meetingId)
    if (!meeting.ok) return meeting
    return work({ tx, meeting: meeting.value, stand: opened.stand, need: await needOf(grid, tx, meetingId), now: nowOf(grid.house), actor })
  })
}

export async function findOpen(tx: Database, meetingId: string): Promise<Result<Meeting, MissingRefusal>> {
  const meeting = await findMeeting(tx, meetingId)
  if (meeting === null) return refused('meeting-unknown')
  const communities = await listNamedCommunities(tx, meeting.communityIds)
  return communities.every(({ isClosed }) => isClosed) ? refused('community-closed') : done(meeting)
}

type Noted = { tx: Database; meeting: Pick<Meeting, 'id'>; now: string; actor: { personId: string } | null }

/** What was done, for the log and for whoever has the grid open. The words of an entry never enter either. */
export async function note({ tx, meeting, now, actor }: Noted, action: AuditAction, facts: Record<string, string | number | boolean> = {}): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'meeting', subjectId: meeting.id, actorPersonId: actor?.personId ?? null, facts }, now)
  await announce(tx, { kind: 'grid', id: meeting.id })
}
