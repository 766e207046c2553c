import { isLeadOf, type Actor } from '../../../kernel/actor.ts'

/** Moderators and coordinators keep the cards of a community; members read them. */
export function mayKeepMethods(actor: Actor, communityId: string): boolean {
  return isLeadOf(actor, communityId)
}
