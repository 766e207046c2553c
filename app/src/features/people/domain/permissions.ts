import { isLeadOf, isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'

/** The person herself, and who keeps the record. */
export function mayEditPerson(relation: string): boolean {
  return relation === 'self' || relation === 'lead'
}

/** Whoever keeps a register may add people and organisations. */
export function mayAddPeople(actor: Actor): boolean {
  return isNetworkCoordinator(actor) || actor.communities.some(({ communityId }) => isLeadOf(actor, communityId))
}

/** Merging moves history in every community of both: the actor coordinates all of them. */
export function mayMerge(actor: Actor, communityIds: readonly string[]): boolean {
  return isNetworkCoordinator(actor) || communityIds.every((id) => rolesIn(actor, id).includes('coordinator'))
}
