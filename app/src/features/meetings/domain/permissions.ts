import { isLeadOf, type Actor } from '../../../kernel/actor.ts'

/** Moderators and coordinators of a community plan its meetings. */
export function mayPlanMeetings(actor: Actor, communityId: string): boolean {
  return isLeadOf(actor, communityId)
}

/** Whoever leads one of the communities of a meeting keeps its register and sees who was there. */
export function mayKeepRegister(actor: Actor, meeting: { communityIds: readonly string[] }): boolean {
  return meeting.communityIds.some((id) => isLeadOf(actor, id))
}

/** Nobody may bring in or take out a community that she does not lead. */
export function chooseCommunities(actor: Actor, before: readonly string[], wished: readonly string[]): string[] {
  const kept = before.filter((id) => !isLeadOf(actor, id) || wished.includes(id))
  const added = wished.filter((id) => isLeadOf(actor, id) && !before.includes(id))
  return [...new Set([...kept, ...added])]
}
