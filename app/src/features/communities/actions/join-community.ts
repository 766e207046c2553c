import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { noteTold } from '../../people/public.ts'
import { isArchive } from '../domain/community.ts'
import { agreeTo, isAtWork, type DoorStanding } from '../domain/joining.ts'
import { isAtTheDoor, letIn, type Membership } from '../domain/membership.ts'
import type { Door } from '../domain/shown.ts'
import { listTexts } from '../store/agreement-store.ts'
import { findCommunity, lockCommunity } from '../store/community-store.ts'
import { addMembership, listMemberships, removeMembership, saveAgreement, saveInvitedAs, saveMembership } from '../store/membership-store.ts'
import { endHeld } from './keep-members.ts'

/*
 * Whoever stands at the door is no member yet, and row-level security shows nothing of the community. These actions run as the
 * house itself and touch the actor's own rows alone.
 */

/** Who stands at the door: signed in, or come by the link of her own card. */
type Comer = Pick<Actor, 'personId'>

export type JoinRefusal = 'community-unknown' | 'already-member' | 'agreement-missing' | 'not-asked'

/** The door of a community as the actor finds it; null where there is none to find. */
export async function readDoor(house: House, actor: Comer, communityId: string): Promise<Door | null> {
  const today = dayOf(nowOf(house))
  return asSystem(house.db, async (tx) => {
    const community = await findCommunity(tx, communityId)
    const mine = await listOwn(tx, actor, communityId, today)
    const standing = standingOf(mine)
    if (community === null || (standing === 'outside' && !isAtWork(community.state))) return null
    const roles = mine.filter(({ state }) => state === standing).map(({ role }) => role)
    const isAsked = standing === 'invited' || standing === 'pending'
    return { community, standing, roles, texts: isAsked ? await listTexts(tx, communityId) : [], today }
  })
}

async function listOwn(tx: Database, actor: Comer, communityId: string, today: string): Promise<Membership[]> {
  const all = await listMemberships(tx, communityId, actor.personId)
  return all.filter(({ state, until }) => state !== 'ended' && (until === null || until >= today))
}

/** What waits for an answer comes first. */
function standingOf(mine: readonly Membership[]): DoorStanding {
  for (const state of ['invited', 'pending', 'applied'] as const) if (mine.some((each) => each.state === state)) return state
  return mine.length > 0 ? 'member' : 'outside'
}

type AtDoor = { tx: Database; isClosed: boolean; mine: Membership[]; now: string; today: string }

/** Locks the community first, as its leads do, so that accepting twice ends in one membership (SEC-13). */
async function atDoor(
  house: House,
  actor: Comer,
  communityId: string,
  work: (door: AtDoor) => Promise<Result<string, JoinRefusal>>,
): Promise<Result<string, JoinRefusal>> {
  const now = nowOf(house)
  const today = dayOf(now)
  return asSystem(house.db, async (tx) => {
    const community = await lockCommunity(tx, communityId)
    const mine = await listOwn(tx, actor, communityId, today)
    if (community === null || (mine.length === 0 && !isAtWork(community.state))) return refused('community-unknown')
    const result = await work({ tx, isClosed: isArchive(community), mine, now, today })
    if (result.ok) await announce(tx, { kind: 'members', id: communityId })
    return result
  })
}

async function record({ tx, now }: AtDoor, actor: Comer, action: AuditAction, id: string, facts: Record<string, string | number | null>): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'membership', subjectId: id, actorPersonId: actor.personId, subjectPersonId: actor.personId, facts }, now)
}

/** Asks to join as a member; who leads the community answers. */
export async function applyToJoin(house: House, actor: Comer, communityId: string): Promise<Result<string, JoinRefusal>> {
  return atDoor(house, actor, communityId, async (door) => {
    if (door.mine.length > 0) return refused('already-member')
    const draft = { communityId, personId: actor.personId, role: 'member', state: 'applied', from: null, until: null, endReason: null } as const
    await record(door, actor, 'membership.applied', await addMembership(door.tx, draft), { role: 'member' })
    return done(communityId)
  })
}

type AskedIn = { communityId: string; personId: string; by: string | null; isInvited: boolean; now: string }

/**
 * In the transaction of a feature above: somebody asked to join elsewhere than here, and `by` noted it. Invited where who leads let her in
 * already; then she answers herself. Who is there already, or a community that is not at work, changes nothing.
 */
export async function askIn(tx: Database, { communityId, personId, by, isInvited, now }: AskedIn): Promise<void> {
  const community = await lockCommunity(tx, communityId)
  const mine = await listOwn(tx, { personId }, communityId, dayOf(now))
  if (community === null || !isAtWork(community.state) || mine.length > 0) return
  const state = isInvited ? 'invited' : 'applied'
  const id = await addMembership(tx, { communityId, personId, role: 'member', state, from: null, until: null, endReason: null })
  const action = isInvited ? 'membership.added' : 'membership.applied'
  const facts = { role: 'member', state }
  await writeAudit(tx, { action, subjectKind: 'membership', subjectId: id, actorPersonId: by, subjectPersonId: personId, facts }, now)
  await announce(tx, { kind: 'members', id: communityId })
}

/** Says yes: active with the agreement to convention and consent, waiting for it without. */
export async function acceptInvitation(house: House, actor: Comer, communityId: string, agrees: boolean): Promise<Result<string, JoinRefusal>> {
  return atDoor(house, actor, communityId, async (door) => {
    if (door.isClosed) return refused('community-unknown')
    const { tx, now, today } = door
    const open = door.mine.filter(({ state }) => state === 'invited' || state === 'pending')
    if (open.length === 0) return refused('not-asked')
    if (!agrees && open.every(({ state }) => state === 'pending')) return refused('agreement-missing')
    const agreement = agrees ? agreeTo({ texts: await listTexts(tx, communityId), today, at: now, means: 'own_click', notedBy: null }) : null
    for (const membership of open) {
      const inside = letIn(membership, agreement)
      if (!inside.ok) continue
      await saveMembership(tx, { ...inside.value, from: inside.value.from ?? today })
      await saveInvitedAs(tx, membership.id, null)
      if (agreement !== null) await saveAgreement(tx, membership.id, agreement)
      const facts = { role: membership.role, state: inside.value.state, convention: agreement?.convention ?? null, consent: agreement?.consent ?? null }
      await record(door, actor, 'membership.accepted', membership.id, facts)
    }
    // Whoever answers has read that they stand here.
    await noteTold(tx, actor.personId, now)
    return done(communityId)
  })
}

/** Says no to an invitation, or takes back the own question: no row stays. Who was let in meanwhile and never agreed leaves today. */
export async function stepBack(house: House, actor: Comer, communityId: string): Promise<Result<string, JoinRefusal>> {
  return atDoor(house, actor, communityId, async (door) => {
    const waiting = door.mine.filter(isAtTheDoor)
    const pending = door.mine.filter(({ state }) => state === 'pending')
    if (waiting.length + pending.length === 0) return refused('not-asked')
    const hands = { tx: door.tx, communityId, now: door.now, actor }
    for (const membership of pending) {
      const left = await endHeld(hands, membership, { on: door.today, reason: null }, 'membership.left')
      if (!left.ok) return refused('not-asked')
    }
    for (const membership of waiting) {
      await record(door, actor, membership.state === 'invited' ? 'membership.declined' : 'membership.withdrawn', membership.id, { role: membership.role })
      await removeMembership(door.tx, membership.id)
    }
    return done(communityId)
  })
}
