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
import { erasePlanning, givePlanningBack, movePlanning, showPlanning } from './store/plan-personal-store.ts'
import { eraseTaps, giveTapsBack, moveTaps, showTaps } from './store/tap-store.ts'

export { keepMeeting, keepUnled, record as recordKeeping } from './actions/keep-meeting.ts'
export type { Hands, Keeping, MissingRefusal } from './actions/keep-meeting.ts'
export { closeAsOperator, closeKept } from './actions/move-meeting.ts'
export { KEPT_PAGES } from './routes/attendance-routes.tsx'
export type { CloseRefusal } from './domain/meeting.ts'
export { listSheetRows } from './actions/read-sheet.ts'
export type { Meeting, MeetingMode } from './domain/meeting.ts'
export type { NamedCommunity, SheetRow } from './domain/shown.ts'
export { mayKeepRegister, mayPlanMeetings } from './domain/permissions.ts'
export { crumbsOf as meetingCrumbs, titleOf as meetingTitle, writeSpan as writeMeetingSpan } from './pages/labels.ts'
export { headOfMeeting, nameAgendaKind, nameMeeting, nameMeetingRole } from './pages/meeting-head.ts'
export type { MeetingHead } from './pages/meeting-head.ts'
export { meetingTabs } from './pages/meeting-tabs.ts'
export type { MeetingTab } from './pages/meeting-tabs.ts'
export { findMeeting, listNamedCommunities, lockMeeting } from './store/meeting-store.ts'
export { listLeavers } from './store/attendance-store.ts'
export type { QuickAnswer, SideLine } from './domain/shown.ts'
export { QuickAnswers } from './pages/side-lines.tsx'
export type { AskedPerson, MeetingAround, MeetingNeighbours } from './store/neighbours.ts'
export { checkInAddress, codeOf as checkInCode } from './actions/check-in-link.ts'
export { listHours } from './actions/list-hours.ts'
export type { HoursRow } from './actions/list-hours.ts'
export { checkInPerson } from './actions/check-in.ts'
export { readToken as readDoorToken, tokenOf as doorTokenOf } from './actions/check-in-link.ts'
export { findOrMakeOrganisation, sortKeysOf } from './actions/keep-line.ts'
export { splitName } from './domain/attendance.ts'
export { rightMoment } from './domain/tap.ts'
export { auditMessages } from './messages/audit-catalogue.ts'
export { LONGEST_PRINTED_SHEET, PAPER_PURPOSE, readRowCode, rowCode } from './domain/paper-code.ts'
export { hideConfidential, listBeginnings } from './domain/agenda.ts'
export { listAgenda } from './store/agenda-store.ts'
export { findPrintedSheet, printSheet } from './store/printed-sheet-store.ts'
export type { PrintedSheet } from './store/printed-sheet-store.ts'
export { listPeopleOnRegisters }
export { MEETINGS_A_MONTH } from './domain/load.ts'
export { isGuestOf, listChairedBy, listForCommunity, listNextMeetings, listOpenRegisters } from './actions/read-meetings.ts'
export type { MeetingNotice } from './store/list-store.ts'
export type { MeetingTables } from './store/tables.ts'

export const personalData: PersonalData = {
  columns: meetingsPersonalColumns,
  plain: meetingsPlainColumns,
  show: async (tx, personId) => [...(await showAttendanceRows(tx, personId)), ...(await showTaps(tx, personId)), ...(await showPlanning(tx, personId))],
  erase: async (tx, personId, placeholderId) => {
    await eraseTaps(tx, personId)
    await erasePlanning(tx, personId)
    await eraseAttendanceRows(tx, personId, placeholderId)
  },
}

export const attendanceMerger: PersonMerger = {
  name: 'meetings',
  listPlaces: listAttendancePlaces,
  move: async (tx, from, to) => ({ ...(await moveTaps(tx, from, to)), ...(await moveAttendance(tx, from, to)), ...(await movePlanning(tx, from, to)) }),
  giveBack: async (tx, from, to, moved) => {
    await giveAttendanceBack(tx, from, to, moved)
    await giveTapsBack(tx, from, to, moved)
    await givePlanningBack(tx, from, to, moved)
  },
}
