import type { AttendanceRole, AttendanceState, Day, FigureAttendance, FigureMeeting, FigureMembership } from './register.ts'
import type { RegisterIndex } from './register-index.ts'

/** Why an attendance line is left out of a community's figures. */
export type LineReason = Exclude<AttendanceState, 'present'> | Exclude<AttendanceRole, 'member' | 'deputy'> | 'other-community'

export type CountedLine = {
  counted: true
  as: 'member' | 'deputy'
  /** Organisation ids. */
  represents: readonly string[]
  /** Was there a membership of this community on that day? */
  hasMembership: boolean
}
export type ReadLine = CountedLine | { counted: false; reason: LineReason }

const NO_MEMBERSHIPS: readonly FigureMembership[] = []
const ROLE_ORDER = ['member', 'moderator', 'researcher', 'coordinator', 'visitor']

export function covers(membership: FigureMembership, day: Day): boolean {
  return (membership.from === null || membership.from <= day) && (membership.until === null || day <= membership.until)
}

export function listMemberships(index: RegisterIndex, communityId: string, personId: string): readonly FigureMembership[] {
  return index.memberships.get(communityId)?.get(personId) ?? NO_MEMBERSHIPS
}

function hasMembershipOn(index: RegisterIndex, communityId: string, personId: string, day: Day): boolean {
  return listMemberships(index, communityId, personId).some((membership) => covers(membership, day))
}

/** When memberships overlap, the one that began last gives the role: somebody forgot to close the earlier one. */
function roleOf(covering: readonly FigureMembership[]): AttendanceRole {
  const [first, ...others] = covering
  if (first === undefined) return 'visitor'
  let latest = first
  for (const membership of others) {
    const later = (membership.from ?? '').localeCompare(latest.from ?? '')
    if (later > 0 || (later === 0 && ROLE_ORDER.indexOf(membership.role) < ROLE_ORDER.indexOf(latest.role))) latest = membership
  }
  return latest.role
}

/** In a joint meeting a person counts where a membership covers the day, and everywhere when none does. */
function countsElsewhere(index: RegisterIndex, communityId: string, meeting: FigureMeeting, personId: string, day: Day): boolean {
  return meeting.communityIds.some((other) => other !== communityId && hasMembershipOn(index, other, personId, day))
}

/** Does an attendance line of a held meeting count for this community, as what, and for which organisations? (monitoring.md F5 a–d) */
export function readLine(index: RegisterIndex, communityId: string, meeting: FigureMeeting, day: Day, line: FigureAttendance): ReadLine {
  if (line.state !== 'present') return { counted: false, reason: line.state }
  const covering = listMemberships(index, communityId, line.personId).filter((membership) => covers(membership, day))
  const role = line.role ?? roleOf(covering)
  if (covering.length === 0 && meeting.communityIds.length > 1 && countsElsewhere(index, communityId, meeting, line.personId, day)) {
    return { counted: false, reason: 'other-community' }
  }
  if (role === 'deputy') return { counted: true, as: role, represents: line.represents, hasMembership: covering.length > 0 }
  if (role !== 'member') return { counted: false, reason: role }
  const represents = line.represents.length > 0 ? line.represents : representedBy(covering)
  return { counted: true, as: role, represents, hasMembership: covering.length > 0 }
}

function representedBy(covering: readonly FigureMembership[]): readonly string[] {
  const [only] = covering
  if (only === undefined) return []
  return covering.length === 1 ? only.represents : covering.flatMap((membership) => membership.represents)
}
