import { isLeadOf, rolesIn, type Actor } from '../../../kernel/actor.ts'

/** Who coordinates one of the communities of a meeting may close it with planned hours. */
export function isCoordinatorOf(actor: Actor, meeting: { communityIds: readonly string[] }): boolean {
  return meeting.communityIds.some((id) => rolesIn(actor, id).includes('coordinator'))
}

/** Moderators and coordinators set the question of their community. */
export function mayKeepQuestion(actor: Actor, communityId: string): boolean {
  return isLeadOf(actor, communityId)
}
