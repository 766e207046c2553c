import type { CommunityRole } from '../../../kernel/actor.ts'
import { isWithin, type Day, type Instant, type Period } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

export const MEMBERSHIP_STATES = ['applied', 'invited', 'pending', 'active', 'on_leave', 'ended'] as const
export type MembershipState = (typeof MEMBERSHIP_STATES)[number]
/** Why somebody left; a register may bring its own words. */
export const END_REASONS = ['job', 'mandate', 'replaced', 'time', 'no-fit', 'project', 'role', 'other'] as const
export type EndReason = (typeof END_REASONS)[number]
export const RECOGNISERS = ['self', 'peers', 'employer'] as const
export type Recogniser = (typeof RECOGNISERS)[number]

export type Membership = {
  id: string
  communityId: string
  personId: string
  role: CommunityRole
  state: MembershipState
  from: Day | null
  until: Day | null
  endReason: string | null
  version: number
}

/** For which organisation a member sits there, and when. */
export type Representation = Period & { id: string; organisationId: string }

/** A role that members recognise in somebody, such as a trusted professional of the first line. */
export type PracticeRole = { id: string; label: string; since: Day | null; recognisedBy: Recogniser; endedOn: Day | null }

/** Who asked or was invited and does not come leaves no row; so these two have no end. */
const NEXT_STATES: Readonly<Record<MembershipState, readonly MembershipState[]>> = {
  applied: ['pending'],
  invited: ['pending'],
  pending: ['active', 'ended'],
  active: ['on_leave', 'ended'],
  on_leave: ['active', 'ended'],
  ended: [],
}

/** What may follow. An ended membership is never opened again: who returns gets a new row. */
export function nextMembershipStates(state: MembershipState): readonly MembershipState[] {
  return NEXT_STATES[state]
}

/** Asked to join, or was asked: not here yet, and not to be looked at as a member. */
export function isAtTheDoor({ state }: Pick<Membership, 'state'>): boolean {
  return state === 'applied' || state === 'invited'
}

/** Counted as belonging on that day. */
export function isRunning(membership: Pick<Membership, 'state' | 'from' | 'until'>, day: Day): boolean {
  return ['active', 'on_leave', 'pending'].includes(membership.state) && isWithin(day, membership)
}

export type DatesRefusal = 'period-upside-down'

export function checkPeriod({ from, until }: Period): DatesRefusal | null {
  return from !== null && until !== null && until < from ? 'period-upside-down' : null
}

/** That somebody agreed to what the community agreed on, in which versions, and who says so. */
export type Agreement = { at: Instant; convention: number | null; consent: number | null; means: 'own_click' | 'paper'; notedBy: string | null }

export type MoveRefusal = 'membership-ended' | 'state-not-next' | 'agreement-missing'

/** One step on. Nobody becomes active for the first time without having agreed to convention and consent. */
export function moveMembership(membership: Membership, to: MembershipState, agreement: Agreement | null): Result<Membership, MoveRefusal> {
  if (membership.state === 'ended') return refused('membership-ended')
  if (!NEXT_STATES[membership.state].includes(to)) return refused('state-not-next')
  if (membership.state === 'pending' && to === 'active' && agreement === null) return refused('agreement-missing')
  return done({ ...membership, state: to })
}

/** Through the door, and on to active where the agreement is there. */
export function letIn(membership: Membership, agreement: Agreement | null): Result<Membership, MoveRefusal> {
  const inside = isAtTheDoor(membership) ? moveMembership(membership, 'pending', null) : done(membership)
  return inside.ok && agreement !== null ? moveMembership(inside.value, 'active', agreement) : inside
}

export type EndRefusal = 'membership-ended' | 'ends-before-start' | 'last-coordinator' | 'state-not-next'

/** Ends a membership on a day, that day included. A day still to come is noted, and the membership runs until then. */
export function endMembership(
  membership: Membership,
  end: { on: Day; today: Day; reason: string | null; others: readonly Membership[] },
): Result<Membership, EndRefusal> {
  if (membership.state === 'ended') return refused('membership-ended')
  if (!NEXT_STATES[membership.state].includes('ended')) return refused('state-not-next')
  if (membership.from !== null && end.on < membership.from) return refused('ends-before-start')
  if (membership.role === 'coordinator' && !staysCoordinated(end.others, end.on)) return refused('last-coordinator')
  return done({ ...membership, state: end.on > end.today ? membership.state : 'ended', until: end.on, endReason: end.reason })
}

/** SEC-13: somebody else coordinates after that day, so that the community is never left without. */
function staysCoordinated(others: readonly Membership[], after: Day): boolean {
  return others.some(
    (other) => other.role === 'coordinator' && other.state === 'active' && (other.from ?? '') <= after && (other.until === null || other.until > after),
  )
}

export type ChangeRefusal = MoveRefusal | DatesRefusal | 'last-coordinator'
export type MembershipChange = Pick<Membership, 'role' | 'state' | 'from' | 'until'>

/** Corrects a running membership, which may go on leave and come back. A last coordinator keeps role and open end. */
export function changeMembership(membership: Membership, change: MembershipChange, others: readonly Membership[]): Result<Membership, ChangeRefusal> {
  if (membership.state === 'ended') return refused('membership-ended')
  if (change.state !== membership.state) {
    const moved = change.state === 'ended' ? refused('state-not-next' as const) : moveMembership(membership, change.state, null)
    if (!moved.ok || isAtTheDoor(membership)) return refused(moved.ok ? 'state-not-next' : moved.refusal)
  }
  const upsideDown = checkPeriod(change)
  if (upsideDown !== null) return refused(upsideDown)
  const gaveUp = membership.role === 'coordinator' && (change.role !== 'coordinator' || change.until !== null || change.state !== 'active')
  if (gaveUp && !staysCoordinated(others, change.until ?? change.from ?? '')) return refused('last-coordinator')
  return done({ ...membership, ...change })
}
