import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGone, PLACES, type Change, type Place } from './board.ts'
import {
  addCard,
  editCard,
  EMPTY_BOARD,
  EMPTY_DEVICE,
  hear,
  listCards,
  moveCard,
  nextBatch,
  removeCard,
  showCards,
  takeBatch,
  undo,
  type Answer,
  type Board,
  type Device,
} from './device.ts'

/** Answers and batches that are under way: they may come late, twice, or never. */
type Room = {
  devices: Device[]
  board: Board
  posts: { from: number; since: number; batch: readonly Change[] }[]
  answers: { to: number; answer: Answer }[]
  made: number
  tick: number
}
/** What must hold: every text that was ever written, and by which later change somebody who had seen it replaced it. */
type Model = { written: Map<string, string>; replaced: Set<string> }

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

const doing = (name: string, run: (room: Room) => void): Doing => ({ check: () => true, run: (_model, room) => run(room), toString: () => name })

/** A post leaves; whether it arrives is another matter. */
const send = deviceNumber.map((who) =>
  doing(`send(${who})`, (room) => {
    const device = room.devices[who] ?? EMPTY_DEVICE
    room.posts.push({ from: who, since: device.since, batch: nextBatch(device) })
  }),
)
const arrive = fc.tuple(fc.nat(20), fc.boolean(), fc.boolean()).map(([nth, isTwice, isAnswered]) =>
  doing(`arrive(${nth}, ${isTwice}, ${isAnswered})`, (room) => {
    const post = pick(room.posts, nth)
    if (post === undefined) return
    if (!isTwice) room.posts.splice(room.posts.indexOf(post), 1)
    room.board = takeBatch(room.board, post.batch)
    if (isAnswered) room.answers.push({ to: post.from, answer: answerTo(room.board, post) })
  }),
)
const answer = fc.tuple(fc.nat(20), fc.boolean()).map(([nth, isTwice]) =>
  doing(`answer(${nth}, ${isTwice})`, (room) => {
    const told = pick(room.answers, nth)
    if (told === undefined) return
    if (!isTwice) room.answers.splice(room.answers.indexOf(told), 1)
    room.devices[told.to] = hear(room.devices[told.to] ?? EMPTY_DEVICE, told.answer)
  }),
)
/** Everything that was under way is lost, as when the server is killed; what it had stored it still has. */
const restart = fc.constant(
  doing('restart', (room) => {
    room.posts = []
    room.answers = []
  }),
)
/** A page is closed and opened again: what waits was kept on the device, what the house told is asked for anew. */
const reopen = deviceNumber.map((who) =>
  doing(`reopen(${who})`, (room) => (room.devices[who] = { ...EMPTY_DEVICE, waiting: (room.devices[who] ?? EMPTY_DEVICE).waiting })),
)

function answerTo(board: Board, { since, batch }: { since: number; batch: readonly Change[] }): Answer {
  return { taken: batch.filter(({ id }) => board.changes.has(id)).map(({ id }) => id), since, seq: board.seq, cards: listCards(board, since) }
}

/** The network is back for everybody: each one sends until nothing waits, and hears once more. */
function settle(room: Room): void {
  for (let turn = 0; turn < 50; turn += 1)
    for (const [who, device] of room.devices.entries()) {
      const post = { since: device.since, batch: nextBatch(device) }
      room.board = takeBatch(room.board, post.batch)
      room.devices[who] = hear(device, answerTo(room.board, post))
    }
}

describe('three devices, networks that come and go, a server that dies', () => {
  it('lose nothing, keep nothing twice, and see the same in the end', () => {
    const commands = fc.commands([add, add, edit, edit, move, remove, takeBack, send, send, arrive, arrive, answer, answer, restart, reopen], {
      maxCommands: 120,
      size: 'max',
    })
    fc.assert(
      fc.property(commands, (run) => {
        const room: Room = { devices: Array.from({ length: DEVICES }, () => EMPTY_DEVICE), board: EMPTY_BOARD, posts: [], answers: [], made: 0, tick: 0 }
        const model: Model = { written: new Map(), replaced: new Set() }
        fc.modelRun(() => ({ model, real: room }), run)
        settle(room)
        const cards = new Map(listCards(room.board).map((card) => [card.id, card]))
        for (const device of room.devices) {
          expect(device.waiting).toEqual([])
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
      fc.property(fc.commands([add, edit, move, remove, takeBack, send, arrive, answer], { maxCommands: 80 }), fc.infiniteStream(fc.nat()), (run, chance) => {
        const room: Room = { devices: Array.from({ length: DEVICES }, () => EMPTY_DEVICE), board: EMPTY_BOARD, posts: [], answers: [], made: 0, tick: 0 }
        fc.modelRun(() => ({ model: { written: new Map(), replaced: new Set<string>() }, real: room }), run)
        settle(room)
        const all = [...room.board.changes.values()]
        const shuffled = all.map((change) => ({ change, order: chance.next().value })).toSorted((one, other) => one.order - other.order)
        const again = shuffled.reduce((board, { change }) => takeBatch(takeBatch(board, [change]), [change, ...all.slice(0, 2)]), EMPTY_BOARD)
        const sorted = (board: Board) => listCards(board).toSorted((one, other) => (one.id < other.id ? -1 : 1))
        expect(sorted(again)).toEqual(sorted(room.board))
      }),
      { numRuns: 150 },
    )
  })
})
