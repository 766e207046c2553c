import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { accountsPersonalColumns, accountsPlainColumns } from './domain/personal-data.ts'
import { eraseAccountRows, findMergeObjection, giveAccountBack, listRoleHolders, moveAccount, showAccountRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { createAccount, endSessionsOf, grantRole } from './actions/manage-account.ts'
export { renewSession, rotateSession, startSession } from './actions/start-session.ts'
export type { SessionWish, StartedSession } from './actions/start-session.ts'
export { hasAdministrator, makeSetUpLink } from './actions/set-up.ts'
export { hasFreshProof } from './domain/proof.ts'
export { DEMO_ROLES, demoAddress } from './domain/demo-role.ts'
export type { DemoRole } from './domain/demo-role.ts'
export { findAccountOfPerson } from './store/account-store.ts'
export type { Account } from './store/account-store.ts'
export { noteLastSeen } from './actions/note-last-seen.ts'

export const personalData: PersonalData = {
  columns: accountsPersonalColumns,
  plain: accountsPlainColumns,
  show: showAccountRows,
  erase: eraseAccountRows,
}

export const personMerger: PersonMerger = {
  name: 'accounts',
  listGuarded: listRoleHolders,
  findObjection: findMergeObjection,
  move: moveAccount,
  giveBack: (tx, from, _to, moved) => giveAccountBack(tx, from, moved),
}
