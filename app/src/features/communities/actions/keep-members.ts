import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day, type Period } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { raise } from '../../../platform/events.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { endCommunityConsent, findOrganisation } from '../../people/public.ts'
import {
  changeMembership,
  checkPeriod,
  endMembership,
  isAtTheDoor,
  isRunning,
  type ChangeRefusal,
  type EndRefusal,
  type Membership,
  type MembershipChange,
  type PracticeRole,
} from '../domain/membership.ts'
import { isArchive, type Community } from '../domain/community.ts'
import { mayGiveRole, mayKeepMembers } from '../domain/permissions.ts'
import { lockCommunity } from '../store/community-store.ts'
import {
  addPracticeRole,
  addRepresentation,
  endPracticeRole,
  endWhatHangsOn,
  findMembership,
  listCoordinators,
  listMemberships,
  removeRepresentation,
  saveMembership,
  saveRepresentationDays,
} from '../store/membership-store.ts'

export type MemberRefusal =
  | 'community-unknown'
  | 'community-closed'
  | 'member-unknown'
  | 'role-not-yours-to-give'
  | 'already-member'
  | 'person-missing'
  | 'organisation-unknown'
  | 'answers-themselves'
  | 'paper-not-yours'
  | 'name-missing'
  | 'email-wrong'
  | 'email-known'
  | 'label-missing'
  | 'line-unknown'
  | 'saved-meanwhile'
  | ChangeRefusal
  | EndRefusal

export type Keeping = { tx: Database; communityId: string; now: string; actor: Actor }
/** The same for who is known by the link of her own card alone. */
type Hands = Omit<Keeping, 'actor'> & { actor: Pick<Actor, 'personId'> }

type Work<Value> = (keeping: Keeping) => Promise<Result<Value, MemberRefusal>>

/** As below, and a closed community takes nothing more; who is in it may still leave. */
export async function keep<Value>(house: House, actor: Actor, communityId: string, work: Work<Value>): Promise<Result<Value, MemberRefusal>> {
  return keepAlways(house, actor, communityId, (keeping, community) => (isArchive(community) ? Promise.resolve(refused('community-closed')) : work(keeping)))
}

/** Locks the community first: two people who change its members wait for each other (SEC-13). */
async function keepAlways<Value>(
  house: House,
  actor: Actor,
  communityId: string,
  work: (keeping: Keeping, community: Community) => Promise<Result<Value, MemberRefusal>>,
): Promise<Result<Value, MemberRefusal>> {
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<Value, MemberRefusal>> => {
    const community = await lockCommunity(tx, communityId)
    if (community === null) return refused('community-unknown')
    const result = await work({ tx, communityId, now: nowOf(house), actor }, community)
    if (result.ok) await announce(tx, { kind: 'members', id: communityId })
    return result
  })
}

export async function record(
  { tx, now, actor }: Hands,
  action: AuditAction,
  membership: { id: string; personId: string },
  facts: Record<string, string | null> = {},
): Promise<void> {
  await writeAudit(
    tx,
    { action, subjectKind: 'membership', subjectId: membership.id, actorPersonId: actor.personId, subjectPersonId: membership.personId, facts },
    now,
  )
}

async function listOthers({ tx, communityId }: Hands, membership: Membership): Promise<Membership[]> {
  const coordinators = await listCoordinators(tx, communityId)
  return coordinators.filter(({ id, personId }) => id !== membership.id && personId !== membership.personId)
}

export async function changeMember(
  house: House,
  actor: Actor,
  wish: { communityId: string; id: string; version: number; change: MembershipChange },
): Promise<Result<string, MemberRefusal>> {
  const { communityId, id, version, change } = wish
  if (!mayKeepMembers(actor, communityId)) return refused('community-unknown')
  return keep(house, actor, communityId, async (keeping) => {
    const membership = await findMembership(keeping.tx, communityId, id)
    if (membership === null) return refused('member-unknown')
    const givesRole = change.role !== membership.role || membership.role === 'coordinator' || membership.role === 'moderator'
    if (givesRole && !(mayGiveRole(actor, communityId, change.role) && mayGiveRole(actor, communityId, membership.role)))
      return refused('role-not-yours-to-give')
    const changed = changeMembership(membership, change, await listOthers(keeping, membership))
    if (!changed.ok) return changed
    if (!(await saveMembership(keeping.tx, { ...changed.value, version }))) return refused('saved-meanwhile')
    if (change.until !== null) await endSharing(keeping, membership, change.until)
    if (change.until !== null) await raise(keeping.tx, { kind: 'membership.ended', subjectId: id }, keeping.now)
    await record(keeping, 'membership.changed', membership, {
      role: change.role,
      roleBefore: membership.role,
      state: change.state,
      stateBefore: membership.state,
    })
    return done(id)
  })
}

export async function endMember(
  house: House,
  actor: Actor,
  wish: { communityId: string; id: string; on: Day; reason: string },
): Promise<Result<string, MemberRefusal>> {
  const { communityId, id, on, reason } = wish
  if (!mayKeepMembers(actor, communityId)) return refused('community-unknown')
  return keepAlways(house, actor, communityId, async (keeping) => {
    const membership = await findMembership(keeping.tx, communityId, id)
    if (membership === null) return refused('member-unknown')
    if (!mayGiveRole(actor, communityId, membership.role)) return refused('role-not-yours-to-give')
    return endHeld(keeping, membership, { on, reason }, 'membership.ended')
  })
}

/** Ends a membership in the caller's hands. */
export async function endHeld(
  keeping: Hands,
  membership: Membership,
  wish: { on: Day; reason: string | null },
  action: AuditAction,
): Promise<Result<string, MemberRefusal>> {
  const ended = endMembership(membership, { ...wish, today: dayOf(keeping.now), others: await listOthers(keeping, membership) })
  if (!ended.ok) return ended
  await endSharing(keeping, membership, wish.on)
  // First what hangs on it: once a membership of one's own has ended, row-level security hides the rest.
  await endWhatHangsOn(keeping.tx, membership.id, wish.on)
  await saveMembership(keeping.tx, ended.value)
  await record(keeping, action, membership, { role: membership.role, reason: wish.reason })
  await raise(keeping.tx, { kind: 'membership.ended', subjectId: membership.id }, keeping.now)
  return done(membership.id)
}

/** PRV-03: what was shared with the members is theirs to see for as long as one belongs, in whatever role. */
async function endSharing({ tx, communityId, now, actor }: Hands, { id, personId }: Membership, lastDay: Day): Promise<void> {
  const others = (await listMemberships(tx, communityId, personId)).filter((other) => other.id !== id && !isAtTheDoor(other) && other.state !== 'ended')
  if (others.some(({ until }) => until === null || until > lastDay)) return
  await endCommunityConsent(tx, { personId, communityId, lastDay, notedBy: actor.personId === personId ? null : actor.personId, now })
}

/** "I leave": every running membership of the actor ends today. What the person did stays for the others. */
export async function leaveCommunity(house: House, actor: Actor, communityId: string, reason: string | null): Promise<Result<string, MemberRefusal>> {
  return keepAlways(house, actor, communityId, async (keeping) => {
    const today = dayOf(keeping.now)
    const running = (await listMemberships(keeping.tx, communityId, actor.personId)).filter((membership) => isRunning(membership, today))
    if (running.length === 0) return refused('member-unknown')
    for (const membership of running) {
      const ended = await endHeld(keeping, membership, { on: today, reason }, 'membership.left')
      if (!ended.ok) return ended
    }
    return done(communityId)
  })
}

/** What hangs on a membership is changed line by line. */
export type MemberLine =
  | { kind: 'represents'; organisationId: string; period: Period }
  | { kind: 'represents-days'; lineId: string; period: Period }
  | { kind: 'represents-never'; lineId: string }
  | { kind: 'practice'; role: Omit<PracticeRole, 'id' | 'endedOn'> }
  | { kind: 'practice-ends'; lineId: string; on: Day }

export async function changeMemberLine(
  house: House,
  actor: Actor,
  wish: { communityId: string; id: string; line: MemberLine },
): Promise<Result<string, MemberRefusal>> {
  const { communityId, id, line } = wish
  if (!mayKeepMembers(actor, communityId)) return refused('community-unknown')
  return keep(house, actor, communityId, async (keeping) => {
    const membership = await findMembership(keeping.tx, communityId, id)
    if (membership === null) return refused('member-unknown')
    const objection = await saveLine(keeping.tx, membership, line)
    if (objection !== null) return refused(objection)
    await record(keeping, `membership.${line.kind}`, membership)
    return done(id)
  })
}

async function saveLine(tx: Database, membership: Membership, line: MemberLine): Promise<MemberRefusal | null> {
  if ('period' in line) {
    const upsideDown = checkPeriod(line.period)
    if (upsideDown !== null) return upsideDown
  }
  if (line.kind === 'represents' && (await findOrganisation(tx, line.organisationId)) === null) return 'organisation-unknown'
  if (line.kind === 'represents') await addRepresentation(tx, membership, { organisationId: line.organisationId, ...line.period })
  if (line.kind === 'represents-days') return (await saveRepresentationDays(tx, membership.id, line.lineId, line.period)) ? null : 'line-unknown'
  if (line.kind === 'represents-never') await removeRepresentation(tx, membership.id, line.lineId)
  if (line.kind === 'practice' && line.role.label === '') return 'label-missing'
  if (line.kind === 'practice') await addPracticeRole(tx, membership, line.role)
  if (line.kind === 'practice-ends') return (await endPracticeRole(tx, membership.id, line.lineId, line.on)) ? null : 'line-unknown'
  return null
}
