import type { PersonalData } from '../../platform/personal-data.ts'
import { recordsPersonalColumns, recordsPlainColumns } from './domain/personal-data.ts'
import { eraseRecordsRows, showRecordsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'

export const personalData: PersonalData = {
  columns: recordsPersonalColumns,
  plain: recordsPlainColumns,
  show: showRecordsRows,
  erase: eraseRecordsRows,
}
