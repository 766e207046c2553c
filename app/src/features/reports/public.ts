import type { PersonalData } from '../../platform/personal-data.ts'
import { reportsPersonalColumns, reportsPlainColumns } from './domain/personal-data.ts'
import { eraseReportRows, showReportRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { readMonitoring, type MonitoringWish } from './actions/read-monitoring.ts'

export const personalData: PersonalData = {
  columns: reportsPersonalColumns,
  plain: reportsPlainColumns,
  show: showReportRows,
  erase: eraseReportRows,
}
