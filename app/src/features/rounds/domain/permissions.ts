import { isLeadOf, rolesIn, type Actor } from '../../../kernel/actor.ts'
import type { Round } from './round.ts'

/** How somebody stands to a round: leading its community, bringing its situation, being a member, having been noted as present. */
export type Stand = { isLead: boolean; isPresenter: boolean; isMember: boolean; isPresent: boolean }

/** Who brought the situation and left the community since brings it no more. */
export function standOf(actor: Actor, round: Pick<Round, 'communityId' | 'presenterId'>, isPresent: boolean): Stand {
  const isMember = rolesIn(actor, round.communityId).some((role) => role !== 'visitor')
  return { isLead: isLeadOf(actor, round.communityId), isPresenter: isMember && round.presenterId === actor.personId, isMember, isPresent }
}

/** Moderators, coordinators and whoever brings the situation write on every card. */
export function mayWriteAll({ isLead, isPresenter }: Stand): boolean {
  return isLead || isPresenter
}

/** Whoever sits in the room writes advice of her own: members, and visitors who checked in. */
export function mayAdvise(stand: Stand): boolean {
  return mayWriteAll(stand) || stand.isPresent
}

/** The screen is for the room: a visitor sees it while present, members who are not there do not. */
export function maySee(stand: Stand): boolean {
  return mayAdvise(stand)
}

/** Steps, timer, ending: who leads the community. */
export function mayLead({ isLead }: Stand): boolean {
  return isLead
}

/** Which suggestions are taken is for the presenter alone to say; a lead may note it for her. */
export function mayTake({ isLead, isPresenter }: Stand): boolean {
  return isLead || isPresenter
}
