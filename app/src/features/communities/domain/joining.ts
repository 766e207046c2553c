import type { Actor } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { findTextInForce, type CommunityState, type CommunityText } from './community.ts'
import type { Agreement, MembershipState } from './membership.ts'
import { mayEditCommunity, mayKeepMembers } from './permissions.ts'

/** What decides how somebody comes in. */
export type Newcomer = {
  /** Can answer for themselves on their own desk. */ hasAccount: boolean
  /** Written down by who leads this community. */ isEnteredHere: boolean
}

/** Whoever can answer, or belongs to somebody else's address book, is asked first. */
export function firstState({ hasAccount, isEnteredHere }: Newcomer): 'invited' | 'pending' {
  return hasAccount || !isEnteredHere ? 'invited' : 'pending'
}

/**
 * Who may note that somebody agreed on paper: a lead for whom they wrote down, a coordinator for others. Nobody for an
 * invited person with an account: that person answers.
 */
export function mayNotePaper(actor: Actor, communityId: string, { hasAccount, isEnteredHere }: Newcomer, state: MembershipState): boolean {
  if (hasAccount && state === 'invited') return false
  return !hasAccount && isEnteredHere ? mayKeepMembers(actor, communityId) : mayEditCommunity(actor, communityId)
}

/** Communities at work: anybody with an account may see them and ask to join. */
export function isAtWork(state: CommunityState): boolean {
  return state === 'active' || state === 'handing_over' || state === 'autonomous'
}

type Signing = Pick<Agreement, 'at' | 'means' | 'notedBy'> & { texts: readonly CommunityText[]; today: Day }

/** Agreeing is to what is in force on that day. */
export function agreeTo({ texts, today, ...signing }: Signing): Agreement {
  const versionOf = (kind: CommunityText['kind']) => findTextInForce(texts, kind, today)?.version ?? null
  return { ...signing, convention: versionOf('convention'), consent: versionOf('consent') }
}

/** How the reader stands at the door of a community. */
export type DoorStanding = 'outside' | 'applied' | 'invited' | 'pending' | 'member'
