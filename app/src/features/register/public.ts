import type { PersonalData } from '../../platform/personal-data.ts'
import { registerPersonalColumns, registerPlainColumns } from './domain/personal-data.ts'
import { eraseDraftRows, showDraftRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { parseRegister, type ParsedRegister } from './exchange/parse-register.ts'
export type { RegisterFile } from './domain/draft.ts'
export { importRegister } from './actions/import-register.ts'
export { readRegister } from './store/read-register.ts'
export { readRegisterForCommand } from './commands.ts'
export { sayRegister } from './messages/catalogue.ts'

export const personalData: PersonalData = {
  columns: registerPersonalColumns,
  plain: registerPlainColumns,
  show: showDraftRows,
  erase: eraseDraftRows,
}
