import { brusselsDay } from './brussels.ts'
import type { CommunityFigures, FigureOptions } from './community-figures.ts'
import type { FigureAttendance, FigureMeeting, FigureMembership, FigureRows } from './register.ts'

// For the tests of this library: one column computed a second way, slowly and straight from the rules, with nothing shared but the calendar.

type Presence = { meetingId: string; day: string; personId: string; role: 'member' | 'deputy'; represents: readonly string[] }

function covers({ from, until }: FigureMembership, day: string): boolean {
  return (from ?? '0000') <= day && day <= (until ?? '9999')
}

function isInside({ window: { from, until } }: FigureOptions, day: string): boolean {
  return day >= (from ?? '0000') && day <= (until ?? '9999')
}

function listPresences(rows: FigureRows, communityId: string, meetings: readonly FigureMeeting[]): Presence[] {
  return meetings.flatMap((meeting) => {
    const day = brusselsDay(meeting.startsAt)
    const of = (personId: string, id: string) => rows.memberships.filter((m) => m.personId === personId && m.communityId === id && covers(m, day))
    return rows.attendance
      .filter((line) => line.meetingId === meeting.meetingId && line.state === 'present')
      .flatMap((line: FigureAttendance): Presence[] => {
        const homes = meeting.communityIds.filter((id) => of(line.personId, id).length > 0)
        if (homes.length > 0 && !homes.includes(communityId)) return []
        const here = of(line.personId, communityId)
        const order = ['member', 'moderator', 'researcher', 'coordinator', 'visitor']
        const latest = [...here].sort((a, b) => (b.from ?? '').localeCompare(a.from ?? '') || order.indexOf(a.role) - order.indexOf(b.role))[0]
        const role = line.role ?? latest?.role ?? 'visitor'
        if (role !== 'member' && role !== 'deputy') return []
        const represents = line.represents.length > 0 || role === 'deputy' ? line.represents : here.flatMap((m) => m.represents)
        return [{ meetingId: meeting.meetingId, day, personId: line.personId, role, represents }]
      })
  })
}

/** Without the switches: default rule, overlapping pairs. */
export function computeByHand(rows: FigureRows, communityId: string, options: FigureOptions): CommunityFigures {
  const meetings = rows.meetings.filter((m) => m.state === 'held' && m.communityIds.includes(communityId) && isInside(options, brusselsDay(m.startsAt)))
  const presences = listPresences(rows, communityId, meetings)
  const members = presences.filter(({ role }) => role === 'member')
  const people = [...new Set(members.map(({ personId }) => personId))]
  const perPerson = people.map((personId) => members.filter((presence) => presence.personId === personId).length)
  const withLines = meetings.filter(({ meetingId }) => rows.attendance.some((line) => line.meetingId === meetingId))
  const perMeeting = withLines.map(({ meetingId }) => presences.filter((presence) => presence.meetingId === meetingId).length)
  const mean = perMeeting.reduce((sum, value) => sum + value, 0) / perMeeting.length
  const spread = perMeeting.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const organisations = [...new Set(presences.flatMap(({ represents }) => represents))]
  const find = (id: string) => rows.organisations.find(({ organisationId }) => organisationId === id)
  const sectors = organisations.map((id) => find(id)?.sectors ?? [])
  const employments = people.map((id) => rows.people.find(({ personId }) => personId === id)?.employment ?? null)
  const counted = organisations.filter((id) => find(id)?.solePractice !== true)
  const pairs = counted.filter((id) => {
    const mine = members.filter(({ represents }) => represents.includes(id))
    const spans = [...new Set(mine.map(({ personId }) => personId))].map((personId) =>
      rows.memberships.filter(
        (m) =>
          m.personId === personId &&
          m.communityId === communityId &&
          ((m.role === 'member' && m.represents.includes(id)) || mine.some((presence) => presence.personId === personId && covers(m, presence.day))),
      ),
    )
    return meetings.some(({ startsAt }) => spans.filter((span) => span.some((m) => covers(m, brusselsDay(startsAt)))).length > 1)
  })
  const divisor = options.sd === 'population' ? perMeeting.length : perMeeting.length - 1
  const length = (m: FigureMeeting): number =>
    m.actualStartsAt !== null && m.actualEndsAt !== null
      ? Date.parse(m.actualEndsAt) - Date.parse(m.actualStartsAt)
      : Date.parse(m.endsAt) - Date.parse(m.startsAt)
  return {
    meetings: meetings.length,
    hours: meetings.reduce((sum, meeting) => sum + length(meeting), 0) / 3_600_000,
    participantsPerMeeting: { mean: perMeeting.length > 0 ? mean : null, sd: perMeeting.length > 1 ? Math.sqrt(spread / divisor) : null, n: perMeeting.length },
    meetingsPerParticipant: { min: people.length > 0 ? Math.min(...perPerson) : null, max: people.length > 0 ? Math.max(...perPerson) : null },
    members: people.length,
    organisations: counted.length,
    selfEmployed: employments.includes(null) ? null : employments.filter((employment) => employment === 'self_employed').length,
    pairs: pairs.length,
    sectors: sectors.some((list) => list.length === 0) ? null : new Set(sectors.flat()).size,
  }
}
