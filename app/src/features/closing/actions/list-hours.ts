import { instantInBrussels, type Day, type Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import { listHours } from '../../meetings/public.ts'
import { countClosedMeetings, listClosedMeetings, listStood, type ClosedMeeting } from '../store/hours-store.ts'

const MINUTES_AN_HOUR = 60

/** Both days included, as moments in Brussels. */
function spanOf({ from, until }: { from: Day; until: Day }): { from: Instant; until: Instant } {
  return { from: instantInBrussels(`${from}T00:00:00`), until: instantInBrussels(`${until}T23:59:59`) }
}

export type PresentHours = ClosedMeeting & { hours: number }

/** The meetings at which one person was between two days and whose register is closed, oldest first. For that person alone. */
export async function listOwnHours(tx: Database, personId: string, days: { from: Day; until: Day }): Promise<PresentHours[]> {
  const there = await listHours(tx, { personIds: [personId], ...spanOf(days) })
  const minutes = new Map(there.map((row) => [row.meetingId, row.minutes]))
  const closed = await listClosedMeetings(tx, [...minutes.keys()])
  return closed.map((meeting) => ({ ...meeting, hours: (minutes.get(meeting.meetingId) ?? 0) / MINUTES_AN_HOUR }))
}

type Spent = { meetingId: string; organisationId: string | null; personId: string; hours: number }

/**
 * Hours that people spent in the community's meetings between two days, by the organisation they stood for: the line's, else the
 * seat's, else where they worked; somebody of two organisations counts for both. And how many registers were closed.
 */
export async function listHoursSpent(tx: Database, wish: { communityId: string; from: Day; until: Day }): Promise<{ meetings: number; rows: Spent[] }> {
  const { communityId } = wish
  const there = await listHours(tx, { communityId, ...spanOf(wish) })
  const closed = new Set((await listClosedMeetings(tx, [...new Set(there.map(({ meetingId }) => meetingId))])).map(({ meetingId }) => meetingId))
  const counted = there.filter(({ meetingId }) => closed.has(meetingId))
  const silent = counted.filter(({ represents }) => represents.length === 0)
  const stood = new Map((await listStood(tx, communityId, silent)).map((row) => [`${row.personId} ${row.startsAt}`, row.organisations]))
  const rows = counted.flatMap(({ meetingId, personId, startsAt, represents, minutes }): Spent[] => {
    const organisations = represents.length > 0 ? represents : (stood.get(`${personId} ${startsAt}`) ?? [])
    const hours = minutes / MINUTES_AN_HOUR
    return organisations.length === 0
      ? [{ meetingId, organisationId: null, personId, hours }]
      : organisations.map((organisationId) => ({ meetingId, organisationId, personId, hours }))
  })
  return { meetings: await countClosedMeetings(tx, wish), rows }
}
