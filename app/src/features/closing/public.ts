import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { closingPersonalColumns, closingPlainColumns } from './domain/personal-data.ts'
import { eraseClosingRows, giveClosingsBack, moveClosings, showClosingRows } from './store/personal-data-store.ts'

export { findQuestion as findExitQuestion } from './store/exit-store.ts'
export { sayDeskLines, sayFollowing, sayMissing, sayNotes, saySignatures } from './routes/side-lines.ts'
export { listHoursSpent } from './actions/list-hours.ts'
export { askByMail, askInPassing } from './actions/ask-by-mail.ts'
export { auditMessages } from './messages/audit-catalogue.ts'

export const personalData: PersonalData = {
  columns: closingPersonalColumns,
  plain: closingPlainColumns,
  show: showClosingRows,
  erase: eraseClosingRows,
}

export const closingMerger: PersonMerger = { name: 'closing', move: moveClosings, giveBack: giveClosingsBack }
