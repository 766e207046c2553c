import { isLeadOf, isNetworkCoordinator, type Actor } from '../../../kernel/actor.ts'
import type { CalendarSubject } from './source.ts'

/** One's own; those of a community for who leads it; those of an organisation for who leads any, as with the rest of its record. */
export function mayKeepCalendars(actor: Actor, subject: CalendarSubject): boolean {
  if (subject.kind === 'person') return subject.id === actor.personId
  if (isNetworkCoordinator(actor)) return true
  if (subject.kind === 'community') return isLeadOf(actor, subject.id)
  return actor.communities.some(({ communityId }) => isLeadOf(actor, communityId))
}
