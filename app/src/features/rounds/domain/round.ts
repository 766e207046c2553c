import type { Instant } from '../../../kernel/day.ts'
import type { Language, LocalText } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { Place } from './board.ts'

export const ROUND_STATES = ['running', 'paused', 'ended', 'abandoned', 'stopped'] as const
/** `ended`: led to its end; `abandoned`: broken off; `stopped`: whoever brought the situation stopped it, and nobody asks why. */
export type RoundState = (typeof ROUND_STATES)[number]

type InEachLanguage = Readonly<Record<Language, string>>
export type Speaks = 'everybody' | 'presenter' | 'others' | 'one-by-one' | 'nobody'

/** One step of the method as it was when the round began: a card that is edited later changes no round. */
export type RoundStep = {
  key: string
  title: InEachLanguage
  hint: InEachLanguage
  minutes: number | null
  speaks: Speaks
  allowsAdvice: boolean
}
export type RoundMethod = { id: string | null; version: number; name: InEachLanguage; steps: readonly RoundStep[] }

/** How strictly the guard reads, by who is in the room. */
export type Audience = 'bound' | 'mixed' | 'public'

export type Round = {
  id: string
  meetingId: string
  communityId: string
  situationId: string | null
  presenterId: string | null
  method: RoundMethod
  /** The name of the subgroup, where several sit apart; empty for one circle. */
  subgroup: string
  state: RoundState
  step: number
  stepAt: Instant
  /** When the silence ends that somebody asked for. */
  silenceUntil: Instant | null
  /** Whose turn it is to lead. Whoever leads the community may write all the same. */
  leaderId: string | null
  audience: Audience
  startedAt: Instant
  endedAt: Instant | null
  /** Counts what came to the board: where a device goes on hearing. */
  seq: number
  version: number
}

export const LONGEST_SUBGROUP = 60
export const SILENCE_SECONDS = [60, 120, 300] as const

export function isOver({ state }: Pick<Round, 'state'>): boolean {
  return state === 'ended' || state === 'abandoned' || state === 'stopped'
}

/** Advice comes as a suggestion, or in the area of what others suggest. */
function isAdvice(place: Place): boolean {
  return place === 'suggestion' || place === 'area-3'
}

/** Where a card may lie in this step: advice before its time is parked, so that nobody hears it and nothing is lost. */
export function placeIn({ steps }: Pick<RoundMethod, 'steps'>, step: number, place: Place): Place {
  return isAdvice(place) && steps[step]?.allowsAdvice === false ? 'parked' : place
}

export type StepRefusal = 'round-over' | 'step-unknown' | 'moved-meanwhile'

/** Goes to a step, forward or back. Where two go on at once, it goes on once: the second one says which step it saw. */
export function goToStep(round: Round, { from, to, at }: { from: number; to: number; at: Instant }): Result<Round, StepRefusal> {
  if (isOver(round)) return refused('round-over')
  if (to < 0 || to >= round.method.steps.length) return refused('step-unknown')
  if (round.step !== from) return refused('moved-meanwhile')
  return done({ ...round, step: to, stepAt: at, silenceUntil: null })
}

export function beSilent(round: Round, seconds: number, now: Instant): Result<Round, 'round-over'> {
  if (isOver(round)) return refused('round-over')
  return done({ ...round, silenceUntil: seconds === 0 ? null : new Date(Date.parse(now) + seconds * 1_000).toISOString() })
}

export const TURNS = ['pause', 'resume', 'end', 'abandon', 'stop'] as const
/** What may happen to a whole round. */
export type Turn = (typeof TURNS)[number]

const AFTER: Record<Turn, RoundState> = { pause: 'paused', resume: 'running', end: 'ended', abandon: 'abandoned', stop: 'stopped' }

/** A round that is over stays over; whoever ends it twice is told the same. */
export function turn(round: Round, what: Turn, now: Instant): Result<Round, 'round-over'> {
  const state = AFTER[what]
  if (isOver(round)) return round.state === state ? done(round) : refused('round-over')
  const endedAt = what === 'pause' || what === 'resume' ? null : now
  return done({ ...round, state, endedAt, silenceUntil: null })
}

const STRICTNESS: readonly Audience[] = ['bound', 'mixed', 'public']

/** An audience tightens by itself and never loosens. */
export function tighter(one: Audience, other: Audience): Audience {
  return STRICTNESS.indexOf(one) >= STRICTNESS.indexOf(other) ? one : other
}

/** Words in the reader's language, or in the first that there is. */
export function wordsFor(language: Language, names: InEachLanguage): LocalText {
  const order: readonly Language[] = [language, 'fr', 'nl', 'en', 'de']
  const found = order.find((each) => names[each] !== '') ?? language
  return { language: found, text: names[found] }
}

/** Seconds that are left of a step, below zero once it is over; null where it takes as long as it takes. */
export function secondsLeft({ step, stepAt, method }: Pick<Round, 'step' | 'stepAt' | 'method'>, now: Instant): number | null {
  const minutes = method.steps[step]?.minutes ?? null
  return minutes === null || minutes === 0 ? null : minutes * 60 - Math.floor((Date.parse(now) - Date.parse(stepAt)) / 1_000)
}
