import type { PersonalData } from '../../platform/personal-data.ts'
import { calendarsPersonalColumns, calendarsPlainColumns } from './domain/personal-data.ts'
import { eraseCalendarsRows, showCalendarsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'

export const personalData: PersonalData = {
  columns: calendarsPersonalColumns,
  plain: calendarsPlainColumns,
  show: showCalendarsRows,
  erase: eraseCalendarsRows,
}
