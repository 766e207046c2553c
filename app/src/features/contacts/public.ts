import type { PersonalData } from '../../platform/personal-data.ts'
import { contactsPersonalColumns, contactsPlainColumns } from './domain/personal-data.ts'
import { eraseContactsRows, showContactsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'

export const personalData: PersonalData = {
  columns: contactsPersonalColumns,
  plain: contactsPlainColumns,
  show: showContactsRows,
  erase: eraseContactsRows,
}
