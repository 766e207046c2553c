import type { Actor } from '../../../kernel/actor.ts'
import { strictest } from '../../../kernel/audience.ts'
import type { Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { templateOf, type GridTemplate } from '../../documentation/public.ts'
import { findMeeting, listNamedCommunities } from '../../meetings/public.ts'
import { findForRoom } from '../../situations/public.ts'
import { firstItemFor, type FirstItem } from '../../suggestions/public.ts'
import type { CardLink } from '../domain/board.ts'
import { maySee, mayWriteAll, type Stand } from '../domain/permissions.ts'
import { isOver, type Round } from '../domain/round.ts'
import type { ShownCard, ShownRound } from '../domain/shown.ts'
import { findNames, listRounds } from '../store/round-store.ts'
import { asSeated, findSeat, isStoppedElsewhere, needOf } from './at-round.ts'
import { listLikelyNames, type LikelyNames } from './list-links.ts'
import { readMirror, type MirrorAround } from './mirror-session.ts'
import { listShownCards } from './show-cards.ts'

/** For whose eyes: the wall shows less than the panel. */
export type Sight = 'panel' | 'screen'

/** A round as this reader may see it; null where there is none for her. */
export async function readRound(house: House, actor: Actor, roundId: string, sight: Sight): Promise<ShownRound | null> {
  const seat = await findSeat(house, actor, roundId)
  if (seat === null || !maySee(seat.stand)) return null
  return asSeated(house, actor, seat, async (tx) => {
    const { stand } = seat
    const round = await asStrict(tx, seat.round)
    const [community] = await listNamedCommunities(tx, [round.communityId])
    const situation = round.situationId === null ? null : await findForRoom(tx, round.situationId, round.audience)
    const leaderName = round.leaderId === null ? '' : ((await findNames(tx, [round.leaderId])).get(round.leaderId) ?? '')
    return {
      round,
      stand,
      communityName: community?.name ?? { fr: '', nl: '' },
      accent: community?.accent ?? '',
      hasSituation: round.situationId !== null,
      situation:
        situation === null ? null : { summary: situation.summary, goal: situation.goal, question: situation.question, isStopWished: situation.isStopWished },
      leaderName: stand.isLead || stand.isMember ? leaderName : '',
      cards: await listShown(tx, round, { actor, stand, sight, since: 0 }),
    }
  })
}

/** What a device asks for after it heard that something changed. */
export async function readCards(
  house: House,
  actor: Actor,
  roundId: string,
  { since, sight }: { since: number; sight: Sight },
): Promise<{ cards: ShownCard[]; round: Round; since: number; leaderName: string; mirror: MirrorAround | null } | null> {
  const seat = await findSeat(house, actor, roundId)
  if (seat === null || !maySee(seat.stand)) return null
  return asSeated(house, actor, seat, async (tx) => {
    const round = await asStrict(tx, seat.round)
    const cards = await listShown(tx, round, { actor, stand: seat.stand, sight, since })
    const leaderName = round.leaderId !== null && seat.stand.isLead ? ((await findNames(tx, [round.leaderId])).get(round.leaderId) ?? '') : ''
    return { cards, round, since, leaderName, mirror: await readMirror(tx, actor, round) }
  })
}

/** As strict as the room is now, whether or not somebody wrote since a visitor came in; and over, where its situation was stopped on a page of its own. */
async function asStrict(tx: Database, round: Round): Promise<Round> {
  if (isOver(round)) return round
  if (await isStoppedElsewhere(tx, round)) return { ...round, state: 'stopped' }
  const audience = strictest(round.audience, await needOf(tx, round))
  return audience === round.audience ? round : { ...round, audience }
}

type Asking = { actor: Actor; stand: Stand; sight: Sight; since: number }

async function listShown(tx: Database, round: Round, { actor, stand, sight, since }: Asking): Promise<ShownCard[]> {
  // A paused round shows nothing on the wall: somebody may have asked for that; nor does one that is over. Of a stopped one nobody reads anything.
  if (round.state === 'stopped' || (sight === 'screen' && (round.state === 'paused' || isOver(round)))) return []
  return listShownCards(tx, round, sight === 'screen' ? null : { personId: actor.personId, mayReadAll: mayWriteAll(stand) }, since)
}

/** What stands around a board: the words of its six areas, and the names that may be named on it. */
export type BoardSurroundings = {
  areas: GridTemplate['areas']
  /** For the reading on the device, which is an aid: the house reads with all names. */
  allow: { names: readonly string[]; organisations: readonly string[]; contacts: readonly string[] }
  /** The likeliest names of all that may be named. */
  links: readonly CardLink[]
  endsAt: string
  /** What was taken last time, on the first step of the first round of a meeting. */
  firstItems: FirstItem[]
  /** Of a mirror session, for members; null in any other round. */
  mirror: MirrorAround | null
}

const NOBODY_NAMED: LikelyNames = { links: [], allow: { names: [], organisations: [], contacts: [] } }

export async function readSurroundings(house: House, actor: Actor, { round, stand }: Pick<ShownRound, 'round' | 'stand'>): Promise<BoardSurroundings> {
  return asSeated(house, actor, { stand }, async (tx): Promise<BoardSurroundings> => {
    const { areas } = await templateOf(tx, round.meetingId)
    const { links, allow } = mayWriteAll(stand) ? await listLikelyNames(tx, round) : NOBODY_NAMED
    return {
      areas,
      links,
      allow,
      endsAt: (await findMeeting(tx, round.meetingId))?.endsAt ?? round.startedAt,
      firstItems: await listFirstItems(tx, round),
      mirror: await readMirror(tx, actor, round),
    }
  })
}

/** It is looked back once, before anything new: not after another round of the same meeting, and not while a round is paused. */
async function listFirstItems(tx: Database, { meetingId, step, state, audience }: Round): Promise<FirstItem[]> {
  if (step !== 0 || state !== 'running' || (await listRounds(tx, meetingId)).some(isOver)) return []
  return firstItemFor(tx, meetingId, audience)
}
