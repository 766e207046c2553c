import type { Actor } from '../../../kernel/actor.ts'
import { refused, type Result } from '../../../kernel/result.ts'
import { writeAudit, type AuditEvent } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { asSystem, inTransactionOrUndo, Undo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import type { Meeting } from '../domain/meeting.ts'
import { mayKeepRegister } from '../domain/permissions.ts'
import { isArchive } from '../domain/shown.ts'
import { listNamedCommunities, lockMeeting } from '../store/meeting-store.ts'

/** The hands of somebody who leads a community of the meeting, which is locked until all is written. */
export type Keeping = { tx: Database; meeting: Meeting; now: string; actor: Actor }
/** The same for who need not lead: somebody at the door, or a command; `personId` is null where nobody is known. */
export type Hands = Omit<Keeping, 'actor'> & { actor: { personId: string | null } }
export type MissingRefusal = 'meeting-unknown' | 'community-closed'

/** Opens the transaction, finds and locks the meeting, and refuses whoever leads none of its communities, and everybody once all of them are closed. */
export async function keepMeeting<Value, Refusal extends string>(
  house: House,
  actor: Actor,
  meetingId: string,
  work: (keeping: Keeping) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | MissingRefusal>> {
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<Value, Refusal | MissingRefusal>> => {
    const meeting = await lockMeeting(tx, meetingId)
    if (meeting === null || !mayKeepRegister(actor, meeting)) return refused('meeting-unknown')
    if (isArchive(await listNamedCommunities(tx, meeting.communityIds))) return refused('community-closed')
    return work({ tx, meeting, now: nowOf(house), actor })
  })
}

/**
 * The same for who leads nothing: somebody at the door, known by what the door itself says, or a command of whoever runs the house. Rules of
 * who may were asked before.
 */
export async function keepUnled<Value, Refusal extends string>(
  house: House,
  meetingId: string,
  personId: string | null,
  work: (hands: Hands) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | MissingRefusal>> {
  try {
    return await asSystem(house.db, async (tx): Promise<Result<Value, Refusal | MissingRefusal>> => {
      const meeting = await lockMeeting(tx, meetingId)
      if (meeting === null) return refused('meeting-unknown')
      if (isArchive(await listNamedCommunities(tx, meeting.communityIds))) return refused('community-closed')
      const result = await work({ tx, meeting, now: nowOf(house), actor: { personId } })
      if (!result.ok) throw new Undo(result)
      return result
    })
  } catch (failure) {
    if (failure instanceof Undo) return failure.value as Result<Value, Refusal>
    throw failure
  }
}

type Note = { action: AuditAction; personId?: string; facts?: NonNullable<AuditEvent['facts']> }

/** Writes down what was done to the meeting, and by whom. */
export async function record({ tx, meeting, now, actor }: Hands, { action, personId, facts = {} }: Note): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'meeting', subjectId: meeting.id, actorPersonId: actor.personId, subjectPersonId: personId ?? null, facts }, now)
}

export async function announceMeeting({ tx, meeting }: Hands): Promise<void> {
  await announce(tx, { kind: 'meeting', id: meeting.id })
}
