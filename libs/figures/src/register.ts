import type { Names } from './language.ts'

/** A calendar day in Brussels, `2023-02-14`. */
export type Day = string
/** A moment in UTC, `2023-02-14T12:00:00.000Z`. */
export type Instant = string
/** Both days included; null is open. */
export type Period = { from: Day | null; until: Day | null }

export type Employment = 'salaried' | 'self_employed' | 'volunteer' | 'citizen' | 'informal_carer'
export type MembershipRole = 'member' | 'moderator' | 'researcher' | 'coordinator' | 'visitor'
export type AttendanceRole = MembershipRole | 'deputy' | 'speaker' | 'interpreter'
export type AttendanceState = 'present' | 'excused' | 'absent' | 'represented'
export type MeetingState = 'planned' | 'held' | 'cancelled'
export type Mode = 'in_person' | 'online' | 'hybrid'
export type ActorKind = 'care' | 'welfare' | 'authority' | 'school' | 'trade' | 'citizens'

export type RegisterPerson = {
  personId: string
  givenName: string
  familyName: string
  email: string | null
  phone: string | null
  languagesSpoken: readonly string[]
  languagesUnderstood: readonly string[]
  disciplines: readonly string[]
  /** null: not recorded. */
  employment: Employment | null
  functions?: readonly string[]
}

export type RegisterOrganisation = {
  organisationId: string
  names: Names
  /** Sector codes; empty: not recorded. */
  sectors: readonly string[]
  /** null: not flagged, which counts as no. */
  solePractice: boolean | null
  enterpriseNumber: string | null
  missions?: readonly string[]
  actorKind?: ActorKind | null
}

export type RegisterCommunity = {
  communityId: string
  names: Names
  kind: string | null
  areas: readonly string[]
  host: string | null
}

export type RegisterMembership = {
  personId: string
  communityId: string
  role: MembershipRole
  /** First day; null is open. */
  from: Day | null
  /** Last day, included; null is open. */
  until: Day | null
  /** Organisation ids. */
  represents: readonly string[]
  endReason?: string | null
  practiceRole?: string | null
}

export type RegisterMeeting = {
  meetingId: string
  /** Several for a joint meeting. */
  communityIds: readonly string[]
  title: string
  startsAt: Instant
  endsAt: Instant
  actualStartsAt: Instant | null
  actualEndsAt: Instant | null
  mode: Mode | null
  place: string | null
  state: MeetingState
  kind?: string | null
}

export type RegisterAttendance = {
  meetingId: string
  personId: string
  /** null: the membership's role on that day. */
  role: AttendanceRole | null
  state: AttendanceState
  mode: Mode | null
  /** Organisation ids; empty: the membership's on that day. */
  represents: readonly string[]
}

export type RegisterAffiliation = { personId: string; organisationId: string; from: Day | null; until: Day | null }

/** A register as it is read from files or from a database. */
export type Register = {
  people: readonly RegisterPerson[]
  organisations: readonly RegisterOrganisation[]
  communities: readonly RegisterCommunity[]
  memberships: readonly RegisterMembership[]
  meetings: readonly RegisterMeeting[]
  attendance: readonly RegisterAttendance[]
  affiliations?: readonly RegisterAffiliation[]
}

export type FigurePerson = Pick<RegisterPerson, 'personId' | 'employment'>
export type FigureOrganisation = Pick<RegisterOrganisation, 'organisationId' | 'sectors' | 'solePractice'>
export type FigureCommunity = Pick<RegisterCommunity, 'communityId' | 'names'>
export type FigureMembership = Pick<RegisterMembership, 'personId' | 'communityId' | 'role' | 'from' | 'until' | 'represents'>
export type FigureMeeting = Pick<RegisterMeeting, 'meetingId' | 'communityIds' | 'startsAt' | 'endsAt' | 'actualStartsAt' | 'actualEndsAt' | 'state'>
export type FigureAttendance = Pick<RegisterAttendance, 'meetingId' | 'personId' | 'role' | 'state' | 'represents'>

/**
 * The columns that the figures need; a `Register` is one. For a single community it is enough to give its meetings, all attendance
 * lines of those meetings, the people and organisations they name, its memberships and, for joint meetings, the memberships that
 * the people present have in the other communities of the meeting.
 */
export type FigureRows = {
  people: readonly FigurePerson[]
  organisations: readonly FigureOrganisation[]
  communities: readonly FigureCommunity[]
  memberships: readonly FigureMembership[]
  meetings: readonly FigureMeeting[]
  attendance: readonly FigureAttendance[]
}
