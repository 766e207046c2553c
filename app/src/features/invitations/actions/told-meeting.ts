import type { Database } from '../../../platform/database.ts'
import { findMeeting, listNamedCommunities, type Meeting, type NamedCommunity } from '../../meetings/public.ts'
import type { ToldMeeting } from '../domain/invitation.ts'

export type MeetingInWords = { meeting: Meeting; communities: NamedCommunity[]; told: ToldMeeting }

/** A meeting with all that an invitation tells of it. */
export async function readToldMeeting(tx: Database, meetingId: string): Promise<MeetingInWords | null> {
  const meeting = await findMeeting(tx, meetingId)
  if (meeting === null) return null
  const communities = await listNamedCommunities(tx, meeting.communityIds)
  return { meeting, communities, told: { ...meeting, communities: communities.map(({ name }) => name), agenda: () => [] } }
}
