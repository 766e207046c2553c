import type { Audience } from '../../../kernel/audience.ts'
import type { Instant } from '../../../kernel/day.ts'
import type { Language, LocalText } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { Place } from './board.ts'
import { pictureOnWall } from './mirror.ts'
import { isLaterMove, layMove, type Led, type Move } from './moves.ts'

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
export type { Audience }

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
  /** Which moves stand, so that two who led at the same time find it out. */
  led: Led
  /** Which code people in the room use who have no account, counted from one; each new one makes the one before useless. */
  roomTurn: number
  /** How long that code lasts; null while nobody may come in by one. */
  roomUntil: Instant | null
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

export type MoveRefusal = 'round-over' | 'step-unknown' | 'card-unknown' | 'not-yours'
export type StepRefusal = MoveRefusal | 'moved-meanwhile'

const LONGEST_SILENCE = 3_600

/** Whether a move fits this round, whoever made it: what was taken along may still be said after the end. */
export function fits(round: Pick<Round, 'state' | 'method'>, { kind, value }: Pick<Move, 'kind' | 'value'>): Result<null, MoveRefusal> {
  if (isOver(round) && kind !== 'taken') return refused('round-over')
  if (kind === 'step' && (value < 0 || value >= round.method.steps.length)) return refused('step-unknown')
  return (kind === 'silence' && value > LONGEST_SILENCE) || (kind !== 'step' && kind !== 'silence' && value > 1) ? refused('step-unknown') : done(null)
}

/**
 * The round as these moves leave it. A step ends the silence before it, and so does a pause. Somebody who asks for a pause is not overruled by a hand that
 * had not seen it. @param leaderOf who made a taking over
 */
export function standBy(round: Round, led: Led, leaderOf: (moveId: string) => string | null): Round {
  const [[step], [silence], [pause], [lead]] = [led.step, led.silence, led.pause, led.lead]
  const isSilent = silence !== undefined && silence.value > 0 && [step, pause].every((other) => other === undefined || isLaterMove(silence, other))
  const isPaused = pause === undefined ? round.state === 'paused' : led.pause.some(({ value }) => value === 1)
  return {
    ...round,
    led,
    step: step?.value ?? round.step,
    stepAt: step?.at ?? round.stepAt,
    silenceUntil: isSilent && !isOver(round) ? new Date(Date.parse(silence.at) + silence.value * 1_000).toISOString() : null,
    leaderId: lead === undefined ? round.leaderId : leaderOf(lead.id),
    state: isOver(round) ? round.state : isPaused ? 'paused' : 'running',
  }
}

/** What waits on a device laid over the round as the house told it. */
export function layMoves(round: Round, waiting: readonly Move[], owner: string): Round {
  if (waiting.length === 0) return round
  // The clock goes on with what the house will refuse, too.
  const led = waiting.reduce<Led>((next, move) => (fits(round, move).ok ? layMove(next, move) : { ...next, tick: Math.max(next.tick, move.tick) }), round.led)
  const own = new Set(waiting.map(({ id }) => id))
  return standBy(round, led, (id) => (own.has(id) ? owner : round.leaderId))
}

export const TURNS = ['end', 'abandon', 'stop'] as const
/** What ends a whole round: the house alone does that. */
export type Turn = (typeof TURNS)[number]

const AFTER: Record<Turn, RoundState> = { end: 'ended', abandon: 'abandoned', stop: 'stopped' }

/** A round that is over stays over; whoever ends it twice is told the same. */
export function turn(round: Round, what: Turn, now: Instant): Result<Round, 'round-over'> {
  const state = AFTER[what]
  if (isOver(round)) return round.state === state ? done(round) : refused('round-over')
  return done({ ...round, state, endedAt: now, silenceUntil: null })
}

const ROOM_HOURS = 3

/** A code for the room, or another one. It lasts some hours and never longer than the round. */
export function openRoom(round: Round, now: Instant): Result<Round, 'round-over'> {
  if (isOver(round)) return refused('round-over')
  const roomUntil = new Date(Date.parse(now) + ROOM_HOURS * 3_600_000).toISOString()
  return done({ ...round, roomTurn: round.roomTurn + 1, roomUntil })
}

export function closeRoom(round: Round): Round {
  return { ...round, roomUntil: null }
}

export function isRoomOpen(round: Pick<Round, 'state' | 'roomUntil'>, now: Instant): boolean {
  return !isOver(round) && round.roomUntil !== null && now < round.roomUntil
}

/** What the house draws around the board on the wall: once it changes, the wall opens anew. */
export function frameOfWall({ state, step, roomTurn, roomUntil, method }: Pick<Round, 'state' | 'step' | 'roomTurn' | 'roomUntil' | 'method'>): string {
  return [state, step === 0, roomTurn, roomUntil, pictureOnWall({ method, step })].join(' ')
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

/** Nothing in a round was done before it began, whatever a device says. */
export function notBefore({ startedAt }: Pick<Round, 'startedAt'>, moment: Instant): Instant {
  return Date.parse(moment) < Date.parse(startedAt) ? startedAt : moment
}
