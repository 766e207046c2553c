import { isAtLeast, type Audience } from '../../../kernel/audience.ts'
import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName, LocalText } from '../../../kernel/language.ts'
import { isGone, type Card } from './board.ts'
import type { Taken } from './moves.ts'
import type { Round } from './round.ts'
import type { Stand } from './permissions.ts'

/** A card as somebody may see it. */
export type ShownCard = Card & Taken & { isYours: boolean; isFromRoom: boolean }

type Kept = Card & Taken & { authorId: string | null; checkedFor: Audience; isFromRoom: boolean }

const NEVER = '1970-01-01T00:00:00.000Z'

/** Of somebody else's card there is nothing to see: neither where it lies nor when it came. */
function hidden({ id }: Card): ShownCard {
  return {
    id,
    place: 'parked',
    placedAt: NEVER,
    placedThrough: id,
    firstAt: NEVER,
    writings: [],
    heads: [],
    isTaken: false,
    takenTick: 0,
    takenThrough: null,
    isYours: false,
    isFromRoom: false,
  }
}

/** `mayReadAll`: more than her own cards. */
export type Reader = { personId: string; mayReadAll: boolean }

/** What somebody laid aside for herself; null is the wall, on which nobody's is. */
export function isKeptFrom(reader: Reader | null, { place, authorId }: Pick<Kept, 'place' | 'authorId'>): boolean {
  return place === 'area-5' && (reader === null || authorId !== reader.personId)
}

/** Area 5 is for who wrote it; who only advises sees her own cards. */
export function shownTo({ personId, mayReadAll }: Reader, stored: Kept): ShownCard {
  const isYours = stored.authorId === personId
  if (!isYours && (!mayReadAll || stored.place === 'area-5')) return hidden(stored)
  const { id, place, writings, heads, placedAt, placedThrough, firstAt, isTaken, takenTick, takenThrough, isFromRoom } = stored
  return { id, place, writings, heads, placedAt, placedThrough, firstAt, isTaken, takenTick, takenThrough, isYours, isFromRoom }
}

/** What everybody in the room may read on the wall: checked for this room, nothing parked, nothing of area 5, and no person by name. */
export function shownOnScreen(audience: Audience, stored: Kept): ShownCard {
  if (!isAtLeast(stored.checkedFor, audience) || stored.place === 'parked' || stored.place === 'area-5' || isGone(stored)) return hidden(stored)
  const { id, place, heads, placedAt, placedThrough, firstAt, isTaken, takenTick, takenThrough, isFromRoom } = stored
  const writings = stored.writings.map((writing) => ({ ...writing, links: writing.links.filter(({ kind }) => kind !== 'person') }))
  return { id, place, writings, heads, placedAt, placedThrough, firstAt, isTaken, takenTick, takenThrough, isYours: false, isFromRoom }
}

/** The situation in words for this room. */
export type ShownSituation = { summary: LocalText; goal: string; question: string; isStopWished: boolean }

/** One round as somebody sees it. */
export type ShownRound = {
  round: Round
  stand: Stand
  communityName: BilingualName
  accent: string
  /** Null where there is none, or its words are not for this room. */
  situation: ShownSituation | null
  hasSituation: boolean
  leaderName: string
  cards: readonly ShownCard[]
}

/** The way in for people in the room who have no account. */
export type RoomWay = { address: string; code: string; until: Instant }

/** What somebody wrote from a phone of the room, as long as nobody put other words in its place. */
export type OwnCard = LocalText & { id: string; isParked: boolean }

/** What somebody in the room sees who has only a code: where the round stands, and what her own phone wrote. */
export type Room = { round: Round; communityName: BilingualName; accent: string; cards: readonly OwnCard[] }
