import type { Instant } from '../../../kernel/day.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { Database } from '../../../platform/database.ts'
import { raise } from '../../../platform/events.ts'
import { announce } from '../../../platform/live.ts'
import { removeWaitingAbout } from '../../../platform/mail/outbox.ts'
import { listAsked } from '../../invitations/public.ts'
import { findMeeting } from '../../meetings/public.ts'
import { audienceOf, isReadyFor, strictest, type Audience } from '../domain/audience.ts'
import type { RoomSituation } from '../domain/shown.ts'
import { expiryOf, isTold, mayMoveTo, type Situation, type SituationState } from '../domain/situation.ts'
import { listFreeItems, readRoom } from '../store/room-store.ts'
import { emptySituation, findSituation, listIdsBefore, lockSituation, saveAudience, savePlace, saveState } from '../store/situation-store.ts'
import { destroyAnswers, saveExpiry } from '../store/words-store.ts'
import { checkWords } from './check-words.ts'

/** What the room of a meeting needs today: what its communities chose, and no less than mixed once somebody from outside is there or expected. */
export async function roomAudience(tx: Database, meetingId: string): Promise<Audience> {
  const expected = (await listAsked(tx, meetingId)).flatMap(({ personId, answer }) => (answer === 'here' || answer === 'online' ? [personId] : []))
  const { modes, hasOutsiders } = await readRoom(tx, meetingId, expected)
  return audienceOf(modes, hasOutsiders)
}

/**
 * What this room may see: words that passed the guard for it. Null where they did not, where nothing was offered, and for whom row-level security hides it.
 * @param audience what the room needs; the situation may need more
 */
export async function findForRoom(tx: Database, id: string, audience: Audience): Promise<RoomSituation | null> {
  const situation = await findSituation(tx, id)
  if (situation === null || situation.communityId === null || !isTold(situation)) return null
  if (!isReadyFor(situation.checkedFor, strictest(audience, situation.audience))) return null
  const { communityId, presenterId, summary, goal, question, domains, groups, language, state } = situation
  return {
    id,
    communityId,
    presenterId,
    summary: { language, text: summary },
    goal,
    question,
    domains,
    groups,
    language,
    audience: strictest(audience, situation.audience),
    state,
    isStopWished: situation.stopWishedAt !== null,
  }
}

/**
 * The room became stricter: so does the situation, for good. Its words are looked at anew; where they do not pass, nobody but the presenter
 * reads them until she wrote them again. @returns whether anything changed
 */
export async function tightenAudience(tx: Database, id: string, audience: Audience, at: Instant): Promise<boolean> {
  const situation = await lockSituation(tx, id)
  if (situation === null) return false
  const stricter = strictest(situation.audience, audience)
  if (stricter === situation.audience && (situation.checkedFor === null || isReadyFor(situation.checkedFor, stricter))) return false
  const { summary, goal, question, groupWords, kept, language, communityId } = situation
  const stopped = await checkWords(
    tx,
    { summary, goal, question, groupWords },
    { audience: stricter, language, kept, communityIds: communityId === null ? [] : [communityId] },
  )
  const checkedFor = stopped === null && situation.checkedFor !== null ? stricter : situation.checkedFor
  if (stricter === situation.audience && checkedFor === situation.checkedFor) return false
  await saveAudience(tx, id, { audience: stricter, checkedFor }, at)
  const facts = { audience: stricter, isReady: checkedFor === stricter }
  await writeAudit(tx, { action: 'situation.tightened', subjectKind: 'situation', subjectId: id, actorPersonId: null, facts }, at)
  await announce(tx, { kind: 'situation', id })
  return true
}

/** Every situation that stands before this meeting takes what its room needs now. */
export async function tightenRoom(tx: Database, meetingId: string, at: Instant): Promise<number> {
  const need = await roomAudience(tx, meetingId)
  let tightened = 0
  for (const id of await listIdsBefore(tx, meetingId)) if (await tightenAudience(tx, id, need, at)) tightened += 1
  return tightened
}

export type ScheduleRefusal = 'situation-unknown' | 'not-possible-now' | 'meeting-unknown' | 'meeting-over' | 'not-of-this-community'
export type Schedule = { actorId: string | null; at: Instant; agendaItemId?: string | null }

/**
 * Puts it on the agenda of a meeting: on the item that is said, else on the first one kept for a situation and still free, else on none. Its room becomes the
 * situation's; its answers last until thirty days after it.
 */
export async function scheduleSituation(
  tx: Database,
  id: string,
  meetingId: string,
  { actorId, at, agendaItemId }: Schedule,
): Promise<Result<Audience, ScheduleRefusal>> {
  const situation = await lockSituation(tx, id)
  if (situation === null || situation.communityId === null) return refused('situation-unknown')
  if (!mayMoveTo(situation.state, 'scheduled')) return refused('not-possible-now')
  const meeting = await findMeeting(tx, meetingId)
  if (meeting === null) return refused('meeting-unknown')
  if (!meeting.communityIds.includes(situation.communityId)) return refused('not-of-this-community')
  if (meeting.state === 'cancelled' || meeting.registerState === 'closed') return refused('meeting-over')
  const free = await listFreeItems(tx, meetingId)
  const own = situation.meetingId === meetingId ? situation.agendaItemId : null
  const item = free.find((each) => each === agendaItemId) ?? own ?? free[0] ?? null
  await savePlace(tx, id, { meetingId, agendaItemId: item }, at)
  await saveExpiry(tx, id, expiryOf(dayOf(at), dayOf(meeting.startsAt)))
  const need = await roomAudience(tx, meetingId)
  await tightenAudience(tx, id, need, at)
  await writeAudit(tx, { action: 'situation.scheduled', subjectKind: 'situation', subjectId: id, actorPersonId: actorId, facts: { meeting: meetingId } }, at)
  await announce(tx, { kind: 'situation', id })
  await announce(tx, { kind: 'meeting', id: meetingId })
  return done(strictest(need, situation.audience))
}

export type MoveRefusal = 'situation-unknown' | 'not-possible-now'
export type RoundState = Extract<SituationState, 'in-round' | 'awaiting' | 'closed' | 'stopped' | 'scheduled'>

/**
 * One step of its life. Stopping asks for nothing and keeps none of its words; after a round the four answers have thirty days left.
 * @param actorId who moves it, for the log; null for the house itself and for who stopped it without a name
 */
export async function moveSituation(
  tx: Database,
  id: string,
  state: RoundState,
  at: Instant,
  actorId: string | null = null,
): Promise<Result<SituationState, MoveRefusal>> {
  const situation = await lockSituation(tx, id)
  if (situation === null) return refused('situation-unknown')
  if (situation.state === state) return done(state)
  if (!mayMoveTo(situation.state, state)) return refused('not-possible-now')
  await saveState(tx, id, state, at)
  if (state === 'stopped') await forgetStory(tx, situation, at)
  if (state === 'awaiting' || state === 'closed') await saveExpiry(tx, id, expiryOf(dayOf(at), null))
  const action = state === 'stopped' ? 'situation.stopped' : 'situation.moved'
  await writeAudit(tx, { action, subjectKind: 'situation', subjectId: id, actorPersonId: actorId, facts: state === 'stopped' ? {} : { state } }, at)
  await announce(tx, { kind: 'situation', id })
  if (situation.meetingId !== null) await announce(tx, { kind: 'meeting', id: situation.meetingId })
  return done(state)
}

/** What others wrote about it goes with it: whoever keeps some of that listens. */
async function forgetStory(tx: Database, { id }: Situation, at: Instant): Promise<void> {
  await destroyAnswers(tx, [id])
  await emptySituation(tx, id)
  await removeWaitingAbout(tx, id)
  await raise(tx, { kind: 'situation.stopped', subjectId: id }, at)
}
