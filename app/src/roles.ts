import type { Actor, CommunityRole } from './kernel/actor.ts'
import { hasFullRights, isAdministrator, isNetworkCoordinator, rolesIn } from './kernel/actor.ts'

/** Whoever asks holds one or more of these towards what they ask for. */
export type Role = 'public' | 'signed_in' | CommunityRole | 'policy_officer' | 'administrator' | 'demo_coordinator'

/** Where the roles are looked up: nowhere in particular, or in the communities of the thing that `:id` names. */
export type Relation = 'none' | 'community' | 'meeting' | 'programme'

/** `each`: the role is held in every community of the thing, not in one of them. */
export type Right = { may: readonly Role[]; of: Relation; each?: true }

export const EVERYONE: Right = { may: ['public'], of: 'none' }
export const SIGNED_IN: Right = { may: ['signed_in'], of: 'none' }
export const COORDINATORS: Right = { may: ['coordinator'], of: 'none' }
export const LEADS_ANYWHERE: Right = { may: ['coordinator', 'moderator'], of: 'none' }
/** Whoever belongs to some community as more than a visitor. */
export const MEMBERS_ANYWHERE: Right = { may: ['member', 'moderator', 'researcher', 'coordinator'], of: 'none' }
/** Who may tell a situation: a member or a lead somewhere; who studies or visits a community tells none. */
export const TELLERS_ANYWHERE: Right = { may: ['member', 'moderator', 'coordinator'], of: 'none' }
export const ADMINISTRATORS: Right = { may: ['administrator'], of: 'none' }
/** On the demo no mail leaves: its coordinator reads what would have. */
export const OUTBOX_READERS: Right = { may: ['administrator', 'demo_coordinator'], of: 'none' }
export const COMMUNITY_READERS: Right = { may: ['member', 'moderator', 'researcher', 'coordinator', 'visitor'], of: 'community' }
/** A visitor sees no more of the members than a stranger does. */
export const COMMUNITY_MEMBERS: Right = { may: ['member', 'moderator', 'researcher', 'coordinator'], of: 'community' }
export const COMMUNITY_LEADS: Right = { may: ['moderator', 'coordinator'], of: 'community' }
/** Those who take what a community wrote to a file. */
export const COMMUNITY_ANALYSTS: Right = { may: ['researcher', 'moderator', 'coordinator'], of: 'community' }
/** Who studies a network as a whole, without names. */
export const COMMUNITY_RESEARCHERS: Right = { may: ['researcher', 'coordinator'], of: 'community' }
export const COMMUNITY_COORDINATORS: Right = { may: ['coordinator'], of: 'community' }
export const COMMUNITY_FIGURES: Right = { may: ['member', 'moderator', 'researcher', 'coordinator', 'policy_officer'], of: 'community' }
export const MEETING_READERS: Right = { may: ['member', 'moderator', 'researcher', 'coordinator', 'visitor'], of: 'meeting' }
export const MEETING_LEADS: Right = { may: ['moderator', 'coordinator'], of: 'meeting' }
export const MEETING_COORDINATORS: Right = { may: ['coordinator'], of: 'meeting' }
export const PROGRAMME_READERS: Right = { may: ['coordinator', 'policy_officer'], of: 'none' }
/** Funder, window and snapshots speak for each of the communities. */
export const PROGRAMME_COORDINATORS: Right = { may: ['coordinator'], of: 'programme', each: true }
export const PROGRAMME_FIGURES: Right = { may: ['coordinator', 'policy_officer'], of: 'programme' }

/** The roles somebody holds where `communityIds` are concerned; every role anywhere when the route concerns none. */
export function rolesOf(actor: Actor | null, concerned: { communityIds: string[]; programmeIds: (string | null)[] } | null, inEach = false): Set<Role> {
  const roles = new Set<Role>(['public'])
  if (actor === null) return roles
  roles.add('signed_in')
  if (isAdministrator(actor)) roles.add('administrator')
  if (isNetworkCoordinator(actor)) roles.add('coordinator')
  if (isNetworkCoordinator(actor) && actor.assurance === 'demo') roles.add('demo_coordinator')
  const communityIds = concerned?.communityIds ?? actor.communities.map(({ communityId }) => communityId)
  const held = communityIds.map((communityId) => rolesIn(actor, communityId))
  for (const role of held.flat()) if (!inEach || held.every((here) => here.includes(role))) roles.add(role)
  if (isPolicyOfficerOf(actor, concerned?.programmeIds ?? null)) roles.add('policy_officer')
  return roles
}

function isPolicyOfficerOf(actor: Actor, programmeIds: (string | null)[] | null): boolean {
  if (!hasFullRights(actor)) return false
  return actor.instanceRoles.some(
    ({ role, programmeId }) => role === 'policy_officer' && (programmeIds === null || programmeId === null || programmeIds.includes(programmeId)),
  )
}

export function mayUse(right: Right, roles: Set<Role>): boolean {
  return right.may.some((role) => roles.has(role))
}
