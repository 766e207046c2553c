import { isLeadOf, isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import type { DeskReader } from '../../../platform/desk.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import type { MeetingCard, MeetingsPage, NamedCommunity } from '../domain/shown.ts'
import type { Meeting } from '../domain/meeting.ts'
import { mayKeepRegister } from '../domain/permissions.ts'
import { listLater, type OwnTemplate, type SeriesMeeting } from '../domain/plan-shown.ts'
import { listAgenda, listTemplates } from '../store/agenda-store.ts'
import { countStanding, wasPresent } from '../store/attendance-store.ts'
import { listTurns } from '../store/chair-store.ts'
import {
  countLines,
  findNextMeeting,
  listChairedAhead,
  listComing,
  listFrom,
  listMeetings,
  listStrip,
  listUnclosed,
  type MeetingNotice,
} from '../store/list-store.ts'
import { findLastMeeting, findMeeting, listNamedCommunities, listOpenCommunities, listReopenings } from '../store/meeting-store.ts'
import { listEarlierDays, listSeries } from '../store/series-store.ts'

const STRIP_LENGTH = 30

export async function readMeetingsPage(house: House, actor: Actor, wish: { communityId: string; words: string; page: number }): Promise<MeetingsPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const [community] = await listNamedCommunities(tx, [wish.communityId])
    if (community === undefined) return null
    const listed = await listMeetings(tx, wish)
    const next = await findNextMeeting(tx, wish.communityId, nowOf(house))
    return { community, next, ...listed, strip: await listStrip(tx, wish.communityId, STRIP_LENGTH) }
  })
}

export async function readMeeting(house: House, actor: Actor, id: string): Promise<MeetingCard | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, id)
    if (meeting === null) return null
    const communities = await listNamedCommunities(tx, meeting.communityIds)
    const counts = await countLines(tx, id)
    const isLead = mayKeepRegister(actor, meeting)
    const { openConflicts } = await countStanding(tx, id)
    return { meeting, communities, counts, openConflicts, reopenings: isLead ? await listReopenings(tx, id) : [] }
  })
}

/** Neither a seat in its communities nor there that day: what the meeting leaves behind is not theirs to read. */
export async function isGuestOf(house: House, actor: Actor, meeting: Pick<Meeting, 'id' | 'communityIds'>): Promise<boolean> {
  if (meeting.communityIds.some((id) => rolesIn(actor, id).some((role) => role !== 'visitor'))) return false
  return !(await inTransaction(house.db, actor, (tx) => wasPresent(tx, meeting.id, actor.personId)))
}

/** What a form for a new meeting begins with: the community, others the actor leads, the meeting before or the one it is to be like, and agendas. */
export type Planning = {
  community: NamedCommunity
  leads: NamedCommunity[]
  last: Meeting | null
  like: Meeting | null
  earlierDays: string[]
  /** The meeting it looks like has an agenda that can be taken over. */
  hasAgenda: boolean
  templates: OwnTemplate[]
  hasRota: boolean
}

export async function readPlanning(house: House, actor: Actor, communityId: string, likeId: string | null): Promise<Planning | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const leads = await listLed(tx, actor)
    const [community] = await listNamedCommunities(tx, [communityId])
    if (community === undefined) return null
    const asked = likeId === null ? null : await findMeeting(tx, likeId)
    const like = asked !== null && mayKeepRegister(actor, asked) ? asked : null
    const last = await findLastMeeting(tx, communityId)
    const source = like ?? last
    return {
      community,
      leads,
      last,
      like,
      earlierDays: source === null ? [] : await listEarlierDays(tx, communityId, source.startsAt),
      hasAgenda: source !== null && mayKeepRegister(actor, source) && (await listAgenda(tx, source.id)).length > 0,
      templates: await listTemplates(tx, [communityId]),
      hasRota: (await listTurns(tx, [communityId], nowOf(house))).length > 0,
    }
  })
}

export type Editing = { meeting: Meeting; communities: NamedCommunity[]; leads: NamedCommunity[]; later: SeriesMeeting[] }

export async function readEditing(house: House, actor: Actor, id: string): Promise<Editing | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, id)
    if (meeting === null) return null
    const later = meeting.seriesId === null ? [] : listLater(await listSeries(tx, meeting.seriesId), meeting)
    return { meeting, communities: await listNamedCommunities(tx, meeting.communityIds), leads: await listLed(tx, actor), later }
  })
}

function communitiesOf(actor: Actor): string[] {
  return [...new Set(actor.communities.map(({ communityId }) => communityId))]
}

async function listLed(tx: Database, actor: Actor): Promise<NamedCommunity[]> {
  if (isNetworkCoordinator(actor)) return listOpenCommunities(tx)
  const led = communitiesOf(actor).filter((id) => isLeadOf(actor, id))
  return (await listNamedCommunities(tx, led)).filter(({ isClosed }) => !isClosed)
}

/** Whoever coordinates every community and sits in none is shown all of them. */
function reachOf(actor: Actor, own: readonly string[]): readonly string[] | null {
  return isNetworkCoordinator(actor) && own.length === 0 ? null : own
}

/** What is planned in the communities of the actor, the soonest first. */
export async function listNextMeetings(tx: Database, { actor, now }: DeskReader): Promise<MeetingNotice[]> {
  return listComing(tx, reachOf(actor, communitiesOf(actor)), now)
}

/** Meetings that have begun, whose register the actor keeps and nobody closed, the latest first. */
export async function listOpenRegisters(tx: Database, { actor, now }: DeskReader): Promise<MeetingNotice[]> {
  const led = communitiesOf(actor).filter((id) => isLeadOf(actor, id))
  return listUnclosed(tx, reachOf(actor, led), now)
}

/** What the actor is to chair in one community, for who thinks of leaving it. */
export async function listChairedBy(house: House, actor: Actor, communityId: string): Promise<MeetingNotice[]> {
  return inTransaction(house.db, actor, (tx) => listChairedAhead(tx, actor.personId, { communityId, now: nowOf(house) }))
}

/** Meetings of one community from a moment on, for the page of the community. */
export async function listForCommunity(house: House, actor: Actor, communityId: string, from: string): Promise<MeetingNotice[]> {
  return inTransaction(house.db, actor, (tx) => listFrom(tx, communityId, from))
}
