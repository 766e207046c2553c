import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { raise } from '../../../platform/events.ts'
import { announce } from '../../../platform/live.ts'
import { changeMeeting, checkMeeting, type ChangeRefusal, type DraftRefusal, type MeetingDraft } from '../domain/meeting.ts'
import { chooseCommunities, mayPlanMeetings } from '../domain/permissions.ts'
import { addMeeting, findCommunityKind, listNamedCommunities, saveCommunities, saveMeeting } from '../store/meeting-store.ts'
import { announceMeeting, keepMeeting, record, type MissingRefusal } from './keep-meeting.ts'

export type PlanRefusal = DraftRefusal | 'community-unknown' | 'community-closed'
type Plan = { communityId: string; draft: MeetingDraft; language: Language }

/** Plans a meeting of a community, and of others that the actor leads too. @returns its id */
export async function planMeeting(house: House, actor: Actor, { communityId, draft, language }: Plan): Promise<Result<string, PlanRefusal>> {
  if (!mayPlanMeetings(actor, communityId) || !draft.communityIds.every((id) => mayPlanMeetings(actor, id))) return refused('community-unknown')
  const communityIds = chooseCommunities(actor, [communityId], [communityId, ...draft.communityIds])
  const planned = { ...draft, communityIds }
  const objection = checkMeeting(planned)
  if (objection !== null) return refused(objection)
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<string, PlanRefusal>> => {
    if (await hasClosed(tx, communityIds)) return refused('community-closed')
    const now = nowOf(house)
    const kind = await findCommunityKind(tx, communityId)
    const id = await addMeeting(tx, { ...planned, kind, titleLanguage: language })
    await writeAudit(
      tx,
      {
        action: 'meeting.planned',
        subjectKind: 'meeting',
        subjectId: id,
        actorPersonId: actor.personId,
        facts: { startsAt: draft.startsAt, communities: communityIds },
      },
      now,
    )
    await raise(tx, { kind: 'meeting.planned', subjectId: id }, now)
    await announce(tx, { kind: 'meeting', id })
    return done(id)
  })
}

/** A closed community stays readable, and nothing is added to it. */
async function hasClosed(tx: Database, communityIds: readonly string[]): Promise<boolean> {
  const communities = await listNamedCommunities(tx, communityIds)
  return communities.some(({ isClosed }) => isClosed)
}

type EditRefusal = ChangeRefusal | MissingRefusal | 'saved-meanwhile' | 'community-unknown'
type Edit = { id: string; version: number; draft: MeetingDraft; language: Language }

export async function editMeeting(house: House, actor: Actor, { id, version, draft, language }: Edit): Promise<Result<string, EditRefusal>> {
  return keepMeeting<string, Exclude<EditRefusal, 'meeting-unknown'>>(house, actor, id, async (keeping) => {
    const { tx, meeting, now } = keeping
    if (meeting.version !== version) return refused('saved-meanwhile')
    if (!draft.communityIds.every((each) => meeting.communityIds.includes(each) || mayPlanMeetings(actor, each))) return refused('community-unknown')
    const communityIds = chooseCommunities(actor, meeting.communityIds, draft.communityIds)
    const added = communityIds.filter((each) => !meeting.communityIds.includes(each))
    if (await hasClosed(tx, added)) return refused('community-closed')
    const changed = changeMeeting(meeting, { ...draft, communityIds }, now)
    if (!changed.ok) return changed
    const titleLanguage = draft.title === meeting.title ? meeting.titleLanguage : language
    if (!(await saveMeeting(tx, { ...changed.value, titleLanguage }))) return refused('saved-meanwhile')
    await saveCommunities(tx, changed.value)
    await record(keeping, { action: 'meeting.changed', facts: { startedAt: meeting.startsAt, startsAt: draft.startsAt, communities: communityIds } })
    await raise(tx, { kind: 'meeting.changed', subjectId: id, facts: { sequence: changed.value.sequence, sequenceBefore: meeting.sequence } }, now)
    await announceMeeting(keeping)
    return done(id)
  })
}
