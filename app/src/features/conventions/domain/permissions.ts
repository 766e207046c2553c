import { isLeadOf, type Actor } from '../../../kernel/actor.ts'

/** Moderators and coordinators bring a convention to those who sign it, and note signatures on paper. */
export function mayKeepConventions(actor: Actor, communityId: string): boolean {
  return isLeadOf(actor, communityId)
}
