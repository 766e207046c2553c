import type { Day, Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

export const EFFECTS = ['helped', 'partly', 'no', 'unknown'] as const
export type Effect = (typeof EFFECTS)[number]

/** Why a suggestion did not work: about the offer, never about the person beyond the own wish. @source domain.md E4 */
export const REASONS = [
  'not-eligible',
  'full',
  'waiting',
  'cost',
  'language',
  'distance',
  'papers',
  'digital',
  'declined',
  'no-answer',
  'not-known',
  'closed',
  'other',
] as const
export type Reason = (typeof REASONS)[number]

export function isReason(value: unknown): value is Reason {
  return REASONS.includes(value as Reason)
}

/** The answer as one tap: tried, and what it did; or not tried. */
export const OUTCOMES = [...EFFECTS, 'not-tried'] as const
export type Outcome = (typeof OUTCOMES)[number]

export function isOutcome(value: unknown): value is Outcome {
  return OUTCOMES.includes(value as Outcome)
}

export type Said = { isTried: boolean; effect: Effect | null; reason: Reason | null }

export type TryOut = Said & {
  id: string
  suggestionId: string
  situationId: string
  communityId: string
  saidBy: string | null
  isPresenter: boolean
  saidAt: Instant
  changedAt: Instant
}

/** A reason belongs to what did not work, or only in part; with the others it is left aside. */
export function sayOutcome(outcome: Outcome, reason: Reason | null): Said {
  const mayHaveReason = outcome === 'not-tried' || outcome === 'no' || outcome === 'partly'
  const kept = mayHaveReason ? reason : null
  return outcome === 'not-tried' ? { isTried: false, effect: null, reason: kept } : { isTried: true, effect: outcome, reason: kept }
}

export function outcomeOf({ isTried, effect }: Pick<Said, 'isTried' | 'effect'>): Outcome {
  return isTried && effect !== null ? effect : 'not-tried'
}

/** What several people said of one suggestion, side by side. */
export type Tally = { tried: number; helped: number; partly: number; no: number; unknown: number; notTried: number; neighbourhoods: number; reasons: Reason[] }

/**
 * Each voice once a suggestion, whatever it said how often: one person who tells a lot weighs no more than another.
 * @param voices `by` is the same for the same person; null is somebody who is gone, and counts for herself
 */
export function tally(voices: readonly (Pick<TryOut, 'suggestionId' | 'communityId' | 'isTried' | 'effect' | 'reason'> & { by: string | null })[]): Tally {
  const seen = new Set<string>()
  const counted = voices.filter(({ by, suggestionId }) => {
    if (by === null) return true
    const key = `${by} ${suggestionId}`
    return seen.has(key) ? false : Boolean(seen.add(key))
  })
  const tried = counted.filter(({ isTried }) => isTried)
  const count = (effect: Effect) => tried.filter((each) => each.effect === effect).length
  return {
    tried: tried.length,
    helped: count('helped'),
    partly: count('partly'),
    no: count('no'),
    unknown: count('unknown'),
    notTried: counted.length - tried.length,
    neighbourhoods: new Set(tried.map(({ communityId }) => communityId)).size,
    reasons: REASONS.filter((reason) => counted.some((each) => each.reason === reason)),
  }
}

/** Some say that it helped, others that it did not. */
export function isContradicting({ helped, no }: Tally): boolean {
  return helped > 0 && no > 0
}

const LEAST_FOR_RATE = 3

/** A share only from three known outcomes on. */
export function rateOf({ helped, partly, no }: Tally): { of: number; helped: number } | null {
  const known = helped + partly + no
  return known < LEAST_FOR_RATE ? null : { of: known, helped }
}

export const DEFAULT_DELAY_DAYS = 21
export const SHORTEST_DELAY = 7
export const LONGEST_DELAY = 60
/** The link of the question works so long. */
const LINK_DAYS = 60
/** What was told before is asked no more: an import, or a house that stood still. */
export const ASKED_WITHIN_DAYS = 180

export function checkDelay(days: number): Result<number, 'delay-wrong'> {
  return Number.isInteger(days) && days >= SHORTEST_DELAY && days <= LONGEST_DELAY ? done(days) : refused('delay-wrong')
}

const DAY_MS = 86_400_000

export function linkEndsAt(askedAt: Instant): Instant {
  return new Date(Date.parse(askedAt) + LINK_DAYS * DAY_MS).toISOString()
}

/** What became of a suggestion, for a list: with the day on which it was said. */
export type ShownOutcome = Said & { saidOn: Day; isPresenter: boolean; isYours: boolean; isElsewhere: boolean }
