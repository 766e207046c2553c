import { isLeadOf, isNetworkCoordinator, rolesIn, type Actor, type CommunityRole } from '../../../kernel/actor.ts'
import type { ProgrammeKeeping } from './programme.ts'

/** Names, texts, rhythm, state: what a community is. */
export function mayEditCommunity(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).includes('coordinator')
}

/** Moderators and coordinators keep the list of members. */
export function mayKeepMembers(actor: Actor, communityId: string): boolean {
  return isLeadOf(actor, communityId)
}

/** A moderator gives no right that reaches as far as the own one. */
export function mayGiveRole(actor: Actor, communityId: string, role: CommunityRole): boolean {
  if (mayEditCommunity(actor, communityId)) return true
  return mayKeepMembers(actor, communityId) && (role === 'member' || role === 'visitor')
}

/** A visitor of a community sees no more of its members than a stranger does. */
export function maySeeMembers(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).some((role) => role !== 'visitor')
}

export function mayEditProgrammes(actor: Actor): boolean {
  return isNetworkCoordinator(actor) || actor.communities.some(({ communityId }) => mayEditCommunity(actor, communityId))
}

/**
 * A programme is shared by its communities: whoever changes its funder and window, or brings another community to it, coordinates each of
 * them. An empty one is for who made it.
 */
export function mayKeepProgramme(actor: Actor, { createdBy, communityIds }: ProgrammeKeeping): boolean {
  if (isNetworkCoordinator(actor)) return true
  return communityIds.length === 0 ? createdBy === actor.personId && mayEditProgrammes(actor) : communityIds.every((id) => mayEditCommunity(actor, id))
}
