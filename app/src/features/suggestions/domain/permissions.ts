import { isLeadOf, rolesIn, type Actor } from '../../../kernel/actor.ts'

type Told = { presenterId: string | null; /** Who tells it too. */ secondId?: string | null; communityId: string | null }

function isOneOfTwo(actor: Pick<Actor, 'personId'>, { presenterId, secondId = null }: Pick<Told, 'presenterId' | 'secondId'>): boolean {
  return presenterId === actor.personId || secondId === actor.personId
}

function tellsIn(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).some((role) => role === 'member' || role === 'moderator' || role === 'coordinator')
}

/** What one takes along, one says oneself; who leads may tick it for her at the board. */
export function mayTake(actor: Actor, { communityId, ...told }: Told): boolean {
  return isOneOfTwo(actor, told) || (communityId !== null && isLeadOf(actor, communityId))
}

/** Whoever reads the situation and belongs to the circle may add a suggestion; a visitor and who only studies it do not. */
export function maySuggest(actor: Actor, { communityId, ...told }: Told): boolean {
  return isOneOfTwo(actor, told) || (communityId !== null && tellsIn(actor, communityId))
}

/** Words of others are corrected by who leads, the own ones by oneself. */
export function mayChange(actor: Actor, communityId: string, authorId: string | null): boolean {
  return (authorId !== null && authorId === actor.personId) || isLeadOf(actor, communityId)
}

/** With whom it is shared is for who told it, and for nobody else. */
export function mayShare(actor: Pick<Actor, 'personId'>, told: Told): boolean {
  return isOneOfTwo(actor, told)
}

/** Where both who told it are gone nobody is asked: who leads notes what is said in the room. */
export function mayNoteInRoom(actor: Actor, { presenterId, secondId = null, communityId }: Told): boolean {
  return presenterId === null && secondId === null && communityId !== null && isLeadOf(actor, communityId)
}

export function mayKeepDelay(actor: Actor, communityId: string): boolean {
  return isLeadOf(actor, communityId)
}

/** The quarters in which somebody may say to have tried something. */
export function listOwnQuarters(actor: Actor): string[] {
  return [...new Set(actor.communities.map(({ communityId }) => communityId))].filter((id) => tellsIn(actor, id))
}
