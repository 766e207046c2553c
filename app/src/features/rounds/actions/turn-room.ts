import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { mayLead } from '../domain/permissions.ts'
import type { RoomWay } from '../domain/shown.ts'
import { closeRoom, isRoomOpen, openRoom, type Round } from '../domain/round.ts'
import { saveRound } from '../store/round-store.ts'
import { announceRound, atRound, isStoppedElsewhere, record } from './at-round.ts'
import { roomAddress, roomCodeOf } from './room-code.ts'
import { tightenRound } from './tighten-round.ts'

/** Null while nobody may come in by a code. */
export function wayIntoRoom(house: House, round: Round): RoomWay | null {
  if (!isRoomOpen(round, nowOf(house)) || round.roomUntil === null) return null
  return { address: roomAddress(house, round), code: roomCodeOf(house, round), until: round.roomUntil }
}

/** A code, or a new one that makes the one before useless. Whoever comes in by it is bound by no secrecy: from now on the room is mixed, for good. */
export async function openRoomOf(house: House, actor: Actor, roundId: string): Promise<Result<RoomWay, 'round-over' | 'round-unknown'>> {
  return atRound<RoomWay, 'round-over'>(house, actor, roundId, mayLead, async (at) => {
    if (await isStoppedElsewhere(at.tx, at.round)) return refused('round-over')
    const opened = openRoom(at.round, at.now)
    if (!opened.ok) return opened
    const { roomTurn, roomUntil } = opened.value
    const round: Round = { ...(await tightenRound(at, 'mixed')), roomTurn, roomUntil }
    await saveRound(at.tx, round)
    await record(at, { action: 'round.room-opened', facts: { turn: roomTurn } })
    await announceRound(at)
    const way = wayIntoRoom(house, round)
    return way === null ? refused('round-over') : done(way)
  })
}

/** Nobody comes in by the code any more; what was written stays. */
export async function closeRoomOf(house: House, actor: Actor, roundId: string): Promise<Result<null, 'round-unknown'>> {
  return atRound<null, never>(house, actor, roundId, mayLead, async (at) => {
    if (at.round.roomUntil === null) return done(null)
    await saveRound(at.tx, closeRoom(at.round))
    await record(at, { action: 'round.room-closed' })
    await announceRound(at)
    return done(null)
  })
}
