import { isLeadOf, isNetworkCoordinator, type Actor } from '../../../kernel/actor.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findMeeting } from '../../meetings/public.ts'
import { audienceOf, isReadyFor, strictest, type Audience } from '../domain/audience.ts'
import { isPresenter, leadsSituation, mayKnowOf, mayReadWords, mayTellIn, mayWishStop, presents } from '../domain/permissions.ts'
import type { OfferedSituation, OwnRow, ShownSituation } from '../domain/shown.ts'
import { isOpen, isTold, type Situation } from '../domain/situation.ts'
import { listMayBeSecond } from '../store/second-store.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import { findCommunityName, findDefault, findRoleName, listNextMeetingsOf, wasPresentAt, type NextMeeting, type RoleName } from '../store/room-store.ts'
import { findPresenterName, findSituation, listEarlier, listOffered, listOfMeeting, listOwn, type Earlier } from '../store/situation-store.ts'
import { findAnswers } from '../store/words-store.ts'
import { roomAudience } from './room.ts'

export type SituationsPage = { own: OwnRow[]; offered: OfferedSituation[]; leadsSomewhere: boolean; mayBegin: boolean }

/** One's own, and what waits in the communities that one leads. */
export async function readSituations(house: House, actor: Actor): Promise<SituationsPage> {
  const led = actor.communities.filter(({ communityId }) => isLeadOf(actor, communityId)).map(({ communityId }) => communityId)
  return inTransaction(house.db, actor, async (tx) => ({
    own: await listOwn(tx, actor.personId),
    offered: led.length === 0 ? [] : await listOffered(tx, [...new Set(led)]),
    leadsSomewhere: led.length > 0,
    mayBegin: actor.communities.some(({ communityId }) => mayTellIn(actor, communityId)) || isNetworkCoordinator(actor),
  }))
}

/** One situation as this reader may see it; null where there is none for her. @param search for whom she would tell it with */
export async function readSituation(house: House, actor: Actor, id: string, search = ''): Promise<ShownSituation | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const situation = await findSituation(tx, id)
    if (situation === null) return null
    const wasPresent = situation.meetingId !== null && (await wasPresentAt(tx, situation.meetingId, actor.personId))
    if (!mayKnowOf(actor, situation, wasPresent)) return null
    const room = situation.meetingId === null ? 'bound' : await roomAudience(tx, situation.meetingId)
    const need = strictest(situation.audience, room)
    const isYours = isPresenter(actor, situation)
    const own = isYours ? await findAnswers(tx, house.settings, id) : null
    const maySee = mayReadWords(actor, situation, { need, wasPresent })
    return {
      situation: isYours ? situation : hideOwn(situation, maySee),
      isYours,
      isLead: leadsSituation(actor, situation),
      mayReadWords: maySee,
      presenter: await findPresenterName(tx, situation.presenterId),
      community: situation.communityId === null ? null : await findCommunityName(tx, situation.communityId),
      roleName: situation.communityId === null ? null : await findRoleName(tx, situation.communityId),
      meeting: situation.meetingId === null ? null : await findMeeting(tx, situation.meetingId),
      need,
      answers: own?.answers ?? null,
      expiresOn: own?.expiresOn ?? null,
      toldBefore: isYours ? await findTold(tx, actor, situation) : null,
      mayWishStop: !presents(actor, situation) && mayWishStop(actor, situation, wasPresent),
      second: await readSecond(tx, actor, situation, { search, today: dayOf(nowOf(house)) }),
    }
  })
}

/** So many names stand there to choose from; with more members than that, one searches. */
const SHOWN_NAMES = 20

type Asking = { search: string; today: Day }

async function readSecond(tx: Database, actor: Actor, situation: Situation, { search, today }: Asking): Promise<ShownSituation['second']> {
  const { secondId, askedId, communityId } = situation
  const isYours = isPresenter(actor, situation)
  const isYou = secondId === actor.personId || askedId === actor.personId
  // That somebody was asked is between the two.
  const named = secondId ?? (isYours ? askedId : null)
  const mayAsk = isYours && named === null && isTold(situation) && isOpen(situation) && communityId !== null
  const words = normaliseName(search)
    .split(' ')
    .filter((word) => word !== '')
  const members = mayAsk ? await listMayBeSecond(tx, { communityId, but: actor.personId, today, words, limit: SHOWN_NAMES + 1 }) : []
  return { name: await findPresenterName(tx, named), isYou, mayAsk, search, candidates: members.slice(0, SHOWN_NAMES), hasMore: members.length > SHOWN_NAMES }
}

/** What nobody but the presenter reads leaves before it reaches a page: her words for the own role, what she kept, and words not ready for the room. */
function hideOwn(situation: Situation, maySee: boolean): Situation {
  const own = { ...situation, kept: {}, activation: null, retellingOf: null }
  return maySee ? own : { ...own, summary: '', goal: '', question: '', domains: [], unanswered: [], around: [], groups: [], groupWords: '' }
}

/** What it was told again of, as long as its words are hers to read: that one may have got stricter since. */
async function findTold(tx: Database, actor: Actor, { retellingOf }: Situation): Promise<ShownSituation['toldBefore']> {
  const first = retellingOf === null ? null : await findSituation(tx, retellingOf)
  if (first === null) return null
  const wasPresent = first.meetingId !== null && (await wasPresentAt(tx, first.meetingId, actor.personId))
  const need = strictest(first.audience, first.meetingId === null ? 'bound' : await roomAudience(tx, first.meetingId))
  return !mayReadWords(actor, first, { need, wasPresent }) ? null : { id: first.id, goal: first.goal, language: first.language }
}

export type Offering = { communities: { id: string; name: BilingualName; need: Audience }[]; earlier: Earlier[] }

/** Whom it may be told to, and what it may be told again of. */
export async function readOffering(house: House, actor: Actor, id: string): Promise<Offering> {
  const communities = [
    ...new Map(
      actor.communities
        .filter(({ communityId }) => mayTellIn(actor, communityId))
        .map((access) => [access.communityId, { fr: access.nameFr, nl: access.nameNl }]),
    ),
  ].map(([communityId, name]) => ({ id: communityId, name }))
  return inTransaction(house.db, actor, async (tx) => {
    const withRoom: Offering['communities'] = []
    for (const community of communities) withRoom.push({ ...community, need: audienceOf([await findDefault(tx, community.id)], false) })
    return { communities: withRoom, earlier: await findEarlier(tx, actor, { communityIds: communities.map((each) => each.id), but: id }) }
  })
}

/** What this one may tell again. */
export async function findEarlier(tx: Database, actor: Actor, { communityIds, but }: { communityIds: readonly string[]; but: string }): Promise<Earlier[]> {
  return listEarlier(tx, { presenterId: actor.personId, communityIds, ledIds: communityIds.filter((id) => isLeadOf(actor, id)), but })
}

/** Meetings on which who leads may put it. */
export async function readPlanning(house: House, actor: Actor, situation: Situation): Promise<NextMeeting[]> {
  const { communityId } = situation
  if (communityId === null || !leadsSituation(actor, situation)) return []
  return inTransaction(house.db, actor, (tx) => listNextMeetingsOf(tx, communityId, nowOf(house)))
}

export type RoomLine = Omit<OfferedSituation, 'kept'> & { isReady: boolean; isPlanned: boolean }
export type MeetingRoom = { need: Audience; isLead: boolean; lines: RoomLine[] }

/** Situations around one meeting: for leads also those that are offered, each with whether its words are ready for the room; for others those planned. */
export async function readRoomOf(tx: Database, actor: Actor, meeting: { id: string; communityIds: readonly string[] }): Promise<MeetingRoom> {
  const led = meeting.communityIds.filter((communityId) => isLeadOf(actor, communityId))
  const need = await roomAudience(tx, meeting.id)
  const planned = await listOfMeeting(tx, meeting.id)
  const offered = led.length === 0 ? [] : await listOffered(tx, led)
  const wasPresent = await wasPresentAt(tx, meeting.id, actor.personId)
  const lines = [...planned, ...offered].map((line): RoomLine => {
    const isReady = isReadyFor(line.checkedFor, strictest(need, line.audience))
    const maySee = mayReadWords(actor, line, { need: strictest(need, line.audience), wasPresent })
    return {
      ...line,
      ...(maySee ? {} : { summary: '', goal: '', question: '', domains: [], unanswered: [] }),
      isReady,
      isPlanned: line.meetingId === meeting.id,
    }
  })
  return { need, isLead: led.length > 0, lines: lines.filter((line) => mayKnowOf(actor, line, wasPresent)) }
}

export async function readRoleName(house: House, actor: Actor, communityId: string): Promise<{ community: BilingualName; name: RoleName } | null> {
  if (!isLeadOf(actor, communityId)) return null
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findCommunityName(tx, communityId)
    return community === null ? null : { community, name: (await findRoleName(tx, communityId)) ?? { fr: '', nl: '', version: 0 } }
  })
}
