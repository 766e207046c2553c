import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { calendarsPersonalColumns, calendarsPlainColumns } from './domain/personal-data.ts'
import { eraseCalendarsRows, giveCalendarsBack, moveCalendars, showCalendarsRows } from './store/personal-data-store.ts'

export type { CalendarSubject, ImportedBusyTime } from './domain/source.ts'
export { listBusy } from './store/busy-store.ts'
export type { BusyWish } from './store/busy-store.ts'
export { auditMessages } from './messages/audit-catalogue.ts'

export const personalData: PersonalData = {
  columns: calendarsPersonalColumns,
  plain: calendarsPlainColumns,
  show: showCalendarsRows,
  erase: eraseCalendarsRows,
}

export const calendarMerger: PersonMerger = {
  name: 'calendars',
  move: moveCalendars,
  giveBack: (tx, from, _to, moved) => giveCalendarsBack(tx, from, moved),
}
