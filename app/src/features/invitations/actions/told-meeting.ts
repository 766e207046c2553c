import type { Database } from '../../../platform/database.ts'
import { findMeeting, listAgenda, listNamedCommunities, nameAgendaKind, type Meeting, type NamedCommunity } from '../../meetings/public.ts'
import type { ToldMeeting } from '../domain/invitation.ts'

export type MeetingInWords = { meeting: Meeting; communities: NamedCommunity[]; told: ToldMeeting }

/** A meeting with all that an invitation tells of it; what is said among members only stays out. */
export async function readToldMeeting(tx: Database, meetingId: string): Promise<MeetingInWords | null> {
  const meeting = await findMeeting(tx, meetingId)
  if (meeting === null) return null
  const communities = await listNamedCommunities(tx, meeting.communityIds)
  const items = (await listAgenda(tx, meetingId)).filter(({ isConfidential }) => !isConfidential)
  const agenda: ToldMeeting['agenda'] = (language) =>
    items.map(({ kind, title, minutes }) => ({ title: title === '' ? nameAgendaKind(language, kind) : title, minutes }))
  return { meeting, communities, told: { ...meeting, communities: communities.map(({ name }) => name), agenda } }
}
