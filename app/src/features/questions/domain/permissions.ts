import { isLeadOf, isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'

/** More than a visitor in some community, or coordinating all of them. */
export function isOfTheNetwork(actor: Actor): boolean {
  return isNetworkCoordinator(actor) || actor.communities.some(({ communityId }) => rolesIn(actor, communityId).some((role) => role !== 'visitor'))
}

/** Whoever may read a question may answer it: members of its community, or of the network. */
export function mayReadQuestion(actor: Actor, { communityId }: { communityId: string | null }): boolean {
  if (communityId === null) return isOfTheNetwork(actor)
  return rolesIn(actor, communityId).some((role) => role !== 'visitor')
}

/** A question goes to a community of one's own, or to all. */
export function mayAskIn(actor: Actor, communityId: string | null): boolean {
  return mayReadQuestion(actor, { communityId })
}

export function leadsQuestion(actor: Actor, { communityId }: { communityId: string | null }): boolean {
  return communityId === null ? isNetworkCoordinator(actor) : isLeadOf(actor, communityId)
}
