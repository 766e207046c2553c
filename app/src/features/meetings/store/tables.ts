import type { Generated } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { AttendanceState, MeetingRole } from '../domain/attendance.ts'
import type { MeetingMode, MeetingState, RegisterState } from '../domain/meeting.ts'

export type MeetingTables = {
  meeting: {
    id: Generated<string>
    /** The number in a register; a random one for meetings made here. */
    externalId: Generated<string>
    title: string
    titleLanguage: string
    kind: Generated<string>
    startsAt: string
    endsAt: string
    actualStartsAt: string | null
    actualEndsAt: string | null
    mode: MeetingMode | null
    place: string
    onlineLink: Generated<string>
    sequence: Generated<number>
    seriesId: string | null
    chairId: string | null
    state: Generated<MeetingState>
    registerState: Generated<RegisterState>
    registerClosedAt: string | null
    version: Generated<number>
  }
  meetingCommunity: { meetingId: string; communityId: string; startsAt: string; position: Generated<number> }
  attendance: {
    meetingId: string
    personId: string
    role: MeetingRole | null
    state: AttendanceState
    mode: MeetingMode | null
    represents: string[]
    source: 'sheet' | 'tap' | 'self' | 'paper' | 'import' | 'demo'
    arrivedAt: string | null
    leftAt: string | null
    recordedBy: string | null
    recordedAt: string
    version: Generated<number>
  }
  attendanceConflict: {
    id: Generated<string>
    meetingId: string
    personId: string
    proposed: string
    proposedBy: string | null
    proposedAt: string
    resolvedAt: string | null
  }
  registerReopening: { id: Generated<string>; meetingId: string; reason: string; reopenedBy: string | null; reopenedAt: string }
}

export const meetingsDb = (db: Database) => db.withTables<MeetingTables>()
