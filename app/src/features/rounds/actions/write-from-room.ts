import type { Instant } from '../../../kernel/day.ts'
import type { KeepReason } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { asSystem, Undo, type Database } from '../../../platform/database.ts'
import { checkText, maySave, type Finding } from '../../../platform/guard.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { addressBlock, allowTry, hasTried } from '../../../platform/rate-limit.ts'
import { readTypedCode } from '../../../platform/typed-code.ts'
import { keyedHash } from '../../../platform/secrets.ts'
import { listNamedCommunities } from '../../meetings/public.ts'
import { foldCard, LONGEST_CARD, MOST_CARDS, type Change } from '../domain/board.ts'
import { isOver, isRoomOpen, placeIn, type Round } from '../domain/round.ts'
import type { OwnCard, Room } from '../domain/shown.ts'
import { addChanges, countCards, listCards, listChangesOf, saveCards, type StoredCard } from '../store/card-store.ts'
import { countFromRoom, listRoundsWithCode, markFromRoom } from '../store/room-store.ts'
import { countBatch, lockRound } from '../store/round-store.ts'
import { isStoppedElsewhere, record, type InRoom } from './at-round.ts'
import { allowedOf, withOwnReasons } from './check-words.ts'
import { cardIdsOf, findByRoomCode } from './room-code.ts'
import { tellNeighbours } from './tell-neighbours.ts'
import { tightenRound } from './tighten-round.ts'

/** A room shares one address: forty phones look often, a machine that guesses looks oftener. */
const LOOKS = { tries: 3_000, windowMinutes: 15 }
/** One phone. */
const WRITES_OF_ONE = { tries: 50, windowMinutes: 15 }
/** So many of them are its own, whatever others do. */
const FIRST_OF_ONE = { tries: 3, windowMinutes: 15 }
/** What all phones behind one code write beyond that, together. */
const WRITES = { tries: 80, windowMinutes: 15 }
/** Phones that write for the first time, from one block of addresses: one that drops its mark is a new one each time, and uses up no more than this. */
const NEWCOMERS = { tries: 40, windowMinutes: 15 }
/** The rest of the board is kept for who leads. */
const MOST_FROM_ROOM = 500
/** For so long a code still says that its round is over. */
const SAYS_OVER_HOURS = 12

/** Who has a code, on which phone: `browser` is the mark that only the browser keeps. */
export type RoomGuest = { code: string; address: string; browser: string }

export type RoomRefusal = 'code-unknown' | 'room-over' | 'too-often'
export type WriteRefusal = RoomRefusal | 'room-paused' | 'text-missing' | 'text-too-long' | 'phone-full' | 'board-full' | 'card-gone'

/** The round behind a code. A code that was replaced, closed or never made is answered alike. */
async function findRound(house: House, { code, address }: RoomGuest): Promise<Result<Round, RoomRefusal>> {
  if (!(await allowTry(house, { key: `round room ${addressBlock(address)}`, ...LOOKS }))) return refused('too-often')
  const now = nowOf(house)
  return asSystem(house.db, async (tx): Promise<Result<Round, RoomRefusal>> => {
    const round = findByRoomCode(house, readTypedCode(code), await listRoundsWithCode(tx, hoursBefore(now, SAYS_OVER_HOURS)))
    if (round === null) return refused('code-unknown')
    if (isOver(round) || (await isStoppedElsewhere(tx, round))) return refused('room-over')
    return isRoomOpen(round, now) ? done(round) : refused('code-unknown')
  })
}

function hoursBefore(now: Instant, hours: number): Instant {
  return new Date(Date.parse(now) - hours * 3_600_000).toISOString()
}

/** Whether a code leads anywhere: for who types it. */
export async function checkRoomCode(house: House, guest: RoomGuest): Promise<Result<string, RoomRefusal>> {
  const found = await findRound(house, guest)
  return found.ok ? done(readTypedCode(guest.code)) : found
}

export async function readRoom(house: House, guest: RoomGuest): Promise<Result<Room, RoomRefusal>> {
  const found = await findRound(house, guest)
  if (!found.ok) return found
  const round = found.value
  return asSystem(house.db, async (tx) => {
    const [community] = await listNamedCommunities(tx, [round.communityId])
    const own = await listOwn(house, tx, round.id, guest.browser)
    return done({ round, communityName: community?.name ?? { fr: '', nl: '' }, accent: community?.accent ?? '', cards: own.flatMap(showOwn) })
  })
}

async function listOwn(house: House, tx: Database, roundId: string, browser: string): Promise<StoredCard[]> {
  const cards = await listCards(tx, roundId, cardIdsOf(house, roundId, browser))
  return cards.toSorted((one, other) => (one.firstAt < other.firstAt ? -1 : 1))
}

/** The first change of such a card has the number of the card: what this phone wrote, as long as nobody put other words in its place. */
function showOwn({ id, writings, place }: StoredCard): OwnCard[] {
  const own = writings.find((writing) => writing.id === id)
  return own === undefined ? [] : [{ id, language: own.language, text: own.text, isParked: place === 'parked' }]
}

export type RoomWords = { language: Language; text: string; kept: Readonly<Record<string, KeepReason>> }
/** `parked`: the step allows no advice. Marked: nothing is kept, and the words go back to where they came from. */
export type Written = { kind: 'kept' | 'parked' } | { kind: 'marked'; findings: readonly Finding[] }

/** One sentence of somebody who has no account. Neither the store nor the log says whose it is. */
export async function writeFromRoom(house: House, guest: RoomGuest, words: RoomWords): Promise<Result<Written, WriteRefusal>> {
  return atRoom<Written>(house, guest, async (at) => {
    const text = words.text.trim()
    if (text === '') return refused('text-missing')
    if (text.length > LONGEST_CARD) return refused('text-too-long')
    const own = await listOwn(house, at.tx, at.round.id, guest.browser)
    const twin = own.find(({ id, writings }) => writings.some((writing) => writing.id === id && writing.text === text))
    // Sent twice, written once.
    if (twin !== undefined) return done({ kind: twin.place === 'parked' ? 'parked' : 'kept' })
    const round = await tightenRound(at, 'mixed')
    // Names of people are for those who know them: whoever has only a code could otherwise ask the guard who is a member.
    const { organisations = [] } = await allowedOf(at.tx, round.communityId)
    const check = checkText(text, { audience: round.audience, language: words.language, allow: { organisations }, kept: words.kept })
    if (!maySave(check)) return done({ kind: 'marked', findings: check.findings })
    const used = new Set(own.map(({ id }) => id))
    const id = cardIdsOf(house, round.id, guest.browser).find((each) => !used.has(each))
    if (id === undefined) return refused('phone-full')
    if ((await countFromRoom(at.tx, round.id)) >= MOST_FROM_ROOM || (await countCards(at.tx, round.id)) >= MOST_CARDS) return refused('board-full')
    const place = placeIn(round.method, round.step, 'suggestion')
    const change: Change = {
      id,
      cardId: id,
      at: at.now,
      step: round.step,
      words: withOwnReasons({ language: words.language, text, links: [], kept: words.kept }),
      over: [],
      place,
    }
    const kept = await keep({ ...at, round }, change, null)
    if (!kept.ok) return kept
    await markFromRoom(at.tx, id)
    return done({ kind: place === 'parked' ? 'parked' : 'kept' })
  })
}

/** Takes an own sentence back. What somebody at the board put in its place stays. */
export async function undoFromRoom(house: House, guest: RoomGuest, cardId: string): Promise<Result<null, WriteRefusal>> {
  return atRoom<null>(house, guest, async (at) => {
    const card = (await listOwn(house, at.tx, at.round.id, guest.browser)).find(({ id }) => id === cardId)
    if (card === undefined || showOwn(card).length === 0) return refused('card-gone')
    const change: Change = { id: crypto.randomUUID(), cardId, at: at.now, step: at.round.step, words: null, over: [cardId] }
    return keep(at, change, card)
  })
}

/**
 * Whoever wrote here before is kept from writing by nobody else: her first sentences are her own, and only new phones of one block of addresses and what goes
 * beyond the first sentences is counted together. Hashed with the round, the keys say neither where a phone is nor which cards it wrote.
 */
async function mayWrite(house: House, { browser, address }: RoomGuest, { id, roomTurn }: Round): Promise<boolean> {
  const keyOf = (what: string, words: string) => keyedHash(house.settings.secret, what, `${id} ${words}`).toString('hex')
  const phone = keyOf('room phone', browser)
  const newcomers = keyOf('room block', `${roomTurn} ${addressBlock(address)}`)
  const isNew = !(await hasTried(house, `round room phone ${phone}`))
  if (isNew && !(await allowTry(house, { key: `round room newcomers ${newcomers}`, ...NEWCOMERS }))) return false
  if (!(await allowTry(house, { key: `round room phone ${phone}`, ...WRITES_OF_ONE }))) return false
  if (await allowTry(house, { key: `round room first ${phone}`, ...FIRST_OF_ONE })) return true
  return allowTry(house, { key: `round room writes ${id} ${roomTurn}`, ...WRITES })
}

/** Locks the round behind a code. A refusal leaves nothing behind. */
async function atRoom<Value>(house: House, guest: RoomGuest, work: (at: InRoom) => Promise<Result<Value, WriteRefusal>>): Promise<Result<Value, WriteRefusal>> {
  const found = await findRound(house, guest)
  if (!found.ok) return found
  const { id, roomTurn } = found.value
  if (!(await mayWrite(house, guest, found.value))) return refused('too-often')
  try {
    return await asSystem(house.db, async (tx) => {
      const round = await lockRound(tx, id)
      if (round === null || round.roomTurn !== roomTurn) return refused('code-unknown')
      if (isOver(round)) return refused('room-over')
      if (round.state === 'paused') return refused('room-paused')
      const result = await work({ tx, round, now: nowOf(house), actor: { personId: null } })
      if (!result.ok) throw new Undo(result)
      return result
    })
  } catch (failure) {
    // Thrown above with a result of this very kind.
    if (failure instanceof Undo) return failure.value as Result<Value, WriteRefusal>
    throw failure
  }
}

/** What can be no suggestion is no card either: the caller is told, and nothing of it stays. */
async function keep(at: InRoom, change: Change, before: StoredCard | null): Promise<Result<null, WriteRefusal>> {
  const { tx, round } = at
  const seq = await countBatch(tx, round.id)
  const belonging = { roundId: round.id, meetingId: round.meetingId, seq }
  await addChanges(tx, belonging, [{ ...change, authorId: null }])
  const card = foldCard((await listChangesOf(tx, round.id, [change.cardId])).get(change.cardId) ?? [])
  if (card === null) return done(null)
  const kept = { ...card, authorId: null, checkedFor: before?.checkedFor ?? round.audience }
  await saveCards(tx, belonging, [kept])
  const [fault] = await tellNeighbours(at, [kept], new Map(before === null ? [] : [[before.id, before.place]]), seq)
  if (fault !== undefined) return refused(fault.fault === 'text-too-long' ? 'text-too-long' : 'board-full')
  await announce(tx, { kind: 'board', id: `${round.id}/${seq}/room` })
  await record(at, { action: 'round.cards-kept', facts: { changes: 1 }, isUnnamed: true })
  return done(null)
}
