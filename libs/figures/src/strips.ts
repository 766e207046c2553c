import { brusselsDay } from './brussels.ts'
import { readLine } from './presence.ts'
import { indexRegister, type RegisterIndex } from './register-index.ts'
import type { Day, FigureMeeting, FigureRows, Period } from './register.ts'
import { isInWindow } from './tally.ts'

/** The dots of one meeting: filled for people who count, hollow for the others who were there. */
export type AttendanceStrip = {
  meetingId: string
  heldOn: Day
  cancelled: boolean
  /** false: held, but nobody took the attendance. */
  hasAttendance: boolean
  /** Members and deputies present. */
  counted: number
  /** Moderators, researchers, visitors and others present. */
  others: number
}

/** The meetings of a community that took place or were cancelled in the window, oldest first. */
export function listStrips(rows: FigureRows, communityId: string, window: Period): AttendanceStrip[] {
  const index = indexRegister(rows)
  return (index.meetings.get(communityId) ?? [])
    .filter(({ state, startsAt }) => state !== 'planned' && isInWindow(brusselsDay(startsAt), window))
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || (a.meetingId < b.meetingId ? -1 : 1))
    .map((meeting) => makeStrip(index, communityId, meeting))
}

function makeStrip(index: RegisterIndex, communityId: string, meeting: FigureMeeting): AttendanceStrip {
  const heldOn = brusselsDay(meeting.startsAt)
  const cancelled = meeting.state === 'cancelled'
  const lines = index.attendance.get(meeting.meetingId) ?? []
  const counted = new Set<string>()
  const others = new Set<string>()
  for (const line of cancelled ? [] : lines) {
    if (line.state !== 'present') continue
    const read = readLine(index, communityId, meeting, heldOn, line)
    if (read.counted) counted.add(line.personId)
    else if (read.reason !== 'other-community') others.add(line.personId)
  }
  for (const personId of counted) others.delete(personId)
  return { meetingId: meeting.meetingId, heldOn, cancelled, hasAttendance: lines.length > 0, counted: counted.size, others: others.size }
}
