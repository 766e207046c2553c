import { brusselsInstant } from './brussels.ts'
import type { AttendanceRole, AttendanceState, Employment, FigureAttendance, FigureMeeting, FigureMembership, FigureRows } from './register.ts'

// For the tests of this library: a register in a few words, of one community `south` unless said otherwise.

export function aMeeting(meetingId: string, day: string, changes: Partial<FigureMeeting> = {}): FigureMeeting {
  return {
    meetingId,
    communityIds: ['south'],
    startsAt: brusselsInstant(day, '12:00'),
    endsAt: brusselsInstant(day, '14:00'),
    actualStartsAt: null,
    actualEndsAt: null,
    state: 'held',
    ...changes,
  }
}

export function aMembership(personId: string, represents: readonly string[] = [], changes: Partial<FigureMembership> = {}): FigureMembership {
  return { personId, communityId: 'south', role: 'member', from: null, until: null, represents, ...changes }
}

type LineChanges = { role?: AttendanceRole | null; state?: AttendanceState; represents?: readonly string[] }

export function aLine(meetingId: string, personId: string, { role = 'member', state = 'present', represents = [] }: LineChanges = {}): FigureAttendance {
  return { meetingId, personId, role, state, represents }
}

type RegisterChanges = Partial<Omit<FigureRows, 'people' | 'organisations' | 'communities'>> & {
  employments?: Record<string, Employment | null>
  communities?: readonly string[]
  solePractices?: readonly string[]
  sectors?: Record<string, readonly string[]>
}

/** People and organisations are taken from the other rows: salaried, and of the sector `social-work`. */
export function aRegister(changes: RegisterChanges): FigureRows {
  const { memberships = [], meetings = [], attendance = [], employments = {}, communities = ['south'], solePractices = [], sectors = {} } = changes
  const people = new Set([...memberships, ...attendance].map(({ personId }) => personId))
  const organisations = new Set([...memberships, ...attendance].flatMap(({ represents }) => represents))
  return {
    people: [...people].map((personId) => ({ personId, employment: personId in employments ? (employments[personId] ?? null) : 'salaried' })),
    organisations: [...organisations].map((organisationId) => ({
      organisationId,
      sectors: sectors[organisationId] ?? ['social-work'],
      solePractice: solePractices.includes(organisationId),
    })),
    communities: communities.map((communityId) => ({ communityId, names: { fr: communityId, nl: communityId } })),
    memberships,
    meetings,
    attendance,
  }
}
