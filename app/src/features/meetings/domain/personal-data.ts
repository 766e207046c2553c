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

/** Who does what at a meeting is known to all who come. */
const PART = { purpose: 'run-community', basis: 'convention', retention: 'while-known', visibility: 'community', class: 'community' } as const

/** PRV-01: why each column with something about a person in it is there. */
export const meetingsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('attendance', ['person_id', 'role', 'state', 'mode', 'represents', 'arrived_at', 'left_at'], PRESENCE),
  ...personalColumns('attendance_tap', ['person_id', 'taken_at'], TRAIL),
  ...personalColumns('attendance', ['recorded_by', 'recorded_at'], TRAIL),
  ...personalColumns('attendance_conflict', ['person_id', 'proposed'], PRESENCE),
  ...personalColumns('attendance_conflict', ['proposed_by', 'proposed_at', 'resolved_at'], TRAIL),
  ...personalColumns('printed_sheet', ['made_by', 'made_at'], TRAIL),
  ...personalColumns('printed_sheet_row', ['person_id'], PRESENCE),
  ...personalColumns('meeting', ['chair_id'], PART),
  ...personalColumns('agenda_item', ['owner_id'], PART),
  ...personalColumns('chair_rota', ['person_id'], PART),
  ...personalColumns('meeting_series', ['made_by', 'made_at'], TRAIL),
  ...personalColumns('register_reopening', ['reason', 'reopened_by', 'reopened_at'], TRAIL),
]

export const meetingsPlainColumns: readonly PlainColumns[] = [
  { table: 'meeting', columns: '*', reason: 'when and where a group met' },
  { table: 'agenda_item', columns: '*', reason: 'what a group speaks about and how long' },
  { table: 'agenda_template', columns: '*', reason: 'agendas of a group' },
  { table: 'chair_rota', columns: ['community_id'], reason: 'number of the community' },
  { table: 'meeting_series', columns: ['id', 'community_id'], reason: 'numbers of the series and of the community' },
  { table: 'meeting_community', columns: '*', reason: 'which group met' },
  { table: 'attendance', columns: ['meeting_id', 'source', 'version'], reason: 'numbers of the row and of the meeting' },
  { table: 'attendance_tap', columns: ['meeting_id', 'tap_id', 'version'], reason: 'numbers of the row, of the meeting and of a device’s tap' },
  { table: 'attendance_conflict', columns: ['id', 'meeting_id'], reason: 'numbers of the row and of the meeting' },
  {
    table: 'printed_sheet',
    columns: ['id', 'meeting_id', 'number', 'consent_versions'],
    reason: 'numbers of the sheet, of the meeting and of the printed text',
  },
  { table: 'printed_sheet_row', columns: ['sheet_id', 'meeting_id', 'position'], reason: 'numbers of the sheet, of the meeting and of the row' },
  { table: 'register_reopening', columns: ['id', 'meeting_id'], reason: 'numbers of the row and of the meeting' },
]
