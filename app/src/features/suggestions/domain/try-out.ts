import { dayOf, type Day, type Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

export const EFFECTS = ['helped', 'partly', 'no', 'unknown'] as const
export type Effect = (typeof EFFECTS)[number]

/** Why a suggestion did not work, as it comes with Ronde: about the offer, never about the person beyond the own wish. @source domain.md E4 */
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
/** A code of the list of reasons. */
export type Reason = string
/** The service is no longer there: what was suggested is stale from that day. */
const CLOSED = 'closed'

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
  /** Told aloud where its presenter is gone, noted by who leads. */
  isFromRoom: boolean
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

/** What several people said of one suggestion, side by side. `mixed`: the two who told the situation say different things. */
export type Tally = {
  tried: number
  helped: number
  partly: number
  no: number
  mixed: number
  unknown: number
  notTried: number
  neighbourhoods: number
  reasons: Reason[]
}

/** One voice. `by` is the same for the same person; null is somebody who is gone, and counts for herself. */
export type Voice = Pick<TryOut, 'suggestionId' | 'communityId' | 'isTried' | 'reason' | 'isPresenter'> & { effect: Effect | 'mixed' | null; by: string | null }

export function voiceOf({ saidBy, isFromRoom, ...said }: TryOut): Voice {
  return { ...said, by: isFromRoom ? null : saidBy }
}

/** The two who told a situation are one voice: what is known before what is not, what was tried before what was not; where they differ, mixed. */
export function joinPresenters(voices: readonly Voice[]): Voice[] {
  const [told, others] = [voices.filter(({ isPresenter }) => isPresenter), voices.filter(({ isPresenter }) => !isPresenter)]
  const joined = [...new Set(told.map(({ suggestionId }) => suggestionId))].flatMap((id) => joinOne(told.filter(({ suggestionId }) => suggestionId === id)))
  return [...joined, ...others]
}

function joinOne(voices: readonly Voice[]): Voice[] {
  const tried = voices.filter(({ isTried }) => isTried)
  const known = tried.filter(({ effect }) => effect !== 'unknown')
  const [first, ...more] = [known, tried, voices].find(({ length }) => length > 0) ?? []
  if (first === undefined) return []
  return [{ ...first, effect: more.some(({ effect }) => effect !== first.effect) ? 'mixed' : first.effect }]
}

/** Each voice once a suggestion, whatever it said how often: one person who tells a lot weighs no more than another. */
export function tally(voices: readonly Voice[]): Tally {
  const seen = new Set<string>()
  const counted = joinPresenters(voices).filter(({ by, suggestionId }) => {
    if (by === null) return true
    const key = `${by} ${suggestionId}`
    return seen.has(key) ? false : Boolean(seen.add(key))
  })
  const tried = counted.filter(({ isTried }) => isTried)
  const count = (effect: Voice['effect']) => tried.filter((each) => each.effect === effect).length
  return {
    tried: tried.length,
    helped: count('helped'),
    partly: count('partly'),
    no: count('no'),
    mixed: count('mixed'),
    unknown: count('unknown'),
    notTried: counted.length - tried.length,
    neighbourhoods: new Set(tried.map(({ communityId }) => communityId)).size,
    reasons: [...new Set(voices.flatMap(({ reason }) => reason ?? []))].toSorted(byList),
  }
}

/** In the order of the list; those that a house added come last. */
function byList(one: Reason, other: Reason): number {
  const place = (reason: Reason) => (REASONS as readonly string[]).indexOf(reason)
  const [first, second] = [place(one), place(other)].map((order) => (order === -1 ? REASONS.length : order))
  return (first ?? 0) - (second ?? 0) || one.localeCompare(other)
}

/** Some say that it helped, others that it did not. */
export function isContradicting({ helped, no, mixed }: Tally): boolean {
  return mixed > 0 || (helped > 0 && no > 0)
}

/** The day on which it was said to be closed, unless somebody was helped there since. */
export function closedOn(voices: readonly Pick<TryOut, 'reason' | 'effect' | 'changedAt'>[]): Day | null {
  const last = (fits: (voice: Pick<TryOut, 'reason' | 'effect'>) => boolean) =>
    voices
      .filter(fits)
      .map(({ changedAt }) => changedAt)
      .toSorted()
      .at(-1)
  const closed = last(({ reason }) => reason === CLOSED)
  const open = last(({ effect, reason }) => reason !== CLOSED && (effect === 'helped' || effect === 'partly'))
  return closed === undefined || (open !== undefined && open > closed) ? null : dayOf(closed)
}

const LEAST_TO_DOMINATE = 3

/** More than half of the news comes from one person: it is said, and counts once all the same. */
export function isMostlyOneVoice(voices: readonly Pick<TryOut, 'saidBy'>[]): boolean {
  const counts = new Map<string, number>()
  for (const { saidBy } of voices) if (saidBy !== null) counts.set(saidBy, (counts.get(saidBy) ?? 0) + 1)
  return voices.length >= LEAST_TO_DOMINATE && Math.max(0, ...counts.values()) * 2 > voices.length
}

const LEAST_FOR_RATE = 3

/** A share only from three known outcomes on. */
export function rateOf({ helped, partly, no, mixed }: Tally): { of: number; helped: number } | null {
  const known = helped + partly + no + mixed
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
export type ShownOutcome = Said & { saidOn: Day; isPresenter: boolean; isYours: boolean; isElsewhere: boolean; isFromRoom: boolean }
