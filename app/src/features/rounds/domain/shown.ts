import type { BilingualName, LocalText } from '../../../kernel/language.ts'
import { isGone, type Card } from './board.ts'
import type { Audience, Round } from './round.ts'
import type { Stand } from './permissions.ts'

/** A card as somebody may see it. */
export type ShownCard = Card & { isTaken: boolean; isYours: boolean }

type Kept = Card & { authorId: string | null; checkedFor: Audience; isTaken: boolean }

/** Of somebody else's card there is nothing to see, not even that it is there. */
function hidden({ id, place, placedAt, placedThrough, firstAt }: Card): ShownCard {
  return { id, place, placedAt, placedThrough, firstAt, writings: [], heads: [], isTaken: false, isYours: false }
}

/** Area 5 is for who wrote it; who only advises sees her own cards. */
export function shownTo({ personId, mayReadAll }: { personId: string; mayReadAll: boolean }, stored: Kept): ShownCard {
  const isYours = stored.authorId === personId
  if (!isYours && (!mayReadAll || stored.place === 'area-5')) return hidden(stored)
  const { id, place, writings, heads, placedAt, placedThrough, firstAt, isTaken } = stored
  return { id, place, writings, heads, placedAt, placedThrough, firstAt, isTaken, isYours }
}

const STRICTNESS: readonly Audience[] = ['bound', 'mixed', 'public']

/** What everybody in the room may read on the wall: checked for this room, nothing parked, nothing of area 5, and no person by name. */
export function shownOnScreen(audience: Audience, stored: Kept): ShownCard {
  const isChecked = STRICTNESS.indexOf(stored.checkedFor) >= STRICTNESS.indexOf(audience)
  if (!isChecked || stored.place === 'parked' || stored.place === 'area-5' || isGone(stored)) return hidden(stored)
  const { id, place, heads, placedAt, placedThrough, firstAt, isTaken } = stored
  const writings = stored.writings.map((writing) => ({ ...writing, links: writing.links.filter(({ kind }) => kind !== 'person') }))
  return { id, place, writings, heads, placedAt, placedThrough, firstAt, isTaken, isYours: false }
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
