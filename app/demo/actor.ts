import type { Actor } from '../src/kernel/actor.ts'

/** Somebody of the demo who acts before anybody could sign in, as a session would say it. */
export function actorOf(known: Partial<Actor> & Pick<Actor, 'personId'>): Actor {
  return {
    accountId: '',
    sessionId: '',
    name: '',
    language: null,
    assurance: 'demo',
    provedAt: '',
    instanceRoles: [],
    communities: [],
    reach: 'own',
    ...known,
  }
}

/** One community in which somebody of the demo has a role; its names and colour are asked by no action. */
export function seatIn(communityId: string, role: Actor['communities'][number]['role']): Actor['communities'][number] {
  return { communityId, role, nameFr: '', nameNl: '', accent: '', programmeId: null }
}
