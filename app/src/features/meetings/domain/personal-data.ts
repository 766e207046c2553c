import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

/** Attendance rests on the convention of the community, never on consent. */
const PRESENCE = {
  purpose: 'take-attendance',
  basis: 'convention',
  retention: 'attendance-months',
  visibility: 'self-and-leads',
  class: 'coordinator',
} as const
const TRAIL = {
  purpose: 'keep-record-honest',
  basis: 'legitimate-interest',
  retention: 'attendance-months',
  visibility: 'coordinators',
  class: 'coordinator',
} as const

/** PRV-01: why each column with something about a person in it is there. */
export const meetingsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('attendance', ['person_id', 'role', 'state', 'mode', 'represents', 'arrived_at', 'left_at'], PRESENCE),
  ...personalColumns('attendance_tap', ['person_id', 'taken_at'], TRAIL),
  ...personalColumns('attendance', ['recorded_by', 'recorded_at'], TRAIL),
  ...personalColumns('attendance_conflict', ['person_id', 'proposed'], PRESENCE),
  ...personalColumns('attendance_conflict', ['proposed_by', 'proposed_at', 'resolved_at'], TRAIL),
  ...personalColumns('printed_sheet', ['made_by', 'made_at'], TRAIL),
  ...personalColumns('printed_sheet_row', ['person_id'], PRESENCE),
  ...personalColumns('register_reopening', ['reason', 'reopened_by', 'reopened_at'], TRAIL),
]

export const meetingsPlainColumns: readonly PlainColumns[] = [
  { table: 'meeting', columns: '*', reason: 'when and where a group met' },
  { table: 'meeting_community', columns: '*', reason: 'which group met' },
  { table: 'attendance', columns: ['meeting_id', 'source', 'version'], reason: 'numbers of the row and of the meeting' },
  { table: 'attendance_tap', columns: ['meeting_id', 'id', 'version'], reason: 'numbers of the row, of the meeting and of a device’s tap' },
  { table: 'attendance_conflict', columns: ['id', 'meeting_id'], reason: 'numbers of the row and of the meeting' },
  {
    table: 'printed_sheet',
    columns: ['id', 'meeting_id', 'number', 'consent_versions'],
    reason: 'numbers of the sheet, of the meeting and of the printed text',
  },
  { table: 'printed_sheet_row', columns: ['sheet_id', 'meeting_id', 'position'], reason: 'numbers of the sheet, of the meeting and of the row' },
  { table: 'register_reopening', columns: ['id', 'meeting_id'], reason: 'numbers of the row and of the meeting' },
]
