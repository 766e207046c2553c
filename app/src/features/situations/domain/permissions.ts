import { isLeadOf, rolesIn, type Actor } from '../../../kernel/actor.ts'
import { isReadyFor, type Audience } from './audience.ts'
import { isTold, type Situation } from './situation.ts'

/** What a rule must know of a situation. */
type Told = Pick<Situation, 'presenterId' | 'communityId' | 'state' | 'checkedFor'> & Partial<Pick<Situation, 'secondId' | 'askedId'>>

export function isPresenter(actor: Pick<Actor, 'personId'>, { presenterId }: Pick<Situation, 'presenterId'>): boolean {
  return presenterId !== null && presenterId === actor.personId
}

/** One of the two who tell it. */
export function presents(actor: Pick<Actor, 'personId'>, situation: Pick<Situation, 'presenterId'> & Partial<Pick<Situation, 'secondId'>>): boolean {
  return isPresenter(actor, situation) || (situation.secondId ?? null) === actor.personId
}

/** Members of the circle, leads included; a visitor and somebody who only studies it tell nothing here. */
export function mayTellIn(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).some((role) => role === 'member' || role === 'moderator' || role === 'coordinator')
}

export function leadsSituation(actor: Actor, { communityId }: Pick<Situation, 'communityId'>): boolean {
  return communityId !== null && isLeadOf(actor, communityId)
}

type Sight = {
  /** What the room needs now. */
  need: Audience
  /** The reader was there, as the register of the meeting says. */
  wasPresent: boolean
}

/**
 * The guarded words. Leads read them once offered, members of the community once the situation is planned for a meeting, and after it those who were there;
 * visitors while and after the round, if they were there. Nobody but the presenter reads words that did not pass the guard for that room.
 */
export function mayReadWords(actor: Actor, situation: Told, { need, wasPresent }: Sight): boolean {
  if (isPresenter(actor, situation)) return true
  if (situation.communityId === null || !isTold(situation) || !isReadyFor(situation.checkedFor, need)) return false
  return isOfItsCircle(actor, situation, wasPresent)
}

/** That there is one, and how far it is: the same people, also while its words wait for the guard. */
export function mayKnowOf(actor: Actor, situation: Told, wasPresent: boolean): boolean {
  return isPresenter(actor, situation) || (situation.communityId !== null && isTold(situation) && isOfItsCircle(actor, situation, wasPresent))
}

function isOfItsCircle(actor: Actor, situation: Told, wasPresent: boolean): boolean {
  if (leadsSituation(actor, situation)) return true
  // Who tells it with her, or is asked to, reads the same guarded words.
  if (situation.secondId === actor.personId || situation.askedId === actor.personId) return true
  if (situation.state === 'offered') return false
  const roles = rolesIn(actor, situation.communityId ?? '')
  const isMember = roles.some((role) => role !== 'visitor')
  if (isMember && (situation.state === 'scheduled' || situation.state === 'in-round')) return true
  return wasPresent && roles.length > 0 && situation.state !== 'scheduled'
}

/** Whoever hears it may say, without a name, that the round should stop. */
export function mayWishStop(actor: Actor, situation: Told, wasPresent: boolean): boolean {
  return (situation.state === 'scheduled' || situation.state === 'in-round') && mayKnowOf(actor, situation, wasPresent)
}
