import { rolesIn, type Actor } from '../../../kernel/actor.ts'

/** Who never came, who is asked too often and who did not answer is for those who coordinate, not for those who moderate. */
export function maySeeWhoIsMissing(actor: Actor, meeting: { communityIds: readonly string[] }): boolean {
  return meeting.communityIds.some((id) => rolesIn(actor, id).includes('coordinator'))
}
