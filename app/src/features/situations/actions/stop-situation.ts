import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { removeWaitingAbout } from '../../../platform/mail/outbox.ts'
import { leadsSituation, mayWishStop, presents } from '../domain/permissions.ts'
import type { Situation } from '../domain/situation.ts'
import { wasPresentAt } from '../store/room-store.ts'
import { lockSituation, removeSituation, saveStopWish } from '../store/situation-store.ts'
import { moveSituation, type MoveRefusal } from './room.ts'

/** It is over, for whatever reason: no question. A draft leaves nothing; of what was told there stays that it was told. */
export async function stopSituation(house: House, actor: Actor, id: string): Promise<Result<'removed' | 'stopped', MoveRefusal>> {
  return inTransactionOrUndo<Result<'removed' | 'stopped', MoveRefusal>>(house.db, actor, async (tx) => {
    const situation = await lockSituation(tx, id)
    if (situation === null || !(presents(actor, situation) || leadsSituation(actor, situation))) return refused('situation-unknown')
    return end(tx, situation, nowOf(house), actor.personId)
  })
}

/** The same for whoever operates the house: the log names nobody. */
export async function stopAsOperator(house: House, id: string): Promise<Result<'removed' | 'stopped', MoveRefusal>> {
  return asSystem(house.db, async (tx) => {
    const situation = await lockSituation(tx, id)
    return situation === null ? refused('situation-unknown') : end(tx, situation, nowOf(house), null)
  })
}

async function end(tx: Database, { id, state }: Situation, at: Instant, by: string | null): Promise<Result<'removed' | 'stopped', MoveRefusal>> {
  if (state === 'draft') {
    await removeSituation(tx, id)
    await removeWaitingAbout(tx, id)
    await writeAudit(tx, { action: 'situation.stopped', subjectKind: 'situation', subjectId: id, actorPersonId: by }, at)
    return done('removed')
  }
  const moved = await moveSituation(tx, id, 'stopped', at, by)
  return moved.ok ? done('stopped') : moved
}

/**
 * Somebody in the room recognises the person. Presenter and leads read "please stop this round" and nothing else: who asked is written
 * nowhere, not in the log either. A second time says the same.
 */
export async function stopDiscreetly(house: House, actor: Actor, id: string): Promise<Result<null, 'situation-unknown'>> {
  return inTransactionOrUndo<Result<null, 'situation-unknown'>>(house.db, actor, async (tx) => {
    const situation = await lockSituation(tx, id)
    if (situation === null) return refused('situation-unknown')
    const wasPresent = situation.meetingId !== null && (await wasPresentAt(tx, situation.meetingId, actor.personId))
    if (!mayWishStop(actor, situation, wasPresent)) return refused('situation-unknown')
    if (situation.stopWishedAt !== null) return done(null)
    const at = nowOf(house)
    await saveStopWish(tx, id, at)
    await writeAudit(tx, { action: 'situation.stop-wished', subjectKind: 'situation', subjectId: id, actorPersonId: null }, at)
    await announce(tx, { kind: 'situation', id })
    return done(null)
  })
}

/** The room talked about it and goes on. */
export async function goOn(house: House, actor: Actor, id: string): Promise<Result<null, MoveRefusal>> {
  return inTransactionOrUndo<Result<null, MoveRefusal>>(house.db, actor, async (tx) => {
    const situation = await lockSituation(tx, id)
    if (situation === null || !(presents(actor, situation) || leadsSituation(actor, situation))) return refused('situation-unknown')
    await saveStopWish(tx, id, null)
    const facts = { state: situation.state }
    await writeAudit(tx, { action: 'situation.moved', subjectKind: 'situation', subjectId: id, actorPersonId: actor.personId, facts }, nowOf(house))
    await announce(tx, { kind: 'situation', id })
    return done(null)
  })
}
