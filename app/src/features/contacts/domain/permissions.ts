import { rolesIn, type Actor } from '../../../kernel/actor.ts'

/** Who coordinates a community names its points of information and referral, and ends them. */
export function mayNamePoints(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).includes('coordinator')
}
