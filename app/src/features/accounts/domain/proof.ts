import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/day.ts'

const FRESH_MINUTES = 10
/** Roles on the instance are changed in one sitting: half an hour after the last proof. */
export const ADMINISTRATION_MINUTES = 30

/** True when the actor showed who they are a short while ago. A key of the API never counts; the demo always does. */
export function hasFreshProof(actor: Actor, now: Instant, minutes: number = FRESH_MINUTES): boolean {
  if (actor.assurance === 'demo') return true
  if (actor.assurance === 'api_key') return false
  return Date.parse(now) - Date.parse(actor.provedAt) <= minutes * 60_000
}

/** Once somebody has a passkey, a mail link is no longer enough to change how they sign in. */
export function mayChangeSignIn(actor: Actor, passkeyCount: number, now: Instant): boolean {
  return hasFreshProof(actor, now) && (passkeyCount === 0 || actor.assurance !== 'mail')
}
