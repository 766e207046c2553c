import type { PersonalData } from '../../platform/personal-data.ts'
import { preparationPersonalColumns, preparationPlainColumns } from './domain/personal-data.ts'
import { erasePreparationRows, showPreparationRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'

export const personalData: PersonalData = {
  columns: preparationPersonalColumns,
  plain: preparationPlainColumns,
  show: showPreparationRows,
  erase: erasePreparationRows,
}
