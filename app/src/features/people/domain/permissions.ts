import { isLeadOf, isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'
import type { Relation } from './visibility.ts'

export function mayEditPerson(relation: Relation): boolean {
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
