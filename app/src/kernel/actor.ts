import type { Language } from './language.ts'

export const COMMUNITY_ROLES = ['member', 'moderator', 'researcher', 'coordinator', 'visitor'] as const
export type CommunityRole = (typeof COMMUNITY_ROLES)[number]
export const INSTANCE_ROLES = ['administrator', 'coordinator', 'policy_officer'] as const
export type InstanceRole = (typeof INSTANCE_ROLES)[number]

/** How the actor proved who they are. A mail link alone gives member rights; the demo is exempt. */
export type Assurance = 'mail' | 'passkey' | 'demo' | 'api_key'

export type CommunityAccess = { communityId: string; role: CommunityRole; nameFr: string; nameNl: string; accent: string; programmeId: string | null }

/** Who acts now, as one session look-up tells it. */
export type Actor = {
  personId: string
  accountId: string
  sessionId: string
  name: string
  language: Language | null
  assurance: Assurance
  /** When the actor last proved who they are: sensitive changes ask for ten minutes or less. */
  provedAt: string
  instanceRoles: { role: InstanceRole; programmeId: string | null }[]
  communities: CommunityAccess[]
  /** 'network' for people who coordinate every community, else 'own'. */
  reach: 'own' | 'network'
}

/** True when roles above member count: proven by passkey or key, or on the demo. */
export function hasFullRights(actor: Actor): boolean {
  return actor.assurance !== 'mail'
}

export function isNetworkCoordinator(actor: Actor): boolean {
  return hasFullRights(actor) && actor.instanceRoles.some(({ role, programmeId }) => role === 'coordinator' && programmeId === null)
}

export function isAdministrator(actor: Actor): boolean {
  return hasFullRights(actor) && actor.instanceRoles.some(({ role }) => role === 'administrator')
}

/** The roles an actor holds in one community, weakened to member while only a mail link proved who they are. */
export function rolesIn(actor: Actor, communityId: string): CommunityRole[] {
  const roles = actor.communities.filter((access) => access.communityId === communityId).map(({ role }) => role)
  if (!hasFullRights(actor)) return [...new Set(roles.map((role) => (role === 'visitor' ? role : 'member')))]
  if (isNetworkCoordinator(actor)) roles.push('coordinator')
  return [...new Set(roles)]
}

/** Moderators and coordinators: they keep the register and may see the named rows behind a figure. */
export function isLeadOf(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).some((role) => role === 'moderator' || role === 'coordinator')
}
