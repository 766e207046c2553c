import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { AllowList } from '../../../platform/guard.ts'
import type { House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { rightMoment } from '../../meetings/public.ts'
import { foldCard, LONGEST_CARD, MOST_CARDS, type Change } from '../domain/board.ts'
import type { Move } from '../domain/moves.ts'
import { mayAdvise, mayWriteAll } from '../domain/permissions.ts'
import { isOver, notBefore, placeIn, type MoveRefusal, type Round } from '../domain/round.ts'
import type { ShownCard } from '../domain/shown.ts'
import { LONGEST_LABEL, MOST_LINKS } from '../domain/typed.ts'
import {
  addChanges,
  countCards,
  listCards,
  listChangesOf,
  listKnown,
  removeChanges,
  removeNewCards,
  saveCards,
  type AuthoredChange,
  type StoredCard,
} from '../store/card-store.ts'
import { countBatch } from '../store/round-store.ts'
import { atRound, isStoppedElsewhere, record, type AtRound } from './at-round.ts'
import { allowedOf, listMarks, withOwnReasons, type Mark } from './check-words.ts'
import { listShownCards } from './show-cards.ts'
import { takeMoves } from './take-moves.ts'
import { tellNeighbours } from './tell-neighbours.ts'
import { tightenRound } from './tighten-round.ts'

/** `deviceNow` is what the clock of the device shows while it sends; `since`, how far it heard. */
export type CardBatch = { deviceNow: Instant; mark: string; since: number; changes: readonly Change[]; moves?: readonly Move[] }

export type CardFault = MoveRefusal | 'text-missing' | 'text-too-long' | 'words-marked' | 'not-yours' | 'nobodys' | 'board-full' | 'card-elsewhere'
/** Why one change could not be taken, which keeps no other waiting. `marks`: where the guard found something. */
export type Fault = { id: string; fault: CardFault; marks: readonly Mark[] }

export type CardsAnswer = { taken: readonly string[]; faults: readonly Fault[]; since: number; seq: number; cards: readonly ShownCard[]; round: Round }
export type CardsRefusal = 'round-over' | 'round-unknown'

/**
 * Takes what a device kept, at once or hours later. What came before is not taken twice; words of the same moment both stay; words the guard
 * does not let through are stored nowhere and told back to the device that has them.
 */
export async function takeCards(house: House, actor: Actor, roundId: string, batch: CardBatch): Promise<Result<CardsAnswer, CardsRefusal>> {
  return atRound<CardsAnswer, 'round-over'>(house, actor, roundId, mayAdvise, async (at) => {
    // What was said before the end may come in after it; of a situation that was stopped nothing is kept.
    if (at.round.state === 'stopped' || (await isStoppedElsewhere(at.tx, at.round)) || (isOver(at.round) && !mayWriteAll(at.stand)))
      return refused('round-over')
    const round = await tightenRound(at)
    return done(await takeBatch({ ...at, round }, batch))
  })
}

async function takeBatch(at: AtRound, { deviceNow, mark, since, changes, moves = [] }: CardBatch): Promise<CardsAnswer> {
  const { tx, round, actor, now } = at
  const known = await listKnown(
    tx,
    round.id,
    changes.map(({ id }) => id),
  )
  const fresh = [...new Map(changes.filter(({ id }) => !known.has(id)).map((change) => [change.id, change])).values()]
  const { good, faults } = await judge(at, fresh)
  const rightened = good.map((change): AuthoredChange => ({
    ...parked(change, round),
    at: notBefore(round, rightMoment(change.at, deviceNow, now)),
    authorId: actor.personId,
  }))
  const written = rightened.length === 0 ? { seq: round.seq, missing: [], refused: [] } : await write(at, rightened)
  if (written.seq > round.seq) await announce(tx, { kind: 'board', id: `${round.id}/${written.seq}/${mark}` })
  const missing = new Set([...written.missing, ...written.refused.map(({ id }) => id)])
  const taken = changes.map(({ id }) => id).filter((id) => known.has(id) || (good.some((change) => change.id === id) && !missing.has(id)))
  // After the cards: a tick may be for one of them.
  const led = await takeMoves({ ...at, round: { ...round, seq: written.seq } }, moves, { deviceNow, mark })
  const cards = await listShownCards(tx, round, { personId: actor.personId, mayReadAll: mayWriteAll(at.stand) }, since)
  return {
    taken: [...taken, ...led.taken],
    faults: [
      ...faults,
      ...written.refused,
      ...[...written.missing.map((id) => ({ id, fault: 'card-elsewhere' as const })), ...led.faults].map((fault) => ({ ...fault, marks: [] })),
    ],
    since,
    seq: led.round.seq,
    cards,
    round: led.round,
  }
}

/** Advice before its time is parked. */
function parked(change: Change, round: Round): Change {
  return change.place === undefined ? change : { ...change, place: placeIn(round.method, change.step, change.place) }
}

async function judge(at: AtRound, fresh: readonly Change[]): Promise<{ good: Change[]; faults: Fault[] }> {
  if (fresh.length === 0) return { good: [], faults: [] }
  const { tx, round } = at
  const allow = fresh.some(({ words }) => words) ? await allowedOf(tx, round.communityId) : {}
  const before = new Map(
    (
      await listCards(
        tx,
        round.id,
        fresh.map(({ cardId }) => cardId),
      )
    ).map((card) => [card.id, card]),
  )
  let room = MOST_CARDS - (await countCards(tx, round.id))
  const good: Change[] = []
  const faults: Fault[] = []
  const begun = new Set(before.keys())
  for (const change of fresh) {
    const isNew = !begun.has(change.cardId)
    const fault = faultOf(at, change, { before: before.get(change.cardId) ?? null, allow, isFull: isNew && room <= 0 })
    if (fault !== null) {
      faults.push(fault)
      continue
    }
    good.push(change.words ? { ...change, words: withOwnReasons(change.words) } : change)
    if (isNew) room -= 1
    begun.add(change.cardId)
  }
  return { good, faults }
}

type Surroundings = { before: StoredCard | null; allow: AllowList; isFull: boolean }

function faultOf({ stand, actor, round }: AtRound, change: Change, { before, allow, isFull }: Surroundings): Fault | null {
  const fail = (fault: CardFault, marks: readonly Mark[] = []): Fault => ({ id: change.id, fault, marks })
  if (!mayWriteAll(stand) && (!OWN_PLACES.includes(change.place ?? 'suggestion') || (before !== null && before.authorId !== actor.personId)))
    return fail('not-yours')
  // What lies in area 5 is for who wrote it.
  if (before?.place === 'area-5' && before.authorId !== actor.personId) return fail('not-yours')
  // Of a card of nobody that would be nobody.
  if (change.place === 'area-5' && before !== null && before.authorId === null) return fail('nobodys')
  if (isFull) return fail('board-full')
  const { words } = change
  if (!words) return null
  if (words.text.trim() === '') return fail('text-missing')
  if (words.text.length > LONGEST_CARD || words.links.length > MOST_LINKS || words.links.some(({ label }) => label.length > LONGEST_LABEL))
    return fail('text-too-long')
  const marks = listMarks(words, round.audience, allow)
  return marks.length === 0 ? null : fail('words-marked', marks)
}

/** Of her own, from a phone. */
const OWN_PLACES: readonly string[] = ['suggestion', 'parked']

async function write(at: AtRound, changes: readonly AuthoredChange[]): Promise<{ seq: number; missing: string[]; refused: Fault[] }> {
  const { tx, round } = at
  const seq = await countBatch(tx, round.id)
  const belonging = { roundId: round.id, meetingId: round.meetingId, seq }
  const added = new Set(await addChanges(tx, belonging, changes))
  const cardIds = [...new Set(changes.filter(({ id }) => added.has(id)).map(({ cardId }) => cardId))]
  const all = await listChangesOf(tx, round.id, cardIds)
  const before = new Map((await listCards(tx, round.id, cardIds)).map((card) => [card.id, card]))
  const cards = [...all.values()].flatMap((each) => {
    const card = foldCard(each)
    if (card === null) return []
    // Words that were not among these were read for the room of their time.
    const isRead = card.writings.every(({ id }) => added.has(id))
    return [{ ...card, authorId: each[0]?.authorId ?? null, checkedFor: isRead ? round.audience : (before.get(card.id)?.checkedFor ?? round.audience) }]
  })
  const saved = new Set(await saveCards(tx, belonging, cards))
  // Another board has a card of this number: nothing of it is written here.
  const elsewhere = cards.filter(({ id }) => !saved.has(id)).map(({ id }) => id)
  const changesOf = (ids: readonly string[]) => changes.flatMap(({ id, cardId }) => (added.has(id) && ids.includes(cardId) ? [id] : []))
  const told = await tellNeighbours(
    at,
    cards.filter(({ id }) => saved.has(id)),
    new Map([...before].map(([id, { place }]) => [id, place])),
    seq,
  )
  const refused = told.flatMap(({ cardId, ...fault }) => changesOf([cardId]).map((id): Fault => ({ id, ...fault })))
  const back = told.map(({ cardId }) => cardId)
  await saveCards(
    tx,
    belonging,
    back.flatMap((id) => before.get(id) ?? []),
  )
  await removeNewCards(
    tx,
    round.id,
    back.filter((id) => !before.has(id)),
  )
  const undone = changesOf([...elsewhere, ...back])
  await removeChanges(tx, round.id, undone)
  for (const id of undone) added.delete(id)
  await record(at, { action: 'round.cards-kept', facts: { changes: added.size } })
  const isRefused = new Set(refused.map(({ id }) => id))
  return { seq, refused, missing: changes.map(({ id }) => id).filter((id) => !added.has(id) && !isRefused.has(id)) }
}
