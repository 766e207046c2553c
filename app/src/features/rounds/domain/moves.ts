import type { Instant } from '../../../kernel/day.ts'

export const MOVE_KINDS = ['step', 'silence', 'pause', 'lead', 'taken', 'wish'] as const
/**
 * What leads a round: going to a step, silence, pausing, taking over; what whoever brought the situation takes along; and the wish of somebody in the room
 * to pause, which the house keeps as a pause of nobody.
 */
export type MoveKind = (typeof MOVE_KINDS)[number]

/**
 * What one hand did to the round itself. Its id is made by the device; `tick` is the logical clock of that device, one beyond the highest that it had seen,
 * so that a wall clock that is wrong decides nothing.
 */
export type Move = {
  id: string
  kind: MoveKind
  tick: number
  at: Instant
  /** The moves of this kind that the hand saw standing. Of a tick nobody asks: the last one for its card counts. */
  over: readonly string[]
  /** Of a step its number; of a silence its seconds, none ends it; of a pause and a tick 1 or 0; of taking over and a wish 1. */
  value: number
  /** The card that is taken along. */
  cardId?: string | undefined
}

export type Head = Pick<Move, 'id' | 'tick' | 'at' | 'value'>

/** Of each kind the moves that no later hand had seen, the latest first: the first one counts. `tick`: the highest that was seen. */
export type Led = { tick: number; step: readonly Head[]; silence: readonly Head[]; pause: readonly Head[]; lead: readonly Head[] }

export const NOTHING_LED: Led = { tick: 0, step: [], silence: [], pause: [], lead: [] }

type Ticked = { id: string; tick: number }

/** The latest by logical clock; of the same tick the greater id decides, so that every device decides alike. */
export function isLaterMove(one: Ticked, other: Ticked): boolean {
  return one.tick > other.tick || (one.tick === other.tick && one.id > other.id)
}

function latestFirst(one: Ticked, other: Ticked): number {
  return isLaterMove(one, other) ? -1 : 1
}

function headOf({ id, tick, at, value }: Move): Head {
  return { id, tick, at, value }
}

/** What all moves of one kind leave standing, in whatever order and however often they came. */
export function foldMoves(moves: readonly Move[]): Head[] {
  const once = [...new Map(moves.map((move) => [move.id, move])).values()]
  const seen = new Set(once.flatMap(({ over }) => over))
  return once
    .filter(({ id }) => !seen.has(id))
    .toSorted(latestFirst)
    .map(headOf)
}

/** A move that the house has not heard of, laid over what it told. A wish is nowhere to be seen on the device of who has it. */
export function layMove(led: Led, move: Move): Led {
  const tick = Math.max(led.tick, move.tick)
  const { kind } = move
  if (isApart(kind)) return { ...led, tick }
  const known = led[kind]
  if (known.some(({ id }) => id === move.id)) return led
  const heads = [...known.filter(({ id }) => !move.over.includes(id)), headOf(move)].toSorted(latestFirst)
  return { ...led, tick, [kind]: heads }
}

/** Of these none stands in place of another. */
function isApart(kind: MoveKind): kind is 'taken' | 'wish' {
  return kind === 'taken' || kind === 'wish'
}

type NewMove = Pick<Move, 'id' | 'at' | 'kind' | 'value' | 'cardId'>

/** The next move of a hand that sees this. */
export function nextMove(led: Led, { cardId, ...move }: NewMove): Move {
  const over = isApart(move.kind) ? [] : led[move.kind].map(({ id }) => id)
  return { ...move, tick: led.tick + 1, over, ...(cardId === undefined ? {} : { cardId }) }
}

/** The steps to which several went at the same time, the one that counts first; one alone where they agree. */
export function listSteps({ step }: Led): number[] {
  return [...new Set(step.map(({ value }) => value))]
}

export type Taken = { isTaken: boolean; takenTick: number; takenThrough: string | null }

/** Whether a card is taken along: the last tick counts, those that wait on this device among them. */
export function layTicks(cardId: string, told: Taken | undefined, waiting: readonly Move[]): boolean {
  const ticks = waiting.filter((move) => move.kind === 'taken' && move.cardId === cardId).toSorted(latestFirst)
  const [last] = ticks
  if (last === undefined || (told !== undefined && isLaterMove({ id: told.takenThrough ?? '', tick: told.takenTick }, last))) return told?.isTaken === true
  return last.value === 1
}
