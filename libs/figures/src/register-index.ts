import type { FigureAttendance, FigureCommunity, FigureMeeting, FigureMembership, FigureOrganisation, FigurePerson, FigureRows } from './register.ts'

type MembershipsOfPerson = ReadonlyMap<string, readonly FigureMembership[]>

/** The rows of a register, ready to be asked for one community after another. */
export type RegisterIndex = {
  communities: readonly FigureCommunity[]
  people: ReadonlyMap<string, FigurePerson>
  organisations: ReadonlyMap<string, FigureOrganisation>
  /** By community, then by person. */
  memberships: ReadonlyMap<string, MembershipsOfPerson>
  meetings: ReadonlyMap<string, readonly FigureMeeting[]>
  attendance: ReadonlyMap<string, readonly FigureAttendance[]>
}

function push<Row>(lists: Map<string, Row[]>, key: string, row: Row): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [row])
  else list.push(row)
}

function groupMemberships(rows: readonly FigureMembership[]): Map<string, MembershipsOfPerson> {
  const grouped = new Map<string, Map<string, FigureMembership[]>>()
  for (const membership of rows) {
    const known = grouped.get(membership.communityId)
    const ofCommunity = known ?? new Map<string, FigureMembership[]>()
    if (known === undefined) grouped.set(membership.communityId, ofCommunity)
    push(ofCommunity, membership.personId, membership)
  }
  return grouped
}

/** Reads each row once; do it once for many communities. */
export function indexRegister(rows: FigureRows): RegisterIndex {
  const meetings = new Map<string, FigureMeeting[]>()
  for (const meeting of rows.meetings) {
    for (const communityId of new Set(meeting.communityIds)) push(meetings, communityId, meeting)
  }
  const attendance = new Map<string, FigureAttendance[]>()
  for (const line of rows.attendance) push(attendance, line.meetingId, line)
  return {
    communities: rows.communities,
    people: new Map(rows.people.map((person) => [person.personId, person])),
    organisations: new Map(rows.organisations.map((organisation) => [organisation.organisationId, organisation])),
    memberships: groupMemberships(rows.memberships),
    meetings,
    attendance,
  }
}
