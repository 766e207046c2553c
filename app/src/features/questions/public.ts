import type { PersonalData } from '../../platform/personal-data.ts'
import { questionsPersonalColumns, questionsPlainColumns } from './domain/personal-data.ts'
import { eraseQuestionsRows, showQuestionsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'

export const personalData: PersonalData = {
  columns: questionsPersonalColumns,
  plain: questionsPlainColumns,
  show: showQuestionsRows,
  erase: eraseQuestionsRows,
}
