import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { contactsPersonalColumns, contactsPlainColumns } from './domain/personal-data.ts'
import { eraseContactsRows, giveContactsBack, listPointPlaces, moveContacts, showContactsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export type { ShownPoint } from './domain/referral-point.ts'
export { listStandingPoints } from './store/point-store.ts'
export { sayContactsLines } from './actions/say-waiting.ts'
export { listThanked, sendRoundMails } from './actions/send-round-mails.ts'
export { pointsOnList, pointsOnTop } from './routes/on-top.tsx'

export const personalData: PersonalData = {
  columns: contactsPersonalColumns,
  plain: contactsPlainColumns,
  show: showContactsRows,
  erase: eraseContactsRows,
}

export const contactsMerger: PersonMerger = { name: 'contacts', listPlaces: listPointPlaces, move: moveContacts, giveBack: giveContactsBack }
