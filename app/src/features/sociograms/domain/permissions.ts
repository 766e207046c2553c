import { rolesIn, type Actor } from '../../../kernel/actor.ts'

/** Whoever coordinates a community starts its surveys, opens and closes their waves, and types in paper. */
export function mayKeepSurveys(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).includes('coordinator')
}

/** A visitor of a community sees nothing of its surveys. */
export function maySeeSurveys(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).some((role) => role !== 'visitor')
}

/** All measures of a network and its files, without a name: for who studies the community and who coordinates it. */
export function mayMeasure(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).some((role) => role === 'researcher' || role === 'coordinator')
}

/** Who of two told a tie: for who studies the community and does not coordinate it, since a file without names still tells her who her own staff are (SNA-07). */
export function maySeeWhoTold(actor: Actor, communityId: string): boolean {
  const roles = rolesIn(actor, communityId)
  return roles.includes('researcher') && !roles.includes('coordinator')
}
