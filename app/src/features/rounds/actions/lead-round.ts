import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { moveSituation } from '../../situations/public.ts'
import { mayAdvise, mayLead, mayTake, mayWriteAll } from '../domain/permissions.ts'
import { beSilent, goToStep, isOver, turn, type StepRefusal, type Turn } from '../domain/round.ts'
import { removeCards, saveTaken } from '../store/card-store.ts'
import { countBatch, listStoppedElsewhere, saveRound } from '../store/round-store.ts'
import { announceRound, atRound, record, type AtRound } from './at-round.ts'
import { tellStopped, tellTaken } from './tell-neighbours.ts'

type Told<Refusal extends string> = Promise<Result<null, Refusal | 'round-unknown'>>

export async function moveStep(house: House, actor: Actor, roundId: string, { from, to }: { from: number; to: number }): Told<StepRefusal> {
  return atRound<null, StepRefusal>(house, actor, roundId, mayLead, async (at) => {
    const moved = goToStep(at.round, { from, to, at: at.now })
    if (!moved.ok) return moved
    await saveRound(at.tx, moved.value)
    await record(at, { action: 'round.stepped', facts: { step: to } })
    await announceRound(at)
    return done(null)
  })
}

/** A minute of silence, or three; none ends it. Nothing to write down for the log. */
export async function askSilence(house: House, actor: Actor, roundId: string, seconds: number): Told<'round-over'> {
  return atRound<null, 'round-over'>(house, actor, roundId, mayLead, async (at) => {
    const silent = beSilent(at.round, seconds, at.now)
    if (!silent.ok) return silent
    await saveRound(at.tx, silent.value)
    await announceRound(at)
    return done(null)
  })
}

/** One tap, when the laptop of the other one died. Who leads is a word to the room: both may write at once. */
export async function takeOver(house: House, actor: Actor, roundId: string): Told<never> {
  return atRound<null, never>(house, actor, roundId, mayLead, async (at) => {
    if (at.round.leaderId === actor.personId) return done(null)
    await saveRound(at.tx, { ...at.round, leaderId: actor.personId })
    await record(at, { action: 'round.led' })
    await announceRound(at)
    return done(null)
  })
}

/** Pausing and ending are for who leads; whoever brought the situation may stop it at any moment, and nobody asks why. */
export async function turnRound(house: House, actor: Actor, roundId: string, what: Turn): Told<'round-over'> {
  const may = what === 'stop' ? mayWriteAll : mayLead
  return atRound<null, 'round-over'>(house, actor, roundId, may, async (at) => {
    const turned = turn(at.round, what, at.now)
    if (!turned.ok) return turned
    if (isOver(at.round)) return done(null)
    await saveRound(at.tx, turned.value)
    await settleSituation(at, what)
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
export async function askToPause(house: House, actor: Actor, roundId: string): Told<'round-over'> {
  return atRound<null, 'round-over'>(house, actor, roundId, mayAdvise, async (at) => {
    const paused = turn(at.round, 'pause', at.now)
    if (!paused.ok) return paused
    if (at.round.state === 'paused') return done(null)
    await saveRound(at.tx, paused.value)
    await record(at, { action: 'round.stop-wished', isUnnamed: true })
    await announceRound(at)
    return done(null)
  })
}

/** The presenter ticks what she takes along; ticked off, it is not. */
export async function chooseSuggestion(
  house: House,
  actor: Actor,
  roundId: string,
  { cardId, isTaken }: { cardId: string; isTaken: boolean },
): Told<'card-unknown'> {
  return atRound<null, 'card-unknown'>(house, actor, roundId, mayTake, async (at) => {
    const seq = await countBatch(at.tx, roundId)
    if (!(await saveTaken(at.tx, { roundId, cardId, isTaken, seq }))) return refused('card-unknown')
    const told = await tellTaken(at, cardId, isTaken)
    if (!told.ok) return told
    await record(at, { action: 'round.taken', facts: { isTaken } })
    await announce(at.tx, { kind: 'board', id: `${roundId}/${seq}/` })
    return done(null)
  })
}

/** Every night: where a situation was stopped on its own page, what was written in its round goes, too. */
export async function forgetStopped(house: House): Promise<void> {
  await asSystem(house.db, async (tx) => {
    const now = nowOf(house)
    for (const round of await listStoppedElsewhere(tx)) {
      await tellStopped({ tx, round, now, actor: { personId: null } })
      await removeCards(tx, round.id)
      await saveRound(tx, { ...round, state: 'stopped', endedAt: round.endedAt ?? now })
    }
  })
}
