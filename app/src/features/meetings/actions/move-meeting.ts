import type { AuditAction } from '../../../platform/audit-actions.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { raise, type EventKind } from '../../../platform/events.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import {
  cancelMeeting,
  closeRegister,
  holdMeeting,
  reopenRegister,
  type CancelRefusal,
  type CloseRefusal,
  type HoldRefusal,
  type Meeting,
  type RealTimes,
  type ReopenRefusal,
} from '../domain/meeting.ts'
import { mayKeepRegister } from '../domain/permissions.ts'
import { listLater } from '../domain/plan-shown.ts'
import { countStanding } from '../store/attendance-store.ts'
import { addReopening, lockMeeting, saveMeeting } from '../store/meeting-store.ts'
import { listSeries } from '../store/series-store.ts'
import { announceMeeting, keepMeeting, record, type Keeping, type MissingRefusal } from './keep-meeting.ts'

async function saveStep<Refusal extends string>(
  keeping: Keeping,
  action: AuditAction & EventKind,
  moved: Result<Meeting, Refusal>,
  closedAt?: string | null,
): Promise<Result<null, Refusal | 'saved-meanwhile'>> {
  if (!moved.ok) return moved
  if (!(await saveMeeting(keeping.tx, moved.value, closedAt))) return refused('saved-meanwhile')
  await record(keeping, { action })
  await raise(keeping.tx, { kind: action, subjectId: keeping.meeting.id, facts: { sequence: moved.value.sequence } }, keeping.now)
  await announceMeeting(keeping)
  return done(null)
}

type CancelStepRefusal = CancelRefusal | 'saved-meanwhile' | 'later-unknown'

/** Cancels a meeting, and those later ones of its series that were chosen: all of them or none. */
export async function cancel(house: House, actor: Actor, id: string, later: readonly string[] = []): Promise<Result<null, CancelStepRefusal | MissingRefusal>> {
  return keepMeeting<null, CancelStepRefusal>(house, actor, id, async (keeping) => {
    const { tx, meeting } = keeping
    const siblings = meeting.seriesId === null ? [] : listLater(await listSeries(tx, meeting.seriesId), meeting)
    if (!later.every((each) => siblings.some((sibling) => sibling.id === each))) return refused('later-unknown')
    for (const each of [id, ...later]) {
      const other = await lockMeeting(tx, each)
      if (other === null || !mayKeepRegister(actor, other)) return refused('later-unknown')
      const cancelled = await saveStep({ ...keeping, meeting: other }, 'meeting.cancelled', cancelMeeting(other))
      if (!cancelled.ok) return cancelled
    }
    return done(null)
  })
}

/** Cancels as the operator of the house, from the command line. */
export async function cancelAsOperator(house: House, id: string): Promise<Result<null, CancelRefusal | 'meeting-unknown' | 'saved-meanwhile'>> {
  return asSystem(house.db, async (tx) => {
    const meeting = await lockMeeting(tx, id)
    if (meeting === null) return refused('meeting-unknown')
    const cancelled = cancelMeeting(meeting)
    if (!cancelled.ok) return cancelled
    if (!(await saveMeeting(tx, cancelled.value))) return refused('saved-meanwhile')
    const now = nowOf(house)
    await writeAudit(tx, { action: 'meeting.cancelled', subjectKind: 'meeting', subjectId: id, actorPersonId: null }, now)
    await raise(tx, { kind: 'meeting.cancelled', subjectId: id, facts: { sequence: cancelled.value.sequence } }, now)
    await announce(tx, { kind: 'meeting', id })
    return done(null)
  })
}

export async function hold(house: House, actor: Actor, id: string): Promise<Result<null, HoldRefusal | MissingRefusal | 'saved-meanwhile'>> {
  return keepMeeting(house, actor, id, (keeping) => saveStep(keeping, 'meeting.held', holdMeeting(keeping.meeting, keeping.now)))
}

/** Nobody writes in a closed register; its figures may be relied on. */
export async function close(house: House, actor: Actor, id: string, real: RealTimes): Promise<Result<null, CloseRefusal | MissingRefusal | 'saved-meanwhile'>> {
  return keepMeeting<null, CloseRefusal | 'saved-meanwhile'>(house, actor, id, (keeping) => closeKept(keeping, real))
}

/** The same for who holds the meeting already. Without real times the planned ones count. */
export async function closeKept(keeping: Keeping, real: RealTimes): Promise<Result<null, CloseRefusal | 'saved-meanwhile'>> {
  const standing = await countStanding(keeping.tx, keeping.meeting.id)
  return saveStep(keeping, 'register.closed', closeRegister(keeping.meeting, standing, real, keeping.now), keeping.now)
}

/** Closes with planned hours as the operator of the house, in the caller's transaction. */
export async function closeAsOperator(tx: Database, id: string, now: string): Promise<Result<null, CloseRefusal | 'meeting-unknown' | 'saved-meanwhile'>> {
  const meeting = await lockMeeting(tx, id)
  if (meeting === null) return refused('meeting-unknown')
  const closed = closeRegister(meeting, await countStanding(tx, id), { startsAt: null, endsAt: null }, now)
  if (!closed.ok) return closed
  if (!(await saveMeeting(tx, closed.value, now))) return refused('saved-meanwhile')
  await writeAudit(tx, { action: 'register.closed', subjectKind: 'meeting', subjectId: id, actorPersonId: null }, now)
  await raise(tx, { kind: 'register.closed', subjectId: id, facts: { sequence: closed.value.sequence } }, now)
  await announce(tx, { kind: 'meeting', id })
  return done(null)
}

export async function reopen(
  house: House,
  actor: Actor,
  id: string,
  reason: string,
): Promise<Result<null, ReopenRefusal | MissingRefusal | 'saved-meanwhile'>> {
  return keepMeeting<null, ReopenRefusal | 'saved-meanwhile'>(house, actor, id, async (keeping) => {
    const moved = reopenRegister(keeping.meeting, reason)
    if (moved.ok) await addReopening(keeping.tx, { meetingId: id, reason: reason.trim(), reopenedBy: actor.personId, reopenedAt: keeping.now })
    return saveStep(keeping, 'register.reopened', moved, null)
  })
}
