import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const ATTENDANCE = { purpose: 'take-attendance', basis: 'convention', retention: 'attendance-months', visibility: 'self-and-leads', class: 'coordinator' } as const
const KEPT = { purpose: 'keep-record-honest', basis: 'legitimate-interest', retention: 'attendance-months', visibility: 'coordinators', class: 'coordinator' } as const

/** PRV-01: who was there, and who wrote it down. */
export const meetingsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('attendance', ['meeting_id', 'person_id', 'role', 'state', 'mode', 'represents'], ATTENDANCE),
  ...personalColumns('attendance', ['source', 'recorded_by', 'recorded_at'], KEPT),
  ...personalColumns('attendance_conflict', ['meeting_id', 'person_id', 'proposed', 'proposed_by', 'proposed_at', 'resolved_at'], KEPT),
  ...personalColumns('register_reopening', ['reason', 'reopened_by', 'reopened_at'], KEPT),
]

export const meetingsPlainColumns: readonly PlainColumns[] = [
  { table: 'meeting', columns: '*', reason: 'says when and where people meet, not who' },
  { table: 'meeting_community', columns: '*', reason: 'says which communities meet' },
  { table: 'attendance', columns: ['version'], reason: 'counts how often the line was saved' },
  { table: 'attendance_conflict', columns: ['id'], reason: 'a number of its own' },
  { table: 'register_reopening', columns: ['id', 'meeting_id'], reason: 'which register was opened again' },
]
