import type { PersonalData } from '../../platform/personal-data.ts'
import { feedsPersonalColumns, feedsPlainColumns } from './domain/personal-data.ts'
import { eraseFeedsRows, showFeedsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'

export const personalData: PersonalData = {
  columns: feedsPersonalColumns,
  plain: feedsPlainColumns,
  show: showFeedsRows,
  erase: eraseFeedsRows,
}
