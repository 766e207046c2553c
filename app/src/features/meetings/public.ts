import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { meetingsPersonalColumns, meetingsPlainColumns } from './domain/personal-data.ts'
import {
  eraseAttendanceRows,
  giveAttendanceBack,
  listAttendancePlaces,
  listPeopleOnRegisters,
  moveAttendance,
  showAttendanceRows,
} from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { listPeopleOnRegisters }
export { listForCommunity, listNextMeetings, listOpenRegisters } from './actions/read-meetings.ts'
export type { MeetingNotice } from './store/list-store.ts'
export type { MeetingTables } from './store/tables.ts'

export const personalData: PersonalData = {
  columns: meetingsPersonalColumns,
  plain: meetingsPlainColumns,
  show: showAttendanceRows,
  erase: eraseAttendanceRows,
}

export const attendanceMerger: PersonMerger = { name: 'meetings', listPlaces: listAttendancePlaces, move: moveAttendance, giveBack: giveAttendanceBack }
