import { randomUUID } from 'node:crypto'
import type { Instant } from '../../../kernel/day.ts'
import { announce } from '../../../platform/live.ts'
import { rightMoment } from '../../meetings/public.ts'
import { foldMoves, isLaterMove, layMove, nextMove, type Led, type Move } from '../domain/moves.ts'
import { mayAdvise, mayLead, mayTake } from '../domain/permissions.ts'
import { fits, notBefore, standBy, type MoveRefusal, type Round } from '../domain/round.ts'
import { listCards, saveTaken } from '../store/card-store.ts'
import { addMoves, listKnownMoves, listMoves, type AuthoredMove } from '../store/move-store.ts'
import { countBatch, saveRound } from '../store/round-store.ts'
import { announceRound, record, type AtRound } from './at-round.ts'
import { tellTaken } from './tell-neighbours.ts'

/** How far a logical clock may run ahead of the house: no honest device kept more. */
const MOST_AHEAD = 1_000

export type MoveFault = { id: string; fault: MoveRefusal }
type Came = { taken: string[]; faults: MoveFault[]; round: Round }
/** `deviceNow` as with cards. */
type Sent = { deviceNow: Instant; mark?: string }

/**
 * Takes what a device did to the round itself, at once or hours later. The house is the judge of who may and what the method allows; among what it takes,
 * the latest by logical clock counts, and two who led at the same time are both kept to be seen.
 */
export async function takeMoves(at: AtRound, moves: readonly Move[], { deviceNow, mark = '' }: Sent): Promise<Came> {
  const { tx, round, actor, now } = at
  if (moves.length === 0) return { taken: [], faults: [], round }
  const known = await listKnownMoves(
    tx,
    round.id,
    moves.map(({ id }) => id),
  )
  const fresh = [...new Map(moves.filter(({ id }) => !known.has(id)).map((move) => [move.id, move])).values()]
  const righted = fresh.map((move): AuthoredMove => ({
    ...(move.kind === 'wish' ? { ...move, kind: 'pause', over: [], value: 1 } : move),
    tick: Math.min(move.tick, round.led.tick + MOST_AHEAD),
    at: notBefore(round, rightMoment(move.at, deviceNow, now)),
    // Who wishes a pause is kept nowhere.
    authorId: move.kind === 'wish' ? null : actor.personId,
  }))
  const faults: MoveFault[] = []
  const good: AuthoredMove[] = []
  for (const move of righted.toSorted((one, other) => (isLaterMove(one, other) ? 1 : -1))) {
    const fault = refusalOf(at, move) ?? (move.kind === 'taken' ? await refusalOfTick(at, move) : null)
    if (fault === null) good.push(move)
    else faults.push({ id: move.id, fault })
  }
  const added = await addMoves(tx, round, good)
  const came = good.filter(({ id }) => added.has(id))
  for (const { id } of good) if (!added.has(id)) faults.push({ id, fault: 'card-unknown' })
  const seq = await saveTicks(
    at,
    came.filter(({ kind }) => kind === 'taken'),
    mark,
  )
  const led = await settle({ ...at, round: { ...round, seq } }, came)
  const isRefused = new Set(faults.map(({ id }) => id))
  return { taken: moves.map(({ id }) => id).filter((id) => !isRefused.has(id)), faults, round: led }
}

/** One move that the house makes for somebody: by a form, and where who asked is kept nowhere. */
export async function makeMove(at: AtRound, move: Pick<Move, 'kind' | 'value' | 'cardId'>): Promise<Came> {
  return takeMoves(at, [nextMove(at.round.led, { id: randomUUID(), at: at.now, ...move })], { deviceNow: at.now })
}

function refusalOf({ round, stand }: AtRound, move: AuthoredMove): MoveRefusal | null {
  const may = move.kind === 'taken' ? mayTake : move.authorId === null ? mayAdvise : mayLead
  if (!may(stand)) return 'not-yours'
  if (move.kind === 'taken' && move.cardId === undefined) return 'card-unknown'
  const fitting = fits(round, move)
  return fitting.ok ? null : fitting.refusal
}

/** What stands of each kind, anew from all its moves: the order in which they came decides nothing. */
async function settle(at: AtRound, came: readonly AuthoredMove[]): Promise<Round> {
  if (came.length === 0) return at.round
  const { tx, round } = at
  const kinds = [...new Set(came.map(({ kind }) => kind))].filter((kind) => kind !== 'taken' && kind !== 'wish')
  const all = kinds.length === 0 ? [] : await listMoves(tx, round.id, kinds)
  const folded = Object.fromEntries(kinds.map((kind) => [kind, foldMoves(all.filter((move) => move.kind === kind))]))
  const led: Led = { ...round.led, ...folded, tick: came.reduce(layMove, round.led).tick }
  const authors = new Map(all.map(({ id, authorId }) => [id, authorId]))
  const next = standBy(round, led, (id) => (authors.has(id) ? (authors.get(id) ?? null) : round.leaderId))
  await saveRound(tx, next)
  for (const move of came) await noteMove(at, move)
  await announceRound(at)
  return { ...next, version: round.version + 1 }
}

async function noteMove(at: AtRound, { kind, value, authorId }: AuthoredMove): Promise<void> {
  if (kind === 'step') await record(at, { action: 'round.stepped', facts: { step: value } })
  if (kind === 'lead') await record(at, { action: 'round.led' })
  if (kind === 'pause' && authorId === null) await record(at, { action: 'round.stop-wished', isUnnamed: true })
  if (kind === 'pause' && authorId !== null) await record(at, { action: 'round.turned', facts: { state: value === 1 ? 'paused' : 'running' } })
  if (kind === 'taken') await record(at, { action: 'round.taken', facts: { isTaken: value === 1 } })
}

/** A tick is for a card that is there, and the suggestion itself has its say. */
async function refusalOfTick(at: AtRound, { cardId = '', ...move }: AuthoredMove): Promise<MoveRefusal | null> {
  const [card] = await listCards(at.tx, at.round.id, [cardId])
  if (card === undefined) return 'card-unknown'
  if (card.place !== 'suggestion' || !isLaterMove(move, { id: card.takenThrough ?? '', tick: card.takenTick })) return null
  return (await tellTaken(at, cardId, move.value === 1)).ok ? null : 'card-unknown'
}

/** Of each card the last tick counts, in whatever order they came. @returns where devices go on hearing */
async function saveTicks({ tx, round }: AtRound, moves: readonly AuthoredMove[], mark: string): Promise<number> {
  if (moves.length === 0) return round.seq
  const seq = await countBatch(tx, round.id)
  for (const move of moves) await saveTaken(tx, { roundId: round.id, cardId: move.cardId ?? '', move, seq })
  await announce(tx, { kind: 'board', id: `${round.id}/${seq}/${mark}` })
  return seq
}
