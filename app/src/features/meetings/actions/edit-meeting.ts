import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, instantInBrussels, type Day, type Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { raise } from '../../../platform/events.ts'
import type { House } from '../../../platform/house.ts'
import { changeMeeting, type ChangeRefusal, type Meeting, type MeetingDraft } from '../domain/meeting.ts'
import { chooseCommunities, mayKeepRegister, mayPlanMeetings } from '../domain/permissions.ts'
import { listLater } from '../domain/plan-shown.ts'
import { moveAlike, moveToDay } from '../domain/series.ts'
import { lockMeeting, saveCommunities, saveMeeting } from '../store/meeting-store.ts'
import { listSeries } from '../store/series-store.ts'
import { announceMeeting, keepMeeting, keepUnled, record, type Hands, type Keeping, type MissingRefusal } from './keep-meeting.ts'
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
  const { tx, meeting, actor } = keeping
  if (!draft.communityIds.every((each) => meeting.communityIds.includes(each) || mayPlanMeetings(actor, each))) return refused('community-unknown')
  const communityIds = chooseCommunities(actor, meeting.communityIds, draft.communityIds)
  const added = communityIds.filter((each) => !meeting.communityIds.includes(each))
  if (await hasClosed(tx, added)) return refused('community-closed')
  const changed = await saveChange(keeping, { ...draft, communityIds }, language)
  return changed.ok ? done(null) : changed
}

type SaveRefusal = ChangeRefusal | 'saved-meanwhile'

async function saveChange(hands: Hands, draft: MeetingDraft, language: Language): Promise<Result<Meeting, SaveRefusal>> {
  const { tx, meeting, now } = hands
  const changed = changeMeeting(meeting, draft, now)
  if (!changed.ok) return changed
  const titleLanguage = draft.title === meeting.title ? meeting.titleLanguage : language
  if (!(await saveMeeting(tx, { ...changed.value, titleLanguage }))) return refused('saved-meanwhile')
  await saveCommunities(tx, changed.value)
  await record(hands, { action: 'meeting.changed', facts: { startedAt: meeting.startsAt, startsAt: draft.startsAt, communities: [...draft.communityIds] } })
  await raise(tx, { kind: 'meeting.changed', subjectId: meeting.id, facts: { sequence: changed.value.sequence, sequenceBefore: meeting.sequence } }, now)
  await announceMeeting(hands)
  return changed
}

type Move = { [Key in 'day' | 'from' | 'until' | 'place' | 'onlineLink']?: string | undefined }

/** Moves one meeting as the operator of the house; what is left out stays. */
export async function moveAsOperator(house: House, id: string, move: Move): Promise<Result<Meeting, SaveRefusal | MissingRefusal>> {
  return keepUnled<Meeting, SaveRefusal>(house, id, null, async (hands) => {
    const { meeting } = hands
    const span = moveToDay(meeting, move.day ?? dayOf(meeting.startsAt))
    const at = (clock: string | undefined, moment: Instant, day: Day) => (clock === undefined ? moment : instantInBrussels(`${day}T${clock}`))
    const begins = dayOf(span.startsAt)
    const moved = { startsAt: at(move.from, span.startsAt, begins), endsAt: at(move.until, span.endsAt, begins) }
    const { place = meeting.place, onlineLink = meeting.onlineLink } = move
    return saveChange(hands, { ...draftOf(meeting), ...moved, place, onlineLink }, 'fr')
  })
}

function draftOf({ title, startsAt, endsAt, mode, place, onlineLink, communityIds }: Meeting): MeetingDraft {
  return { title, startsAt, endsAt, mode, place, onlineLink, communityIds }
}
