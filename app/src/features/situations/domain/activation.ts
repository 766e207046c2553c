import type { Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { DomainS0 } from './domains.ts'

/** What the practitioner says of the own role in one situation. */
export const VERDICTS = ['latent', 'activated', 'not-this-role'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Functions beside which the role stands: the sheet that comes with Ronde. Their words stand in the messages under these keys. */
export const NEIGHBOUR_FUNCTIONS = [
  'case-manager',
  'care-coordinator',
  'hospital-referent',
  'referring-doctor',
  'social-worker-in-charge',
  'home-team',
] as const
export type NeighbourFunction = (typeof NEIGHBOUR_FUNCTIONS)[number]

export type Activation = {
  verdict: Verdict
  /** The practitioner's own words: there is no verdict without them. */
  words: string
  compared: readonly NeighbourFunction[]
  /** How the role was called when this was said. */
  role: string
  saidAt: Instant
}

const LONGEST = 1_000
export type ActivationRefusal = 'own-word-missing' | 'verdict-missing' | 'too-long'

export function sayActivation(said: Omit<Activation, 'verdict'> & { verdict: Verdict | null }): Result<Activation, ActivationRefusal> {
  if (said.verdict === null) return refused('verdict-missing')
  if (said.words.trim() === '') return refused('own-word-missing')
  if (said.words.length > LONGEST) return refused('too-long')
  return done({ ...said, verdict: said.verdict })
}

/** What the wheel shows, to think with: the role is for needs that cross fields and that the network leaves unanswered. Never a verdict. @source S0 */
export function signOf({
  domains,
  unanswered,
}: {
  domains: readonly DomainS0[]
  unanswered: readonly DomainS0[]
}): 'crossing-and-gap' | 'crossing' | 'gap' | 'none' {
  const isCrossing = domains.length >= 2
  if (isCrossing && unanswered.length > 0) return 'crossing-and-gap'
  if (isCrossing) return 'crossing'
  return unanswered.length > 0 ? 'gap' : 'none'
}
