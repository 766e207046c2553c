import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { writeAudit } from '../../../platform/audit.ts'
import {
  findMeeting,
  keepMeeting,
  listNamedCommunities,
  mayKeepRegister,
  type Keeping,
  type Meeting,
  type MissingRefusal,
  type NamedCommunity,
} from '../../meetings/public.ts'
import { findMethod, listMethods, type Method } from '../../methods/public.ts'
import { findForRoom, listOffered, listOfMeeting, moveSituation, roomAudience, scheduleSituation, type OfferedSituation } from '../../situations/public.ts'
import { firstItemFor, type FirstItem } from '../../suggestions/public.ts'
import { isOver, LONGEST_SUBGROUP, type Round, type RoundMethod } from '../domain/round.ts'
import { countByRound } from '../store/card-store.ts'
import { addRound, findNames, isPresentAt, listRounds } from '../store/round-store.ts'
import { needOf } from './at-round.ts'

/** What the page needs that lists the rounds of a meeting and begins one. */
export type MeetingRounds = {
  meeting: Meeting
  communities: NamedCommunity[]
  rounds: { round: Round; cards: number; leaderName: string }[]
  isLead: boolean
  /** Empty for who does not lead. */
  situations: OfferedSituation[]
  methods: Method[]
  /** What was taken last time, as long as no round of this meeting is over. */
  firstItems: FirstItem[]
}

/** Null for whoever may not open the meeting, and for members who are not there. Who is noted as present sees which rounds there were; leads begin one. */
export async function readMeetingRounds(house: House, actor: Actor, meetingId: string): Promise<MeetingRounds | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null) return null
    const isLead = mayKeepRegister(actor, meeting)
    const found = await listRounds(tx, meetingId)
    if (!isLead && !(await isPresentAt(tx, meetingId, actor.personId))) return null
    const [cards, names] = [
      await countByRound(
        tx,
        found.map(({ id }) => id),
      ),
      await findNames(
        tx,
        found.flatMap(({ leaderId }) => leaderId ?? []),
      ),
    ]
    const rounds = found.map((round) => ({ round, cards: cards.get(round.id) ?? 0, leaderName: names.get(round.leaderId ?? '') ?? '' }))
    const communities = await listNamedCommunities(tx, meeting.communityIds)
    const led = meeting.communityIds.filter((id) => isLeadOf(actor, id))
    const firstItems = found.some(isOver) ? [] : await firstItemFor(tx, meetingId)
    return { meeting, communities, rounds, isLead, firstItems, ...(isLead ? await listChoices(tx, meeting, led) : { situations: [], methods: [] }) }
  })
}

async function listChoices(tx: Database, meeting: Meeting, led: readonly string[]): Promise<Pick<MeetingRounds, 'situations' | 'methods'>> {
  const planned = (await listOfMeeting(tx, meeting.id)).filter(({ state }) => state !== 'closed')
  const methods = new Map<string, Method>()
  for (const id of led) for (const method of await listMethods(tx, id)) methods.set(method.id, method)
  return { situations: [...planned, ...(await listOffered(tx, led))], methods: [...methods.values()] }
}

export type RoundWish = { situationId: string | null; methodId: string; subgroup: string }
export type StartRefusal =
  | 'meeting-over'
  | 'method-unknown'
  | 'situation-unknown'
  | 'words-not-ready'
  | 'not-possible-now'
  | 'subgroup-too-long'
  | MissingRefusal

/** Begins a round; several may run at once, each in its own circle. */
export async function startRound(house: House, actor: Actor, meetingId: string, wish: RoundWish): Promise<Result<string, StartRefusal>> {
  return keepMeeting<string, StartRefusal>(house, actor, meetingId, async (keeping) => {
    const { tx, meeting, now } = keeping
    if (meeting.state === 'cancelled' || meeting.registerState === 'closed') return refused('meeting-over')
    if (wish.subgroup.length > LONGEST_SUBGROUP) return refused('subgroup-too-long')
    const method = await findMethod(tx, wish.methodId)
    if (method === null || (method.communityId !== null && !meeting.communityIds.includes(method.communityId))) return refused('method-unknown')
    const placed = await placeOf(keeping, wish.situationId)
    if (!placed.ok) return placed
    const audience = await needOf(tx, { meetingId, situationId: wish.situationId })
    const row = { meetingId, ...placed.value, method: snapshotOf(method), subgroup: wish.subgroup, audience }
    const id = await addRound(tx, row, { by: actor.personId, at: now })
    const facts = { meeting: meetingId, method: method.key, audience, hasSituation: wish.situationId !== null }
    await writeAudit(tx, { action: 'round.started', subjectKind: 'round', subjectId: id, actorPersonId: actor.personId, facts }, now)
    await announce(tx, { kind: 'meeting', id: meetingId })
    return done(id)
  })
}

type Placed = { communityId: string; situationId: string | null; presenterId: string | null }

/** The situation goes into the round, and says to which community this belongs; a round without one belongs to the first that its starter leads. */
async function placeOf({ tx, meeting, actor, now }: Keeping, situationId: string | null): Promise<Result<Placed, StartRefusal>> {
  const [first] = meeting.communityIds.filter((id) => isLeadOf(actor, id))
  if (situationId === null) return first === undefined ? refused('meeting-unknown') : done({ communityId: first, situationId: null, presenterId: null })
  const known = [...(await listOfMeeting(tx, meeting.id)), ...(await listOffered(tx, meeting.communityIds))].find(({ id }) => id === situationId)
  if (known === undefined || !meeting.communityIds.includes(known.communityId)) return refused('situation-unknown')
  const planned = known.state === 'offered' ? await scheduleSituation(tx, situationId, meeting.id, { actorId: actor.personId, at: now }) : done(null)
  if (!planned.ok) return refused('not-possible-now')
  if ((await findForRoom(tx, situationId, await roomAudience(tx, meeting.id))) === null) return refused('words-not-ready')
  const moved = await moveSituation(tx, situationId, 'in-round', now, actor.personId)
  return moved.ok ? done({ communityId: known.communityId, situationId, presenterId: known.presenterId }) : refused('not-possible-now')
}

/** As the card is now: edited later, it changes no round. */
function snapshotOf({ id, version, name, steps }: Method): RoundMethod {
  return { id, version, name, steps: steps.map(({ key, title, hint, minutes, speaks, allowsAdvice }) => ({ key, title, hint, minutes, speaks, allowsAdvice })) }
}
