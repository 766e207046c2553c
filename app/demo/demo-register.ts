import { buildPosterRegister, type Register } from '@ronde/figures'
import { fillOptionalColumns } from './optional-columns.ts'
import { addConcertation, addLaterMeetings, addModerators, addNeighbourhoodMeeting, emptyParts, type RegisterParts } from './other-communities.ts'

/** The demo neighbourhood as one register: the four communities of the poster, and what lives around them. */
export function buildDemoRegister(): Required<Register> {
  const poster = buildPosterRegister()
  const parts: RegisterParts = emptyParts()
  parts.people.push(...poster.people)
  parts.organisations.push(...poster.organisations)
  parts.communities.push(...poster.communities)
  parts.memberships.push(...poster.memberships)
  parts.meetings.push(...poster.meetings)
  parts.attendance.push(...poster.attendance)
  const moderatorIds = [...new Set(poster.memberships.filter(({ role }) => role === 'moderator').map(({ personId }) => personId))]
  addLaterMeetings(parts, (community) => community)
  addModerators(parts, moderatorIds)
  addNeighbourhoodMeeting(parts, moderatorIds[0] ?? '')
  addConcertation(parts)
  fillOptionalColumns(parts)
  return parts
}
