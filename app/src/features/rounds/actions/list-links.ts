import type { Actor } from '../../../kernel/actor.ts'
import { strictest } from '../../../kernel/audience.ts'
import type { Database } from '../../../platform/database.ts'
import type { AllowList } from '../../../platform/guard.ts'
import type { House } from '../../../platform/house.ts'
import type { CardLink } from '../domain/board.ts'
import { mayWriteAll } from '../domain/permissions.ts'
import type { Round } from '../domain/round.ts'
import { likelyFirst, likelyNames, linksOfNames, matchLinks, type Known } from '../domain/typed.ts'
import { listNamedLately, listNamesInRoom } from '../store/link-store.ts'
import { asSeated, findSeat, needOf } from './at-round.ts'
import { allowedOf } from './check-words.ts'

/** So many names travel with a page: those that are likely here. The others are asked for while somebody types. */
const MOST_ON_PAGE = 30
const MOST_FOUND = 8
const MOST_ALLOWED = 100

export type LikelyNames = { links: CardLink[]; allow: Required<AllowList> }

/**
 * For the panel of a round, whose page must not grow with the network: names to choose from, and those that the reading on the device lets pass. Named
 * lately in its community and in the room now come first. The house itself reads with all of them.
 */
export async function listLikelyNames(tx: Database, round: Round): Promise<LikelyNames> {
  const all = await allowedOf(tx, round.communityId)
  const inRoom = await listNamesInRoom(tx, round.meetingId)
  const links = likelyNames(knownOf(all), { lately: await listNamedLately(tx, round, MOST_ON_PAGE), inRoom }, MOST_ON_PAGE)
  const labelsOf = (wanted: CardLink['kind']) => links.flatMap(({ kind, label }) => (kind === wanted ? [label] : []))
  const names = likelyFirst(all.names ?? [], [...inRoom.people, ...labelsOf('person')], MOST_ALLOWED)
  const organisations = likelyFirst(all.organisations ?? [], [...inRoom.organisations, ...labelsOf('service')], MOST_ALLOWED)
  return { links, allow: { names, organisations, contacts: (all.contacts ?? []).slice(0, MOST_ALLOWED) } }
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
    const audience = strictest(seat.round.audience, await needOf(tx, seat.round))
    const lately = (await listNamedLately(tx, { ...seat.round, audience }, 200)).filter(({ kind }) => kind === 'tool' || kind === 'term')
    return matchLinks([...known, ...lately], typed, MOST_FOUND)
  })
}
