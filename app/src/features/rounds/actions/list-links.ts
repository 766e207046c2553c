import type { Actor } from '../../../kernel/actor.ts'
import type { Database } from '../../../platform/database.ts'
import type { AllowList } from '../../../platform/guard.ts'
import type { House } from '../../../platform/house.ts'
import type { CardLink } from '../domain/board.ts'
import { mayWriteAll } from '../domain/permissions.ts'
import type { Round } from '../domain/round.ts'
import { likelyNames, linksOfNames, matchLinks, type Known } from '../domain/typed.ts'
import { listNamedLately, listNamesInRoom } from '../store/link-store.ts'
import { asSeated, findSeat } from './at-round.ts'
import { allowedOf } from './check-words.ts'

/** So many names travel with a page: those that are likely here. The others are asked for while somebody types. */
const MOST_ON_PAGE = 30
const MOST_FOUND = 8

/** Names for the panel of a round: named lately in its community, in the room now, then by the alphabet. */
export async function listLikelyLinks(tx: Database, round: Round, allow: AllowList): Promise<CardLink[]> {
  const inRoom = await listNamesInRoom(tx, round.meetingId)
  return likelyNames(knownOf(allow), { lately: await listNamedLately(tx, round, MOST_ON_PAGE), inRoom }, MOST_ON_PAGE)
}

function knownOf({ names = [], organisations = [] }: AllowList): Known {
  return { people: names, organisations }
}

/** All names that may be named on this board and begin so; null for whoever does not write on it. */
export async function findLinks(house: House, actor: Actor, roundId: string, typed: { sign: '@' | '#'; words: string }): Promise<CardLink[] | null> {
  const seat = await findSeat(house, actor, roundId)
  if (seat === null || !mayWriteAll(seat.stand)) return null
  return asSeated(house, actor, seat, async (tx) => {
    const known = linksOfNames(knownOf(await allowedOf(tx, seat.round.communityId)))
    const lately = (await listNamedLately(tx, seat.round, 200)).filter(({ kind }) => kind === 'tool' || kind === 'term')
    return matchLinks([...known, ...lately], typed, MOST_FOUND)
  })
}
