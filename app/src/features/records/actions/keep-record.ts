import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { asSystem, inTransaction, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { findMeeting, listNamedCommunities, type Meeting } from '../../meetings/public.ts'
import { mayReadRecord, standOf, type Stand } from '../domain/permissions.ts'
import { checkWritable, type MeetingRecord, type WritableRefusal } from '../domain/record.ts'
import { findReach, lockRecordRow, shareRecordRow } from '../store/record-store.ts'

/** What a reader of one record stands on. */
export type Reading = { tx: Database; meeting: Meeting; stand: Stand; now: string; actor: Actor }
/** The hands that hold one record, those of the house itself included. */
export type Hands = { tx: Database; meeting: Meeting; now: string; actor: Actor | null; record: MeetingRecord }
/** The hands of somebody who writes in one record. */
export type Keeping = Reading & { record: MeetingRecord }
export type MissingRefusal = 'meeting-unknown' | 'community-closed'

type Opened = { stand: Stand; asWho: Actor }

/** Who was there as a visitor reads and amends like the others: the meeting is in her reach, and nothing else is asked with it. */
async function findStand(house: House, actor: Actor, meetingId: string): Promise<Opened | null> {
  const { communityIds, isPresent } = await asSystem(house.db, (tx) => findReach(tx, meetingId, actor.personId))
  const stand = standOf(actor, communityIds, isPresent)
  if (communityIds.length === 0 || !mayReadRecord(stand)) return null
  return { stand, asWho: stand.isMember ? actor : { ...actor, reach: 'network' } }
}

/** Opens one record to read; null when there is none for this actor. */
export async function openRecord<Value>(house: House, actor: Actor, meetingId: string, work: (reading: Reading) => Promise<Value>): Promise<Value | null> {
  const opened = await findStand(house, actor, meetingId)
  if (opened === null) return null
  return inTransaction(house.db, opened.asWho, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    return meeting === null ? null : work({ tx, meeting, stand: opened.stand, now: nowOf(house), actor })
  })
}

/**
 * Opens one record to write. Those who write lines share it, so that two moderators do not wait for each other; `alone` is for
 * whoever moves it on.
 */
export async function keepRecord<Value, Refusal extends string>(
  house: House,
  actor: Actor,
  meetingId: string,
  how: 'shared' | 'alone',
  work: (keeping: Keeping) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | MissingRefusal>> {
  const opened = await findStand(house, actor, meetingId)
  if (opened === null) return refused('meeting-unknown')
  return inTransactionOrUndo(house.db, opened.asWho, async (tx): Promise<Result<Value, Refusal | MissingRefusal>> => {
    const held = await holdRecord(tx, meetingId, how)
    return held.ok ? work({ tx, ...held.value, stand: opened.stand, now: nowOf(house), actor }) : held
  })
}

async function holdRecord(
  tx: Database,
  meetingId: string,
  how: 'shared' | 'alone',
): Promise<Result<{ meeting: Meeting; record: MeetingRecord }, MissingRefusal>> {
  const meeting = await findMeeting(tx, meetingId)
  if (meeting === null) return refused('meeting-unknown')
  const communities = await listNamedCommunities(tx, meeting.communityIds)
  if (communities.every(({ isClosed }) => isClosed)) return refused('community-closed')
  return done({ meeting, record: how === 'alone' ? await lockRecordRow(tx, meetingId) : await shareRecordRow(tx, meetingId) })
}

/** Opens one record as the operator of the house, from the command line: the log names nobody. */
export async function keepAsOperator<Value, Refusal extends string>(
  house: House,
  meetingId: string,
  how: 'shared' | 'alone',
  work: (hands: Hands) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | MissingRefusal>> {
  return asSystem(house.db, async (tx): Promise<Result<Value, Refusal | MissingRefusal>> => {
    const held = await holdRecord(tx, meetingId, how)
    return held.ok ? work({ tx, ...held.value, now: nowOf(house), actor: null }) : held
  })
}

export function writableNow({ record, meeting, now }: Hands): WritableRefusal | null {
  return checkWritable(record, meeting, now)
}

/** Writes down what was done to the record, and tells whoever has it open. The words of a line never enter the log. */
export async function note({ tx, meeting, now, actor }: Hands, action: AuditAction, facts: Record<string, string | number | boolean> = {}): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'meeting', subjectId: meeting.id, actorPersonId: actor?.personId ?? null, facts }, now)
  await announce(tx, { kind: 'record', id: meeting.id })
}
