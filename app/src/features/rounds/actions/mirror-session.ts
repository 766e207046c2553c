import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { writeEntry, type WriteRefusal } from '../../records/public.ts'
import { listMirrorWaves, maySeeSurveys, noteMirrored, type MirrorWave } from '../../sociograms/public.ts'
import { isMirror, type PromiseKey } from '../domain/mirror.ts'
import { mayLead } from '../domain/permissions.ts'
import { isOver, type Round } from '../domain/round.ts'
import { chooseWave, findChosenWave } from '../store/mirror-store.ts'
import { announceRound, atRound, findSeat, type AtRound } from './at-round.ts'

/** What a mirror session may look at: closed waves, the last one first, and the one that it looks at. */
export type MirrorAround = { waves: MirrorWave[]; chosen: MirrorWave | null }

/** Null in any other round, and for whoever is no member of its community: what a survey shows is for members. */
export async function readMirror(tx: Database, actor: Actor, round: Round): Promise<MirrorAround | null> {
  if (!isMirror(round) || !maySeeSurveys(actor, round.communityId)) return null
  const waves = await listMirrorWaves(tx, round.communityId, actor.personId)
  const wished = await findChosenWave(tx, round.id)
  const found = waves.find(({ id }) => id === wished)
  // What a session looked at may be forgotten since; it did not look at another one.
  const last = wished !== null && isOver(round) ? null : (waves[0] ?? null)
  return { waves, chosen: found ?? last }
}

/** Another wave than the last one. */
export async function lookAtWave(
  house: House,
  actor: Actor,
  roundId: string,
  waveId: string,
): Promise<Result<null, 'round-unknown' | 'round-over' | 'wave-unknown'>> {
  return atRound<null, 'round-over' | 'wave-unknown'>(house, actor, roundId, mayLead, async (at) => {
    if (isOver(at.round)) return refused('round-over')
    const around = await readMirror(at.tx, actor, at.round)
    if (around === null || !around.waves.some(({ id }) => id === waveId)) return refused('wave-unknown')
    await chooseWave(at.tx, roundId, waveId)
    await announceRound(at)
    return done(null)
  })
}

/** A session that was led to its end is remembered with the wave it looked at: the next one says so. */
export async function rememberMirror(at: AtRound): Promise<void> {
  const around = await readMirror(at.tx, at.actor, at.round)
  if (around?.chosen) await noteMirrored(at.tx, around.chosen.id, dayOf(at.now))
}

/** One line for the record, with an id of its own so that it stands once however often it is sent. */
export type Promised = { key: PromiseKey; id: string; text: string }
export type Promises = { lines: readonly Promised[]; dueOn: Day | null; language: Language }

/** Two people are introduced: something to do. What is agreed is a decision. Both stand in the record of the meeting, with its rules. */
export async function writePromises(
  house: House,
  actor: Actor,
  roundId: string,
  { lines, dueOn, language }: Promises,
): Promise<Result<null, WriteRefusal | 'round-unknown' | 'round-over'>> {
  const seat = await findSeat(house, actor, roundId)
  if (seat === null || !mayLead(seat.stand)) return refused('round-unknown')
  if (isOver(seat.round)) return refused('round-over')
  for (const { key, id, text } of lines) {
    const kind = key === 'agreement' ? 'decision' : 'action'
    const draft = { agendaItemId: null, kind, language, text, ownerId: null, ownerWords: '', dueOn, isConfidential: false } as const
    const written = await writeEntry(house, actor, seat.round.meetingId, id, draft)
    if (!written.ok) return written
  }
  return done(null)
}
