import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { findPerson } from '../../people/public.ts'
import { mayNamePoints } from '../domain/permissions.ts'
import { answerPoint, checkPoint, endPoint, type PointDraft, type PointRefusal, type ReferralPoint } from '../domain/referral-point.ts'
import { renderPointMail } from '../mails/point-mail.ts'
import { addPoint, findPoint, listCandidates, savePointState } from '../store/point-store.ts'

export type NameRefusal = PointRefusal | 'community-unknown' | 'candidate-unknown' | 'saved-meanwhile' | 'already-ended'

/** Names a point. A person is asked first and stands nowhere until the yes; for an organisation the coordinator answers. */
export async function namePoint(
  house: House,
  actor: Actor,
  { communityId, draft }: { communityId: string; draft: PointDraft },
): Promise<Result<string, NameRefusal>> {
  if (!mayNamePoints(actor, communityId)) return refused('community-unknown')
  return inTransactionOrUndo(house.db, actor, (tx) => name(house, tx, { communityId, draft, by: actor.personId }))
}

type Naming = { communityId: string; draft: PointDraft; by: string | null }

async function name(house: House, tx: Database, { communityId, draft, by }: Naming): Promise<Result<string, NameRefusal>> {
  const now = nowOf(house)
  const objection = checkPoint(draft, dayOf(now))
  if (objection !== null) return refused(objection)
  const { people, organisations } = await listCandidates(tx, communityId)
  const isKnown = draft.personId === null ? organisations.some(({ id }) => id === draft.organisationId) : people.some(({ id }) => id === draft.personId)
  if (!isKnown) return refused('candidate-unknown')
  const state = draft.personId === null ? 'agreed' : 'asked'
  const id = await addPoint(tx, { ...draft, communityId, state, namedBy: by, namedAt: now })
  await tell(tx, by, { id, communityId, personId: draft.personId }, 'referral-point.named', now)
  await askPerson(house, tx, id, now)
  return done(id)
}

/** Names a point from the command line, as the operator of the house; a person is asked all the same. */
export async function namePointAsOperator(house: House, communityId: string, draft: PointDraft): Promise<Result<string, NameRefusal>> {
  return asSystem(house.db, (tx) => name(house, tx, { communityId, draft, by: null }))
}

async function askPerson(house: House, tx: Database, pointId: string, now: string): Promise<void> {
  const point = await findPoint(tx, pointId)
  if (point === null || point.personId === null) return
  const person = await findPerson(tx, point.personId)
  if (person === null || person.email === null) return
  await queueMail(tx, renderPointMail(point, { ...person, email: person.email }, house.settings.publicUrl), now)
}

/** The person herself says yes or no, or takes a yes back. */
export async function answerAsPoint(house: House, actor: Actor, { id, isYes }: { id: string; isYes: boolean }): Promise<Result<null, NameRefusal>> {
  return asSystem(house.db, async (tx) => {
    const now = nowOf(house)
    const point = await findPoint(tx, id)
    if (point === null || point.personId !== actor.personId) return refused('community-unknown')
    const answered = answerPoint(point, isYes, dayOf(now))
    if (!answered.ok) return answered
    if (!(await savePointState(tx, answered.value, now))) return refused('saved-meanwhile')
    await tell(tx, actor.personId, point, isYes ? 'referral-point.agreed' : 'referral-point.declined', now)
    return done(null)
  })
}

/** Ends a point before its day. */
export async function endPointNow(house: House, actor: Actor, { communityId, id }: { communityId: string; id: string }): Promise<Result<null, NameRefusal>> {
  if (!mayNamePoints(actor, communityId)) return refused('community-unknown')
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const point = await findPoint(tx, id)
    return point === null || point.communityId !== communityId ? refused('community-unknown') : end(house, tx, point, actor.personId)
  })
}

/** The same from the command line, as the operator of the house. */
export async function endPointAsOperator(house: House, id: string): Promise<Result<null, NameRefusal>> {
  return asSystem(house.db, async (tx) => {
    const point = await findPoint(tx, id)
    return point === null ? refused('community-unknown') : end(house, tx, point, null)
  })
}

async function end(house: House, tx: Database, point: ReferralPoint, by: string | null): Promise<Result<null, NameRefusal>> {
  const now = nowOf(house)
  const ended = endPoint(point)
  if (!ended.ok) return ended
  if (!(await savePointState(tx, ended.value, now))) return refused('saved-meanwhile')
  await tell(tx, by, point, 'referral-point.ended', now)
  return done(null)
}

type Subject = Pick<ReferralPoint, 'id' | 'communityId' | 'personId'>

async function tell(tx: Database, by: string | null, { id, communityId, personId }: Subject, action: AuditAction, now: string): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'referral-point', subjectId: id, actorPersonId: by, subjectPersonId: personId }, now)
  await announce(tx, { kind: 'members', id: communityId })
}
