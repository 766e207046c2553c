import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/day.ts'
import { eachAlone } from '../../../kernel/each-alone.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { moveSituation } from '../../situations/public.ts'
import type { Move } from '../domain/moves.ts'
import { mayAdvise, mayLead, mayTake, mayWriteAll } from '../domain/permissions.ts'
import { isOver, turn, type MoveRefusal, type Round, type StepRefusal, type Turn } from '../domain/round.ts'
import { removeCards } from '../store/card-store.ts'
import { listStoppedElsewhere, lockRound, saveRound } from '../store/round-store.ts'
import { announceRound, atRound, record, type AtRound } from './at-round.ts'
import { rememberMirror } from './mirror-session.ts'
import { makeMove } from './take-moves.ts'
import { tellStopped } from './tell-neighbours.ts'

type Told<Refusal extends string> = Promise<Result<null, Refusal | 'round-unknown'>>

async function make(at: AtRound, move: Pick<Move, 'kind' | 'value' | 'cardId'>): Promise<Result<null, MoveRefusal>> {
  const [fault] = (await makeMove(at, move)).faults
  return fault === undefined ? done(null) : refused(fault.fault)
}

/** By a form, which says at which step it was: where two press at the same time, it goes on once. */
export async function moveStep(house: House, actor: Actor, roundId: string, { from, to }: { from: number; to: number }): Told<StepRefusal> {
  return atRound<null, StepRefusal>(house, actor, roundId, mayLead, async (at) => {
    if (at.round.step !== from) return isOver(at.round) ? refused('round-over') : refused('moved-meanwhile')
    return make(at, { kind: 'step', value: to })
  })
}

/** A minute of silence, or three; none ends it. Nothing to write down for the log. */
export async function askSilence(house: House, actor: Actor, roundId: string, seconds: number): Told<MoveRefusal> {
  return atRound<null, MoveRefusal>(house, actor, roundId, mayLead, (at) => make(at, { kind: 'silence', value: seconds }))
}

/** One tap, when the laptop of the other one died. Who leads is a word to the room: both may write at once. */
export async function takeOver(house: House, actor: Actor, roundId: string): Told<MoveRefusal> {
  return atRound<null, MoveRefusal>(house, actor, roundId, mayLead, async (at) =>
    at.round.leaderId === actor.personId ? done(null) : make(at, { kind: 'lead', value: 1 }),
  )
}

export async function pauseRound(house: House, actor: Actor, roundId: string, isPaused: boolean): Told<MoveRefusal> {
  return atRound<null, MoveRefusal>(house, actor, roundId, mayLead, async (at) =>
    (at.round.state === 'paused') === isPaused && !isOver(at.round) ? done(null) : make(at, { kind: 'pause', value: isPaused ? 1 : 0 }),
  )
}

/** Ending is for who leads; whoever brought the situation may stop it at any moment, and nobody asks why. */
export async function turnRound(house: House, actor: Actor, roundId: string, what: Turn): Told<'round-over'> {
  const may = what === 'stop' ? mayWriteAll : mayLead
  return atRound<null, 'round-over'>(house, actor, roundId, may, async (at) => {
    const turned = turn(at.round, what, at.now)
    if (!turned.ok) return turned
    if (isOver(at.round)) return done(null)
    await saveRound(at.tx, turned.value)
    await settleSituation(at, what)
    if (what === 'end') await rememberMirror(at)
    await record(at, { action: 'round.turned', facts: { state: turned.value.state } })
    await announceRound(at)
    return done(null)
  })
}

/** After its end a situation waits for what becomes of it; broken off, it stands before another round; stopped, nothing of it stays. */
async function settleSituation(at: AtRound, what: Turn): Promise<void> {
  const { tx, round, actor, now } = at
  if (what === 'stop') {
    await tellStopped(at)
    await removeCards(tx, round.id)
  }
  if (round.situationId === null) return
  const state = what === 'end' ? 'awaiting' : what === 'abandon' ? 'scheduled' : what === 'stop' ? 'stopped' : null
  // Where it was moved elsewhere meanwhile, it stays as it is.
  if (state !== null) await moveSituation(tx, round.situationId, state, now, actor.personId)
}

/** Somebody in the room recognises the person: the round pauses, and nobody reads or can find out who asked. */
export async function askToPause(house: House, actor: Actor, roundId: string): Told<MoveRefusal> {
  return atRound<null, MoveRefusal>(house, actor, roundId, mayAdvise, async (at) =>
    at.round.state === 'paused' ? done(null) : make(at, { kind: 'wish', value: 1 }),
  )
}

/** The presenter ticks what she takes along; ticked off, it is not. By a form it lies with the suggestions as it did when she saw it. */
export async function chooseSuggestion(
  house: House,
  actor: Actor,
  roundId: string,
  { cardId, isTaken }: { cardId: string; isTaken: boolean },
): Told<MoveRefusal> {
  return atRound<null, MoveRefusal>(house, actor, roundId, mayTake, (at) => make(at, { kind: 'taken', value: isTaken ? 1 : 0, cardId }))
}

/** A situation was stopped on its own page: what was written in its rounds goes at once. Told twice it finds nothing more to do. */
export async function forgetRoundsOf(house: House, situationId: string): Promise<void> {
  await forgetEach(
    house,
    (await asSystem(house.db, listStoppedElsewhere)).filter((round) => round.situationId === situationId),
  )
}

/** Every night the same, where that was not heard. */
export async function forgetStopped(house: House): Promise<void> {
  await forgetEach(house, await asSystem(house.db, listStoppedElsewhere))
}

async function forgetEach(house: House, rounds: readonly Round[]): Promise<void> {
  await eachAlone(
    rounds.map(
      ({ id }) =>
        () =>
          asSystem(house.db, (tx) => forgetOne(tx, id, nowOf(house))),
    ),
  )
}

async function forgetOne(tx: Database, roundId: string, now: Instant): Promise<void> {
  const round = await lockRound(tx, roundId)
  if (round === null || round.state === 'stopped') return
  const at = { tx, round, now, actor: { personId: null } }
  await tellStopped(at)
  await removeCards(tx, round.id)
  await saveRound(tx, { ...round, state: 'stopped', endedAt: round.endedAt ?? now, silenceUntil: null, roomUntil: null })
  await announceRound(at)
}
