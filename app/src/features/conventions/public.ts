import type { PersonalData } from '../../platform/personal-data.ts'
import { conventionsPersonalColumns, conventionsPlainColumns } from './domain/personal-data.ts'
import { eraseConventionsRows, showConventionsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'

export const personalData: PersonalData = {
  columns: conventionsPersonalColumns,
  plain: conventionsPlainColumns,
  show: showConventionsRows,
  erase: eraseConventionsRows,
}
