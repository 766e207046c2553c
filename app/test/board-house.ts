import { foldMoves, isLaterMove, layMove, NOTHING_LED, type Led, type Move, type MoveKind, type Taken } from '../src/features/rounds/domain/moves.ts'
import { fits, standBy, type Round } from '../src/features/rounds/domain/round.ts'

/** What the house has of leading: all moves, each once, and who made it. */
export type Leading = { moves: ReadonlyMap<string, { move: Move; by: string }>; version: number; isOver: boolean }

export const NOTHING_HEARD: Leading = { moves: new Map(), version: 1, isOver: false }

const names = { fr: '', nl: '', en: '', de: '' }
const steps = [0, 1, 2, 3].map((nth) => ({ key: `${nth}`, title: names, hint: names, minutes: 5, speaks: 'everybody', allowsAdvice: true }) as const)
export const NEW_ROUND: Round = {
  id: 'r',
  meetingId: 'm',
  communityId: 'c',
  situationId: null,
  presenterId: null,
  subgroup: '',
  state: 'running',
  step: 0,
  silenceUntil: null,
  leaderId: null,
  audience: 'bound',
  roomTurn: 0,
  roomUntil: null,
  endedAt: null,
  seq: 0,
  version: 1,
  led: NOTHING_LED,
  method: {
    id: null,
    version: 1,
    name: names,
    steps,
  },
  stepAt: '2023-02-14T13:00:00.000Z',
  startedAt: '2023-02-14T13:00:00.000Z',
}

/** The rule that the store follows in SQL. */
export function roundOf({ moves, version, isOver }: Leading): Round {
  const all = [...moves.values()]
  const fold = (kind: MoveKind) => foldMoves(all.filter(({ move }) => move.kind === kind).map(({ move }) => move))
  const { tick } = all.map(({ move }) => move).reduce<Led>(layMove, NOTHING_LED)
  const led: Led = { tick, step: fold('step'), silence: fold('silence'), pause: fold('pause'), lead: fold('lead') }
  return { ...standBy({ ...NEW_ROUND, state: isOver ? 'ended' : 'running' }, led, (id) => moves.get(id)?.by ?? null), version }
}

export function ticksOf({ moves }: Leading): Map<string, Taken> {
  const taken = new Map<string, Taken>()
  for (const { move } of moves.values()) {
    const known = taken.get(move.cardId ?? '')
    if (move.kind === 'taken' && (known === undefined || isLaterMove(move, { id: known.takenThrough ?? '', tick: known.takenTick })))
      taken.set(move.cardId ?? '', { isTaken: move.value === 1, takenTick: move.tick, takenThrough: move.id })
  }
  return taken
}

/** The house is the judge: what does not fit is told back, and not taken. */
export function takeLeading(house: Leading, moves: readonly Move[], by: string): { house: Leading; refused: string[] } {
  const fresh = moves.filter(({ id }) => !house.moves.has(id))
  const round = roundOf(house)
  const good = fresh.filter((move) => fits(round, move).ok)
  const refused = fresh.filter((move) => !good.includes(move)).map(({ id }) => id)
  if (good.length === 0) return { house, refused }
  return { house: { ...house, moves: new Map([...house.moves, ...good.map((move) => [move.id, { move, by }] as const)]), version: house.version + 1 }, refused }
}
