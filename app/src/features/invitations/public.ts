import type { PersonalData } from '../../platform/personal-data.ts'
import { invitationsPersonalColumns, invitationsPlainColumns } from './domain/personal-data.ts'
import { eraseInvitationsRows, showInvitationsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'

export const personalData: PersonalData = {
  columns: invitationsPersonalColumns,
  plain: invitationsPlainColumns,
  show: showInvitationsRows,
  erase: eraseInvitationsRows,
}
