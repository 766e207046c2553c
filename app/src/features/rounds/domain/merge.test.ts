import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEW_ROUND, NOTHING_HEARD, roundOf, takeLeading, ticksOf, type Leading } from '../../../../test/board-house.ts'
import { isGone, PLACES, type Change, type Place } from './board.ts'
import {
  addCard,
  editCard,
  EMPTY_BOARD,
  EMPTY_DEVICE,
  giveBack,
  hear,
  listCards,
  moveCard,
  nextBatch,
  nextMoves,
  removeCard,
  showCards,
  takeBatch,
  undo,
  type Answer,
  type Board,
  type Device,
} from './device.ts'
import { layTicks, listSteps, nextMove, type Move, type MoveKind, type Taken } from './moves.ts'
import { layMoves, type Round } from './round.ts'

type Post = { from: number; since: number; batch: readonly Change[]; moves: readonly Move[] }
/** `knows`: which moves the house had, for the model alone. */
type Reply = Answer & { round: Round; ticks: ReadonlyMap<string, Taken>; refused: readonly string[]; knows: readonly string[] }

/** Answers and batches that are under way: they may come late, twice, or never. */
type Room = {
  devices: Device[]
  /** What each device was told of the round, and of what is taken along. */
  told: { round: Round; ticks: ReadonlyMap<string, Taken> }[]
  board: Board
  house: Leading
  posts: Post[]
  answers: { to: number; answer: Reply }[]
  made: number
  tick: number
}
/** `clock`: one beyond the highest of all that its hand had heard of. */
type Made = { move: Move; before: ReadonlySet<string>; clock: number }
/**
 * What must hold: every text that was ever written, and by which later change somebody who had seen it replaced it; of every move, which ones its hand had
 * seen or could have heard of, so that “at the same time” is known without the rule that is tried.
 */
type Model = { written: Map<string, string>; replaced: Set<string>; heard: Set<string>[]; made: Map<string, Made> }

const DEVICES = 3
type Doing = fc.Command<Model, Room>

const idOf = (room: Room) => `c${String((room.made += 1)).padStart(5, '0')}`
const pick = <Value>(values: readonly Value[], nth: number): Value | undefined => values[nth % Math.max(1, values.length)]

/** The clocks of the devices are minutes apart. */
const hand = (room: Room, who: number) => ({
  id: idOf(room),
  at: new Date(1_676_380_000_000 + (room.tick += 1) * 1_000 + who * 300_000).toISOString(),
  step: 0,
})

function note(model: Model, room: Room, who: number, before: Device): void {
  for (const change of (room.devices[who] ?? EMPTY_DEVICE).waiting.slice(before.waiting.length)) {
    if (change.words) model.written.set(change.id, change.words.text)
    for (const id of change.over) model.replaced.add(id)
  }
}

function act(name: string, who: number, work: (device: Device, room: Room) => Device): Doing {
  return {
    check: () => true,
    run: (model, room) => {
      const before = room.devices[who] ?? EMPTY_DEVICE
      room.devices[who] = work(before, room)
      note(model, room, who, before)
      everythingStands(model, room, who)
    },
    toString: () => `${name}(${who})`,
  }
}

/** What a device wrote stands on its own board at once. */
function everythingStands({ written, replaced }: Model, { devices }: Room, who: number): void {
  const device = devices[who] ?? EMPTY_DEVICE
  const shown = [...showCards(device).values()].flatMap(({ writings }) => writings.map(({ text }) => text))
  for (const { id, words } of device.waiting) if (words && !replaced.has(id)) expect(shown).toContain(written.get(id))
}

const aRoom = (): Room => ({
  devices: Array.from({ length: DEVICES }, () => EMPTY_DEVICE),
  board: EMPTY_BOARD,
  posts: [],
  answers: [],
  made: 0,
  tick: 0,
  told: Array.from({ length: DEVICES }, () => ({
    round: NEW_ROUND,
    ticks: new Map<string, Taken>(),
  })),
  house: NOTHING_HEARD,
})
const aModel = (): Model => ({
  written: new Map<string, string>(),
  replaced: new Set<string>(),
  made: new Map<string, Made>(),
  heard: Array.from({ length: DEVICES }, () => new Set<string>()),
})

const nameOf = (who: number) => `person-${who}`
const roundAt = ({ devices, told }: Room, who: number): Round => layMoves(told[who]?.round ?? NEW_ROUND, (devices[who] ?? EMPTY_DEVICE).moves, nameOf(who))

const nextText = (room: Room) => `texte ${room.made}`
const cardAt = (device: Device, nth: number) =>
  pick(
    [...showCards(device).values()].filter((card) => !isGone(card)),
    nth,
  )?.id ?? ''

const deviceNumber = fc.nat(DEVICES - 1)
const place = fc.constantFrom<Place>(...PLACES)
const add = fc
  .tuple(deviceNumber, place)
  .map(([who, where]) =>
    act('add', who, (device, room) =>
      addCard(device, hand(room, who), { cardId: `k${idOf(room)}`, words: { language: 'fr', text: nextText(room), links: [] }, place: where }),
    ),
  )
const edit = fc
  .tuple(deviceNumber, fc.nat(20))
  .map(([who, nth]) =>
    act('edit', who, (device, room) => editCard(device, hand(room, who), cardAt(device, nth), { language: 'nl', text: nextText(room), links: [] })),
  )
const move = fc
  .tuple(deviceNumber, fc.nat(20), place)
  .map(([who, nth, where]) => act('move', who, (device, room) => moveCard(device, hand(room, who), cardAt(device, nth), where)))
const remove = fc
  .tuple(deviceNumber, fc.nat(20))
  .map(([who, nth]) => act('remove', who, (device, room) => removeCard(device, hand(room, who), cardAt(device, nth))))
const takeBack = deviceNumber.map((who) => act('undo', who, (device, room) => undo(device, hand(room, who), () => idOf(room))))

/** Somebody leads or ticks; on the own screen it counts at once. */
function leading(name: string, kind: MoveKind, values: number): fc.Arbitrary<Doing> {
  return fc.tuple(deviceNumber, fc.nat(values - 1), fc.nat(20)).map(([who, value, nth]) => ({
    check: () => true,
    run: (model, room) => {
      const device = room.devices[who] ?? EMPTY_DEVICE
      const cardId = kind === 'taken' ? cardAt(device, nth) : undefined
      if (cardId === '') return
      // Ids that do not grow with the time.
      const id = [...idOf(room)].toReversed().join('')
      const move = nextMove(roundAt(room, who).led, { ...hand(room, who), id, kind, value, cardId })
      const heard = model.heard[who] ?? new Set()
      const clock = 1 + Math.max(0, ...[...heard].map((each) => model.made.get(each)?.clock ?? 0))
      model.made.set(move.id, { move, before: new Set(heard), clock })
      heard.add(move.id)
      room.devices[who] = { ...device, moves: [...device.moves, move] }
      const shown = roundAt(room, who)
      if (shown.state === 'ended') return
      if (kind === 'step') expect([shown.step, shown.silenceUntil, listSteps(shown.led)]).toEqual([value, null, [value]])
      if (kind === 'lead') expect(shown.leaderId).toBe(nameOf(who))
      if (kind === 'pause') expect(shown.state).toBe(value === 1 ? 'paused' : 'running')
      if (cardId !== undefined) expect(layTicks(cardId, room.told[who]?.ticks.get(cardId), room.devices[who]?.moves ?? [])).toBe(value === 1)
    },
    toString: () => `${name}(${who}, ${value})`,
  }))
}
const LEADING = [
  leading('step', 'step', 4),
  leading('silence', 'silence', 3),
  leading('pause', 'pause', 2),
  leading('lead', 'lead', 1),
  leading('tick', 'taken', 2),
]
const end = fc.constant<Doing>({
  check: () => true,
  run: (_model, room) => void (room.house = { ...room.house, isOver: true, version: room.house.version + 1 }),
  toString: () => 'end',
})

const doing = (name: string, run: (room: Room) => void): Doing => ({ check: () => true, run: (_model, room) => run(room), toString: () => name })

/** A post leaves; whether it arrives is another matter. */
const send = deviceNumber.map((who) =>
  doing(`send(${who})`, (room) => {
    const device = room.devices[who] ?? EMPTY_DEVICE
    room.posts.push({ from: who, since: device.since, batch: nextBatch(device), moves: nextMoves(device) })
  }),
)
const arrive = fc.tuple(fc.nat(20), fc.boolean(), fc.boolean()).map(([nth, isTwice, isAnswered]) =>
  doing(`arrive(${nth}, ${isTwice}, ${isAnswered})`, (room) => {
    const post = pick(room.posts, nth)
    if (post === undefined) return
    if (!isTwice) room.posts.splice(room.posts.indexOf(post), 1)
    const answer = arriveAt(room, post)
    if (isAnswered) room.answers.push({ to: post.from, answer })
  }),
)
const answer = fc.tuple(fc.nat(20), fc.boolean()).map(([nth, isTwice]): Doing => ({
  check: () => true,
  run: (model, room) => {
    const told = pick(room.answers, nth)
    if (told === undefined) return
    if (!isTwice) room.answers.splice(room.answers.indexOf(told), 1)
    hearAt(model, room, told.to, told.answer)
  },
  toString: () => `answer(${nth}, ${isTwice})`,
}))
/** Everything that was under way is lost, as when the server is killed; what it had stored it still has. */
const restart = fc.constant(
  doing('restart', (room) => {
    room.posts = []
    room.answers = []
  }),
)
/** A page is closed and opened again: what waits was kept on the device, what the house told is asked for anew. */
const reopen = deviceNumber.map((who) =>
  doing(`reopen(${who})`, (room) => {
    const { waiting, moves } = room.devices[who] ?? EMPTY_DEVICE
    room.devices[who] = { ...EMPTY_DEVICE, waiting, moves }
  }),
)

/** What a post does where it arrives, and what is answered. */
function arriveAt(room: Room, { from, since, batch, moves }: Post): Reply {
  room.board = takeBatch(room.board, batch)
  const { house, refused } = takeLeading(room.house, moves, nameOf(from))
  room.house = house
  const taken = [...batch.filter(({ id }) => room.board.changes.has(id)), ...moves.filter(({ id }) => house.moves.has(id))].map(({ id }) => id)
  const told = { round: roundOf(house), ticks: ticksOf(house), refused, knows: [...house.moves.keys()] }
  return { taken, since, seq: room.board.seq, cards: listCards(room.board, since), ...told }
}

function hearAt(model: Model, room: Room, who: number, answer: Reply): void {
  room.devices[who] = giveBack(hear(room.devices[who] ?? EMPTY_DEVICE, answer), answer.refused).device
  for (const id of answer.refused) model.heard[who]?.delete(id)
  const known = room.told[who]
  if (known !== undefined && answer.round.version < known.round.version) return
  room.told[who] = { round: answer.round, ticks: answer.ticks }
  for (const id of answer.knows) model.heard[who]?.add(id)
}

/** The network is back for everybody: each one sends until nothing waits, and hears once more. */
function settle(model: Model, room: Room): void {
  for (let turn = 0; turn < 50; turn += 1)
    for (const [who, device] of room.devices.entries()) {
      const post = { from: who, since: device.since, batch: nextBatch(device), moves: nextMoves(device) }
      hearAt(model, room, who, arriveAt(room, post))
    }
}

/** By the clocks alone: the latest of all, and what was done while nobody who did it could know of the other. */
function expectLeading({ made }: Model, { house, told, devices }: Room): void {
  const round = roundOf(house)
  for (const [who] of devices.entries()) expect(layMoves(told[who]?.round ?? NEW_ROUND, devices[who]?.moves ?? [], nameOf(who))).toEqual(round)
  const taken = [...made.values()].filter(({ move }) => house.moves.has(move.id))
  const of = (kind: MoveKind) =>
    taken.filter(({ move }) => move.kind === kind).toSorted((one, other) => other.clock - one.clock || (one.move.id > other.move.id ? -1 : 1))
  const [step] = of('step')
  expect(round.step).toBe(step?.move.value ?? 0)
  const atOnce = of('step').filter(({ move }) => !of('step').some(({ before }) => before.has(move.id)))
  expect(new Set(listSteps(round.led))).toEqual(new Set(atOnce.map(({ move }) => move.value)))
  const [lead] = of('lead')
  expect(round.leaderId).toBe(lead === undefined ? null : (house.moves.get(lead.move.id)?.by ?? ''))
  const [tick] = of('taken')
  for (const { move } of of('taken')) {
    const [last] = of('taken').filter((other) => other.move.cardId === move.cardId)
    expect(ticksOf(house).get(move.cardId ?? '')?.isTaken).toBe(last?.move.value === 1)
  }
  if (tick === undefined) expect(ticksOf(house).size).toBe(0)
}

describe('three devices, networks that come and go, a server that dies', () => {
  it('lose nothing, keep nothing twice, and see the same in the end', () => {
    const commands = fc.commands([add, add, edit, edit, move, remove, takeBack, send, send, arrive, arrive, answer, answer, restart, reopen, ...LEADING, end], {
      maxCommands: 120,
      size: 'max',
    })
    fc.assert(
      fc.property(commands, (run) => {
        const room = aRoom()
        const model = aModel()
        fc.modelRun(() => ({ model, real: room }), run)
        settle(model, room)
        expectLeading(model, room)
        const cards = new Map(listCards(room.board).map((card) => [card.id, card]))
        for (const device of room.devices) {
          expect([device.waiting, device.moves]).toEqual([[], []])
          expect(showCards(device)).toEqual(cards)
        }
        const standing = [...cards.values()].flatMap(({ writings }) => writings)
        // Each text that nobody replaced knowingly stands, once.
        for (const [id, text] of model.written) if (!model.replaced.has(id)) expect(standing.filter((writing) => writing.text === text)).toHaveLength(1)
        expect(new Set(standing.map(({ id }) => id)).size).toBe(standing.length)
      }),
      { numRuns: 300 },
    )
  })

  it('give the same board whatever the order in which batches arrive', () => {
    fc.assert(
      fc.property(
        fc.commands([add, edit, move, remove, takeBack, send, arrive, answer, ...LEADING], { maxCommands: 80 }),
        fc.infiniteStream(fc.nat()),
        (run, chance) => {
          const room = aRoom()
          const model = aModel()
          fc.modelRun(() => ({ model, real: room }), run)
          settle(model, room)
          const all = [...room.board.changes.values()]
          const shuffled = all.map((change) => ({ change, order: chance.next().value })).toSorted((one, other) => one.order - other.order)
          const again = shuffled.reduce((board, { change }) => takeBatch(takeBatch(board, [change]), [change, ...all.slice(0, 2)]), EMPTY_BOARD)
          const sorted = (board: Board) => listCards(board).toSorted((one, other) => (one.id < other.id ? -1 : 1))
          expect(sorted(again)).toEqual(sorted(room.board))
          const led = [...room.house.moves].map((each) => ({ each, order: chance.next().value })).toSorted((one, other) => one.order - other.order)
          const ledAgain = { ...room.house, moves: new Map(led.map(({ each }) => each)) }
          expect([roundOf(ledAgain), ticksOf(ledAgain)]).toEqual([roundOf(room.house), ticksOf(room.house)])
        },
      ),
      { numRuns: 150 },
    )
  })
})
