import { isDay, type Day, type Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** What of a card can be shared piece by piece; the name comes with the first. */
export const SHARED_FIELDS = ['email', 'phone', 'organisations', 'languages', 'about'] as const
export type SharedField = (typeof SHARED_FIELDS)[number]

/** With whom, as the consents of the directory know it: those who were there, members of the communities of the meeting, everybody who signs in, everybody. */
export const AUDIENCES = ['round', 'community', 'network', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]
export type Shares = Partial<Record<SharedField, Audience>>

/** Languages are no part of what those present exchange. */
export function audiencesOf(field: SharedField): readonly Audience[] {
  return field === 'languages' ? AUDIENCES.filter((audience) => audience !== 'round') : AUDIENCES
}

/** What somebody says of herself at the door. */
export type Card = {
  name: string
  email: string
  phone: string
  organisation: string
  activity: string
  askMeAbout: string
  languagesSpoken: string[]
  languagesUnderstood: string[]
  shares: Shares
  /** Last day of what is shared; null until it is stopped. */
  shareUntil: Day | null
  /** Communities of the meeting that she would like to join. */
  joins: string[]
}

/** The card as it lies in the house until somebody who leads the meeting takes it up. */
export type Introduction = Card & {
  id: string
  meetingId: string
  language: Language
  textVersions: Partial<Record<string, number>>
  madeAt: Instant
  changedAt: Instant
  version: number
}

/** A card as the form sends it: the term says whether there is a last day at all. */
export type SentCard = Omit<Card, 'shareUntil'> & { term: 'open' | 'day' | ''; until: string }

export type CardRefusal = 'name-missing' | 'too-long' | 'email-wrong' | 'term-missing' | 'day-wrong' | 'day-over' | 'nothing-written'

export const EMPTY_CARD: Card = {
  name: '',
  email: '',
  phone: '',
  organisation: '',
  activity: '',
  askMeAbout: '',
  languagesSpoken: [],
  languagesUnderstood: [],
  shares: {},
  shareUntil: null,
  joins: [],
}

export const LONGEST_NAME = 200
export const LONGEST_WORDS = 500
const MOST_LANGUAGES = 20
/** A card that nobody takes up is gone after so many days; the way back to one that was taken up works as long. */
export const KEPT_DAYS = 30
/** More cards than this come to no meeting by themselves. */
export const MOST_CARDS = 200

/** The choices of a card by audience. */
export function listShares({ shares, shareUntil }: Pick<Card, 'shares' | 'shareUntil'>): { audience: Audience; fields: SharedField[]; untilOn: Day | null }[] {
  return AUDIENCES.flatMap((audience) => {
    const fields = SHARED_FIELDS.filter((field) => shares[field] === audience)
    return fields.length === 0 ? [] : [{ audience, fields, untilOn: shareUntil }]
  })
}

/** Whether there is something behind a field that could be shared. */
export function isWritten(card: Omit<Card, 'shareUntil'>, field: SharedField): boolean {
  switch (field) {
    case 'email':
      return card.email !== ''
    case 'phone':
      return card.phone !== ''
    case 'organisations':
      return card.organisation !== ''
    case 'languages':
      return card.languagesSpoken.length + card.languagesUnderstood.length > 0
    case 'about':
      return card.activity !== '' || card.askMeAbout !== ''
  }
}

/** Checks what came from a form. Nothing is guessed: who shares says until when, and shares only what she wrote. */
export function checkCard(sent: SentCard, { today, isAddress }: { today: Day; isAddress: (text: string) => boolean }): Result<Card, CardRefusal> {
  const { term, until, ...card } = sent
  const short = [card.name, card.phone, card.organisation]
  if (card.name === '') return refused('name-missing')
  if (short.some((text) => text.length > LONGEST_NAME) || [card.activity, card.askMeAbout].some((text) => text.length > LONGEST_WORDS))
    return refused('too-long')
  if (card.languagesSpoken.length > MOST_LANGUAGES || card.languagesUnderstood.length > MOST_LANGUAGES) return refused('too-long')
  if (card.email !== '' && !isAddress(card.email)) return refused('email-wrong')
  const shared = SHARED_FIELDS.filter((field) => card.shares[field] !== undefined)
  if (shared.some((field) => !isWritten(card, field))) return refused('nothing-written')
  if (shared.length === 0) return done({ ...card, shareUntil: null })
  if (term === '') return refused('term-missing')
  if (term === 'open') return done({ ...card, shareUntil: null })
  if (!isDay(until)) return refused('day-wrong')
  return until < today ? refused('day-over') : done({ ...card, shareUntil: until })
}

const DAY_MS = 86_400_000

/** The moment after which a card that nobody took up is gone. */
export function goneAt(madeAt: Instant): Instant {
  return new Date(Date.parse(madeAt) + KEPT_DAYS * DAY_MS).toISOString()
}

/** Nothing was changed: neither the moment of the choices nor the version moves. */
export function isSameCard(one: Card, other: Card): boolean {
  return KEYS.every((key) => JSON.stringify(sorted(one[key])) === JSON.stringify(sorted(other[key])))
}

// An empty card has every key of one.
const KEYS = Object.keys(EMPTY_CARD) as (keyof Card)[]

function sorted(value: Card[keyof Card]): unknown {
  if (Array.isArray(value)) return value.toSorted()
  return typeof value === 'object' && value !== null ? Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)) : value
}
