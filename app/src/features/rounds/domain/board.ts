import type { Instant } from '../../../kernel/day.ts'
import type { KeepReason } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'

export const AREAS = ['area-1', 'area-2', 'area-3', 'area-4', 'area-5', 'area-6'] as const
export const PLACES = [...AREAS, 'suggestion', 'question', 'parked'] as const
/** Where a card lies on the board. */
export type Place = (typeof PLACES)[number]

export const LINK_KINDS = ['person', 'service', 'tool', 'term'] as const
/** What a card names; `id` is null for free words. */
export type CardLink = { kind: (typeof LINK_KINDS)[number]; label: string; id: string | null }

/** `kept`: words that look like a person’s and stay, each with the reason that somebody gave. */
export type Words = { language: Language; text: string; links: readonly CardLink[]; kept?: Readonly<Record<string, KeepReason>> }

/** The longest card, in characters; how many changes one device sends at once; how many cards a round holds. */
export const LONGEST_CARD = 2_000
export const MOST_CHANGES = 300
export const MOST_CARDS = 1_500

/**
 * What one hand did to one card. Both ids are made by the device. The board is the set of all changes: whoever has the same ones sees the
 * same cards, in whatever order and however often they came.
 */
export type Change = {
  id: string
  cardId: string
  at: Instant
  /** The step of the method in which it was written. */
  step: number
  /** New words; null takes the card away; undefined leaves the words as they are. */
  words?: Words | null | undefined
  /** Changes whose words these replace. Whoever wrote at the same time did not know of the other: both stay. */
  over: readonly string[]
  /** Absent: the card stays where it lies. */
  place?: Place | undefined
  /** The change that had put it where this hand saw it. */
  after?: string | undefined
}

/** Words that nobody replaced. */
export type Writing = Words & { id: string; at: Instant }

export type Card = {
  id: string
  place: Place
  /** Oldest first. More than one: written at the same time, and somebody must choose. None: it was taken away. */
  writings: readonly Writing[]
  /** What the next change of the words goes over: the writings, and takings away. */
  heads: readonly string[]
  /** The change that put it where it lies. */
  placedAt: Instant
  placedThrough: string
  firstAt: Instant
}

const isLater = (one: { at: Instant; id: string }, other: { at: Instant; id: string }): boolean =>
  one.at > other.at || (one.at === other.at && one.id > other.id)

const byTime = (one: { at: Instant; id: string }, other: { at: Instant; id: string }): number => (isLater(one, other) ? 1 : -1)

function isSameWords(one: Words, other: Words): boolean {
  return one.text === other.text && one.language === other.language && JSON.stringify(one.links) === JSON.stringify(other.links)
}

/** The same words written twice at the same time are one. */
function withoutTwins(writings: readonly Writing[]): Writing[] {
  return writings.filter((writing, order) => !writings.slice(0, order).some((earlier) => isSameWords(earlier, writing)))
}

const isPrivate = ({ place }: { place?: Place | undefined }): boolean => place === 'area-5'

/**
 * Who lays a card last, of those whose place no later hand had seen. What somebody laid aside for herself is not brought out by a hand that did not know of it:
 * her words would come out with it. @param placements the earliest first
 */
function placerOf(placements: readonly Change[]): Change | undefined {
  const seen = new Set(placements.map(({ after }) => after))
  const open = placements.filter(({ id }) => !seen.has(id))
  // A hand that says nothing of what it saw has seen what was there before.
  const isLeft = (one: Change) => open.some((other) => other.after === undefined && isLater(other, one))
  return open.findLast((one) => isPrivate(one) && !isLeft(one)) ?? open.at(-1)
}

/** The card that all these changes make; null while nobody wrote words on it. Taking away counts only for words that its hand had seen. */
export function foldCard(changes: readonly Change[]): Card | null {
  const once = [...new Map(changes.map((change) => [change.id, change])).values()].toSorted(byTime)
  const wording = once.filter(({ words }) => words !== undefined)
  if (!wording.some(({ words }) => words)) return null
  const replaced = new Set(wording.flatMap(({ over }) => over))
  const heads = wording.filter(({ id }) => !replaced.has(id))
  const writings = heads.flatMap(({ id, at, words }) => (words ? [{ ...words, id, at }] : []))
  const placements = once.filter(({ place }) => place !== undefined)
  const placer = placerOf(placements)
  const [first] = once
  return {
    id: first?.cardId ?? '',
    place: placer?.place ?? 'parked',
    writings: withoutTwins(writings),
    heads: heads.map(({ id }) => id),
    placedAt: placer?.at ?? '',
    placedThrough: placer?.id ?? '',
    firstAt: first?.at ?? '',
  }
}

function isLaterThan(change: Change, { placedAt, placedThrough }: Card): boolean {
  return isLater(change, { at: placedAt, id: placedThrough })
}

/** A change that the house has not heard of, laid over what it told. */
export function layOver(card: Card | null, change: Change): Card | null {
  if (card === null) return foldCard([change])
  if (card.heads.includes(change.id)) return card
  const hasSeen = change.after === undefined ? isLaterThan(change, card) : change.after === card.placedThrough
  const isFree = isPrivate(change) === isPrivate(card) ? isLaterThan(change, card) : isPrivate(change)
  const isMoved = change.place !== undefined && (hasSeen || isFree)
  const placed = isMoved ? { ...card, place: change.place ?? card.place, placedAt: change.at, placedThrough: change.id } : card
  if (change.words === undefined) return placed
  const writings = card.writings.filter(({ id }) => !change.over.includes(id))
  if (change.words !== null) writings.push({ ...change.words, id: change.id, at: change.at })
  return {
    ...placed,
    writings: withoutTwins(writings.toSorted(byTime)),
    heads: [...card.heads.filter((id) => !change.over.includes(id)), change.id].toSorted(),
  }
}

export function isGone({ writings }: Card): boolean {
  return writings.length === 0
}

export function hasConflict({ writings }: Card): boolean {
  return writings.length > 1
}

/** Cards that lie there, in the order in which they were written. */
export function listCardsAt(cards: Iterable<Card>, place: Place): Card[] {
  return [...cards]
    .filter((card) => card.place === place && !isGone(card))
    .toSorted((one, other) => byTime({ at: one.firstAt, id: one.id }, { at: other.firstAt, id: other.id }))
}
