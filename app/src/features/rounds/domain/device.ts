import type { Instant } from '../../../kernel/day.ts'
import { foldCard, isGone, layOver, MOST_CHANGES, type Card, type Change, type Place, type Words } from './board.ts'
import type { Move } from './moves.ts'

/** What one device knows: what the house told, and what the house has not yet answered. */
export type Device = {
  /** By id; as the house last told. */
  told: ReadonlyMap<string, Card>
  /** How far the house told. */
  since: number
  /** In the order of the hands. */
  waiting: readonly Change[]
  /** What waits of leading the round and of ticks, sent with the changes. */
  moves: readonly Move[]
  /** How to take back what was done here, the newest last. */
  undo: readonly Undoing[]
}

/** `follows`: a change that was done here and is taken back. */
type Undoing = { cardId: string; change: string; wordsBefore: readonly Words[] | null | undefined; placeBefore: Place | undefined }

const MOST_UNDO = 100

export const EMPTY_DEVICE: Device = { told: new Map(), since: 0, waiting: [], moves: [], undo: [] }

/** What stands on the board of this device: what waits lies over what is known. */
export function showCards({ told, waiting }: Device): Map<string, Card> {
  const cards = new Map(told)
  for (const change of waiting) {
    const next = layOver(cards.get(change.cardId) ?? null, change)
    if (next !== null) cards.set(change.cardId, next)
  }
  return cards
}

type Hand = { id: string; at: Instant; step: number }

/** A new card. */
export function addCard(device: Device, hand: Hand, { cardId, words, place }: { cardId: string; words: Words; place: Place }): Device {
  return keep(device, { ...hand, cardId, words, over: [], place }, { wordsBefore: null, placeBefore: undefined })
}

/** Other words for a card, or a choice between two: they replace what its hand had seen, all that stands there unless `seen` says less. */
export function editCard(device: Device, hand: Hand, cardId: string, words: Words, seen?: readonly string[]): Device {
  const card = showCards(device).get(cardId)
  if (card === undefined) return device
  return keep(device, { ...hand, cardId, words, over: seen ?? card.heads }, { wordsBefore: card.writings, placeBefore: undefined })
}

export function moveCard(device: Device, hand: Hand, cardId: string, place: Place): Device {
  const card = showCards(device).get(cardId)
  if (card === undefined || card.place === place) return device
  return keep(device, { ...hand, cardId, over: [], place, after: card.placedThrough }, { wordsBefore: undefined, placeBefore: card.place })
}

export function removeCard(device: Device, hand: Hand, cardId: string): Device {
  const card = showCards(device).get(cardId)
  if (card === undefined || isGone(card)) return device
  return keep(device, { ...hand, cardId, words: null, over: card.heads }, { wordsBefore: card.writings, placeBefore: undefined })
}

/** Takes back the last thing that was done here, also what was chosen between two writings; `makeId` for each change that takes. */
export function undo(device: Device, hand: Omit<Hand, 'id'>, makeId: () => string): Device {
  const last = device.undo.at(-1)
  if (last === undefined) return device
  const rest = { ...device, undo: device.undo.slice(0, -1) }
  const { cardId, wordsBefore, placeBefore } = last
  const card = showCards(device).get(cardId)
  if (card === undefined) return rest
  const back: Change[] = []
  if (placeBefore !== undefined) back.push({ ...hand, id: makeId(), cardId, over: [], place: placeBefore, after: card.placedThrough })
  // What somebody else wrote over it meanwhile is left alone.
  if (wordsBefore !== undefined && card.heads.includes(last.change)) {
    const over = [last.change]
    if (wordsBefore === null || wordsBefore.length === 0) back.push({ ...hand, id: makeId(), cardId, words: null, over })
    else back.push(...wordsBefore.map((words) => ({ ...hand, id: makeId(), cardId, words: plainWords(words), over })))
  }
  return { ...rest, waiting: [...rest.waiting, ...back] }
}

/** Of a writing the words alone. */
export function plainWords({ language, text, links, kept }: Words): Words {
  return { language, text, links, ...(kept === undefined ? {} : { kept }) }
}

function keep(device: Device, change: Change, before: Pick<Undoing, 'wordsBefore' | 'placeBefore'>): Device {
  const undoing = { cardId: change.cardId, change: change.id, ...before }
  return { ...device, waiting: [...device.waiting, change], undo: [...device.undo, undoing].slice(-MOST_UNDO) }
}

/** What is sent next. */
export function nextBatch({ waiting }: Device): readonly Change[] {
  return waiting.slice(0, MOST_CHANGES)
}

export function nextMoves({ moves }: Pick<Device, 'moves'>): readonly Move[] {
  return moves.slice(0, MOST_CHANGES)
}

/** What the house answers: which changes it has, now or before, and the cards that changed since this device last heard. */
export type Answer = { taken: readonly string[]; seq: number; since: number; cards: readonly Card[] }

/** An answer that begins after what this device knows is not taken up: it asks again. Answers may come late, twice and in any order. */
export function hear(device: Device, answer: Answer): Device {
  const taken = new Set(answer.taken)
  if (answer.since > device.since) return device
  // An older answer tells nothing new of cards; what it says was taken stands in a newer one only if that one was asked for later.
  if (answer.seq < device.since) return device
  const told = new Map(device.told)
  for (const card of answer.cards) told.set(card.id, card)
  const isLeft = ({ id }: { id: string }) => !taken.has(id)
  return { ...device, told, since: answer.seq, waiting: device.waiting.filter(isLeft), moves: device.moves.filter(isLeft) }
}

/** What the house did not take and never will leaves the queue; its words are handed back. */
export function giveBack(device: Device, refused: readonly string[]): { device: Device; changes: readonly Change[] } {
  const ids = new Set(refused)
  return {
    device: {
      ...device,
      waiting: device.waiting.filter(({ id }) => !ids.has(id)),
      moves: device.moves.filter(({ id }) => !ids.has(id)),
      undo: device.undo.filter(({ change }) => !ids.has(change)),
    },
    changes: device.waiting.filter(({ id }) => ids.has(id)),
  }
}

/** The board as the house keeps it: all changes, each once; `seq` counts the batches that brought something. */
export type Board = { changes: ReadonlyMap<string, Change>; changedAt: ReadonlyMap<string, number>; seq: number }

export const EMPTY_BOARD: Board = { changes: new Map(), changedAt: new Map(), seq: 0 }

/** The rule that the store follows in SQL, for tests and for whoever reads. */
export function takeBatch(board: Board, batch: readonly Change[]): Board {
  const fresh = batch.filter(({ id }) => !board.changes.has(id))
  if (fresh.length === 0) return board
  const seq = board.seq + 1
  return {
    changes: new Map([...board.changes, ...fresh.map((change): [string, Change] => [change.id, change])]),
    changedAt: new Map([...board.changedAt, ...fresh.map(({ cardId }): [string, number] => [cardId, seq])]),
    seq,
  }
}

export function listCards({ changes, changedAt }: Board, since = 0): Card[] {
  const ids = [...changedAt].filter(([, seq]) => seq > since).map(([id]) => id)
  return ids.flatMap((id) => foldCard([...changes.values()].filter(({ cardId }) => cardId === id)) ?? [])
}
