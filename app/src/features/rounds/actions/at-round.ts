import type { Actor } from '../../../kernel/actor.ts'
import { strictest, type Audience } from '../../../kernel/audience.ts'
import { refused, type Result } from '../../../kernel/result.ts'
import { writeAudit, type AuditEvent } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { asSystem, inTransaction, Undo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { findSituation, roomAudience } from '../../situations/public.ts'
import { standOf, type Stand } from '../domain/permissions.ts'
import type { Round } from '../domain/round.ts'
import { findReach, lockRound } from '../store/round-store.ts'

/** Somebody at a round, which is locked until all is written. */
export type AtRound = { tx: Database; round: Round; stand: Stand; actor: Actor; now: string }

/** The same for whoever writes from the room, of whom nobody knows who it is. */
export type InRoom = Pick<AtRound, 'tx' | 'round' | 'now'> & { actor: { personId: string | null } }

export type Seat = { round: Round; stand: Stand }

/** Where somebody stands to a round; null where there is none for her: asked of the whole house, because a visitor in the room is of no community. */
export async function findSeat(house: House, actor: Actor, roundId: string): Promise<Seat | null> {
  const reach = await asSystem(house.db, (tx) => findReach(tx, roundId, actor.personId))
  return reach === null ? null : { round: reach.round, stand: standOf(actor, reach.round, reach.isPresent) }
}

/** A transaction that sees what its reader may: row-level security for those of the community, the rules asked before for a visitor. */
export async function asSeated<Value>(house: House, actor: Actor, { stand }: Pick<Seat, 'stand'>, work: (tx: Database) => Promise<Value>): Promise<Value> {
  return stand.isMember || stand.isLead ? inTransaction(house.db, actor, work) : asSystem(house.db, work)
}

/** Opens the transaction, finds and locks the round, and answers like a missing one to whoever may not. A refusal leaves nothing behind. */
export async function atRound<Value, Refusal extends string>(
  house: House,
  actor: Actor,
  roundId: string,
  may: (stand: Stand) => boolean,
  work: (at: AtRound) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | 'round-unknown'>> {
  const seat = await findSeat(house, actor, roundId)
  if (seat === null || !may(seat.stand)) return refused('round-unknown')
  try {
    return await asSeated(house, actor, seat, async (tx): Promise<Result<Value, Refusal | 'round-unknown'>> => {
      const round = await lockRound(tx, roundId)
      if (round === null) return refused('round-unknown')
      const result = await work({ tx, round, stand: seat.stand, actor, now: nowOf(house) })
      if (!result.ok) throw new Undo(result)
      return result
    })
  } catch (failure) {
    // Thrown above with a result of this very kind.
    if (failure instanceof Undo) return failure.value as Result<Value, Refusal>
    throw failure
  }
}

/** What is said here needs what its room needs, and no less than the situation that it is about. */
export async function needOf(tx: Database, { meetingId, situationId }: Pick<Round, 'meetingId' | 'situationId'>): Promise<Audience> {
  const situation = situationId === null ? null : await findSituation(tx, situationId)
  return strictest(situation?.audience ?? 'bound', await roomAudience(tx, meetingId))
}

/** Whoever brought the situation may have stopped it on its own page: the round is over then, too, and says no more than that. */
export async function isStoppedElsewhere(tx: Database, { situationId }: Round): Promise<boolean> {
  return situationId !== null && (await findSituation(tx, situationId))?.state === 'stopped'
}

type Note = { action: AuditAction; facts?: NonNullable<AuditEvent['facts']>; isUnnamed?: boolean }

/** Writes down what was done to a round, without a word of what was said. `isUnnamed`: who did it is kept nowhere. */
export async function record({ tx, round, actor, now }: InRoom, { action, facts = {}, isUnnamed = false }: Note): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'round', subjectId: round.id, actorPersonId: isUnnamed ? null : actor.personId, facts }, now)
}

/** Tells every screen and phone that the round itself changed. */
export async function announceRound({ tx, round }: Pick<AtRound, 'tx' | 'round'>): Promise<void> {
  await announce(tx, { kind: 'round', id: round.id })
}
