import type { Actor } from '../../../kernel/actor.ts'
import { isLeadOf } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransactionOrUndo } from '../../../platform/database.ts'
import { raise } from '../../../platform/events.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { MOST_DAYS, lockRecord, prepareRecord, type LockRefusal, type PrepareRefusal, type WritableRefusal } from '../domain/record.ts'
import { leaveUndecided, listAmendments } from '../store/amendment-store.ts'
import { listConflicts, listEntries } from '../store/entry-store.ts'
import { listAgreed, listOverdue, listPresent, lockRecordRow, saveAmendableDays, saveRecord } from '../store/record-store.ts'
import { keepRecord, note, writableNow, type Hands, type MissingRefusal } from './keep-record.ts'

/** The moderator lets those present write too, or keeps the pen. */
export async function openToPresent(
  house: House,
  actor: Actor,
  meetingId: string,
  isOpen: boolean,
): Promise<Result<null, MissingRefusal | WritableRefusal | 'not-yours' | 'not-live'>> {
  return keepRecord<null, WritableRefusal | 'not-yours' | 'not-live'>(house, actor, meetingId, 'alone', async (keeping) => {
    const refusal = writableNow(keeping)
    if (refusal !== null) return refused(refusal)
    if (!keeping.stand.isLead) return refused('not-yours')
    if (keeping.record.phase !== 'live') return refused('not-live')
    await saveRecord(keeping.tx, { ...keeping.record, isOpenToPresent: isOpen })
    await note(keeping, isOpen ? 'record.opened' : 'record.closed')
    return done(null)
  })
}

/** "It is ready": who listens tells those present, and their days begin. */
export async function prepare(
  house: House,
  actor: Actor,
  meetingId: string,
): Promise<Result<null, MissingRefusal | WritableRefusal | PrepareRefusal | 'not-yours'>> {
  return keepRecord<null, WritableRefusal | PrepareRefusal | 'not-yours'>(house, actor, meetingId, 'alone', async (keeping) => {
    const refusal = writableNow(keeping)
    if (refusal !== null) return refused(refusal)
    return keeping.stand.isLead ? prepareKept(keeping) : refused('not-yours')
  })
}

/** The same for whoever holds the record already, the operator of the house included. */
export async function prepareKept(hands: Hands): Promise<Result<null, WritableRefusal | PrepareRefusal>> {
  const { tx, record, meeting, now, actor } = hands
  const refusal = writableNow(hands)
  if (refusal !== null) return refused(refusal)
  const entries = (await listEntries(tx, meeting.id)).filter(({ removedAt }) => removedAt === null).length
  const openConflicts = (await listConflicts(tx, meeting.id)).length
  const prepared = prepareRecord(record, { entries, openConflicts, startsAt: meeting.startsAt }, now)
  if (!prepared.ok) return prepared
  await saveRecord(tx, prepared.value, { preparedBy: actor?.personId ?? null })
  await note(hands, 'record.prepared', { entries })
  await raise(tx, { kind: 'record.prepared', subjectId: meeting.id }, now)
  return done(null)
}

/** Before the last day only when everybody who was there agreed; afterwards nothing in it changes. */
export async function lock(house: House, actor: Actor, meetingId: string): Promise<Result<null, MissingRefusal | LockRefusal | 'not-yours'>> {
  return keepRecord<null, LockRefusal | 'not-yours'>(house, actor, meetingId, 'alone', async (keeping) =>
    keeping.stand.isLead ? lockKept(keeping) : refused('not-yours'),
  )
}

/** The same for whoever holds the record already, the operator of the house included. */
export async function lockKept(hands: Hands): Promise<Result<null, LockRefusal>> {
  const { tx, record, meeting, now, actor } = hands
  const [present, agreed] = [await listPresent(tx, meeting.id), await listAgreed(tx, meeting.id)]
  const openAmendments = (await listAmendments(tx, meeting.id)).filter(({ state }) => state === 'open').length
  const locked = lockRecord(record, { allAgreed: present.length > 0 && agreed.length === present.length, openAmendments }, now)
  if (!locked.ok) return locked
  await leaveUndecided(tx, meeting.id)
  await saveRecord(tx, locked.value, { lockedBy: actor?.personId ?? null })
  await note(hands, 'record.locked', { isByTime: false })
  await raise(tx, { kind: 'record.locked', subjectId: meeting.id }, now)
  return done(null)
}

/** Every hour: records whose days are over are locked. @returns how many */
export async function lockOverdue(house: House): Promise<number> {
  const due = await asSystem(house.db, (tx) => listOverdue(tx, nowOf(house)))
  for (const meetingId of due) await lockByTime(house, meetingId)
  return due.length
}

async function lockByTime(house: House, meetingId: string): Promise<void> {
  const now = nowOf(house)
  await asSystem(house.db, async (tx) => {
    const locked = lockRecord(await lockRecordRow(tx, meetingId), { allAgreed: false, openAmendments: 0 }, now)
    if (!locked.ok) return
    await leaveUndecided(tx, meetingId)
    await saveRecord(tx, locked.value, { lockedBy: null })
    await writeAudit(tx, { action: 'record.locked', subjectKind: 'meeting', subjectId: meetingId, actorPersonId: null, facts: { isByTime: true } }, now)
    await announce(tx, { kind: 'record', id: meetingId })
    await raise(tx, { kind: 'record.locked', subjectId: meetingId }, now)
  })
}

/** How long those present may amend in this community; a record that is open already keeps its last day. */
export async function setAmendableDays(house: House, actor: Actor, communityId: string, days: number): Promise<Result<null, 'not-yours' | 'days-wrong'>> {
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<null, 'not-yours' | 'days-wrong'>> => {
    if (!isLeadOf(actor, communityId)) return refused('not-yours')
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) return refused('days-wrong')
    await saveAmendableDays(tx, communityId, days)
    await writeAudit(
      tx,
      { action: 'record.days-set', subjectKind: 'community', subjectId: communityId, actorPersonId: actor.personId, facts: { days } },
      nowOf(house),
    )
    return done(null)
  })
}
