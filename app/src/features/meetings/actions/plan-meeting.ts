import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day, type Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { raise } from '../../../platform/events.ts'
import { announce } from '../../../platform/live.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { shareTurns } from '../domain/chair.ts'
import { checkMeeting, type DraftRefusal, type Meeting, type MeetingDraft } from '../domain/meeting.ts'
import { chooseCommunities, mayKeepRegister, mayPlanMeetings } from '../domain/permissions.ts'
import { MOST_DATES, moveToDay } from '../domain/series.ts'
import { saveAgenda } from '../store/agenda-store.ts'
import { listTurns } from '../store/chair-store.ts'
import { addMeeting, findCommunityKind, listNamedCommunities } from '../store/meeting-store.ts'
import { addSeries, findPlannedBy, lockMark, saveMark } from '../store/series-store.ts'
import { readAgendaSource, type AgendaSource } from './agenda-source.ts'

export type PlanRefusal = DraftRefusal | 'community-unknown' | 'community-closed' | 'agenda-unknown' | 'too-many-dates'
export type Plan = {
  communityId: string
  draft: MeetingDraft
  language: Language
  /** The days of a series, each at the hours of the draft; left out for one meeting. */
  days?: readonly Day[]
  agenda?: AgendaSource
  /** Each meeting gets in fair turns somebody to chair it. */
  sharesTurns?: boolean
  /** One request, sent twice, plans once. */
  requestKey?: string | null
}

/** Plans a meeting of a community, or a series of them, and of others that the actor leads too. @returns their ids, the first first */
export async function planMeetings(house: House, actor: Actor, plan: Plan): Promise<Result<string[], PlanRefusal>> {
  const { communityId, draft } = plan
  if (!mayPlanMeetings(actor, communityId) || !draft.communityIds.every((id) => mayPlanMeetings(actor, id))) return refused('community-unknown')
  const communityIds = chooseCommunities(actor, [communityId], [communityId, ...draft.communityIds])
  const by: Planner = { personId: actor.personId, maySeeAgendaOf: (meeting) => mayKeepRegister(actor, meeting) }
  return inTransactionOrUndo(house.db, actor, (tx) => addPlanned(tx, by, { ...plan, draft: { ...draft, communityIds } }, nowOf(house)))
}

/** Plans as the operator of the house, from the command line. */
export async function planAsOperator(house: House, plan: Plan): Promise<Result<string[], PlanRefusal>> {
  const by: Planner = { personId: null, maySeeAgendaOf: () => true }
  // Every refusal comes before the first row is written.
  return asSystem(house.db, (tx) => addPlanned(tx, by, plan, nowOf(house)))
}

type Planner = { personId: string | null; maySeeAgendaOf: (meeting: Meeting) => boolean }

async function addPlanned(tx: Database, by: Planner, plan: Plan, now: Instant): Promise<Result<string[], PlanRefusal>> {
  const { communityId, draft, language, days = [], agenda = { from: 'nothing' }, requestKey = null } = plan
  const spans = days.length === 0 ? [draft] : days.map((day) => moveToDay(draft, day))
  if (spans.length > MOST_DATES) return refused('too-many-dates')
  const objection = spans.map((span) => checkMeeting({ ...draft, ...span })).find((each) => each !== null)
  if (objection) return refused(objection)
  const mark = requestKey === null ? null : markOf(by.personId, requestKey)
  if (mark !== null) {
    await lockMark(tx, mark)
    const before = await findPlannedBy(tx, mark)
    if (before.length > 0) return done(before)
  }
  if (await hasClosed(tx, draft.communityIds)) return refused('community-closed')
  const items = await readAgendaSource(tx, agenda, { communityIds: draft.communityIds, language, maySee: by.maySeeAgendaOf })
  if (items === null) return refused('agenda-unknown')
  const seriesId = spans.length > 1 ? await addSeries(tx, { communityId, madeBy: by.personId, madeAt: now }) : null
  const kind = await findCommunityKind(tx, communityId)
  const chairs = plan.sharesTurns
    ? shareTurns(
        await listTurns(tx, draft.communityIds, now),
        spans.map(({ startsAt }) => dayOf(startsAt)),
      )
    : []
  const ids: string[] = []
  for (const [order, { startsAt, endsAt }] of spans.entries()) {
    const id = await addMeeting(tx, { ...draft, startsAt, endsAt, kind, titleLanguage: language, seriesId, chairId: chairs[order] ?? null })
    if (items.length > 0) await saveAgenda(tx, id, items)
    await tell(tx, { id, startsAt, by: by.personId, communities: draft.communityIds, seriesId }, now)
    ids.push(id)
  }
  if (mark !== null && ids[0] !== undefined) await saveMark(tx, ids[0], mark)
  return done(ids)
}

type Told = { id: string; startsAt: Instant; by: string | null; communities: readonly string[]; seriesId: string | null }

async function tell(tx: Database, { id, startsAt, by, communities, seriesId }: Told, now: Instant): Promise<void> {
  const facts = { startsAt, communities: [...communities], ...(seriesId === null ? {} : { series: seriesId }) }
  await writeAudit(tx, { action: 'meeting.planned', subjectKind: 'meeting', subjectId: id, actorPersonId: by, facts }, now)
  await raise(tx, { kind: 'meeting.planned', subjectId: id }, now)
  await announce(tx, { kind: 'meeting', id })
}

function markOf(personId: string | null, key: string): string {
  return hashToken(`plan ${personId ?? 'operator'} ${key}`).toString('base64url')
}

/** A closed community stays readable, and nothing is added to it. */
export async function hasClosed(tx: Database, communityIds: readonly string[]): Promise<boolean> {
  const communities = await listNamedCommunities(tx, communityIds)
  return communities.some(({ isClosed }) => isClosed)
}
