import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { raise } from '../../../platform/events.ts'
import type { House } from '../../../platform/house.ts'
import { changeMeeting, type ChangeRefusal, type MeetingDraft } from '../domain/meeting.ts'
import { chooseCommunities, mayKeepRegister, mayPlanMeetings } from '../domain/permissions.ts'
import { listLater } from '../domain/plan-shown.ts'
import { moveAlike } from '../domain/series.ts'
import { lockMeeting, saveCommunities, saveMeeting } from '../store/meeting-store.ts'
import { listSeries } from '../store/series-store.ts'
import { announceMeeting, keepMeeting, record, type Keeping, type MissingRefusal } from './keep-meeting.ts'
import { hasClosed } from './plan-meeting.ts'

export type EditRefusal = ChangeRefusal | MissingRefusal | 'saved-meanwhile' | 'community-unknown' | 'later-unknown'
/** `later`: further meetings of the series, chosen one by one, that change alike. */
type Edit = { id: string; version: number; draft: MeetingDraft; language: Language; later?: readonly string[] }

/** Corrects one meeting, and with it those later ones of its series that were chosen: all of them or none. */
export async function editMeeting(house: House, actor: Actor, { id, version, draft, language, later = [] }: Edit): Promise<Result<string, EditRefusal>> {
  return keepMeeting<string, Exclude<EditRefusal, 'meeting-unknown'>>(house, actor, id, async (keeping) => {
    const { tx, meeting } = keeping
    if (meeting.version !== version) return refused('saved-meanwhile')
    const siblings = meeting.seriesId === null ? [] : listLater(await listSeries(tx, meeting.seriesId), meeting)
    if (!later.every((each) => siblings.some((sibling) => sibling.id === each))) return refused('later-unknown')
    const saved = await changeOne(keeping, draft, language)
    if (!saved.ok) return saved
    for (const sibling of siblings.filter((each) => later.includes(each.id))) {
      const other = await lockMeeting(tx, sibling.id)
      if (other === null || !mayKeepRegister(actor, other)) return refused('later-unknown')
      const moved = await changeOne({ ...keeping, meeting: other }, { ...draft, ...moveAlike(meeting, draft, other) }, language)
      if (!moved.ok) return moved
    }
    return done(id)
  })
}

async function changeOne(keeping: Keeping, draft: MeetingDraft, language: Language): Promise<Result<null, Exclude<EditRefusal, 'meeting-unknown'>>> {
  const { tx, meeting, now, actor } = keeping
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
  await raise(tx, { kind: 'meeting.changed', subjectId: meeting.id, facts: { sequence: changed.value.sequence, sequenceBefore: meeting.sequence } }, now)
  await announceMeeting(keeping)
  return done(null)
}
