import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { invitationsPersonalColumns, invitationsPlainColumns } from './domain/personal-data.ts'
import { eraseInvitationsRows, giveInvitationsBack, listInvitationPlaces, moveInvitations, showInvitationsRows } from './store/personal-data-store.ts'

export { askPeople, readAsking } from './actions/ask-people.ts'
export type { ReplyReader } from './actions/receive-mail.ts'
export { sayInvitationLines, sayOwnInvitation } from './actions/say-lines.ts'
export { auditMessages } from './messages/audit-catalogue.ts'
export { listAsked, listAskedElsewhere, listInvitedMeetingIds } from './store/invitation-store.ts'

export const personalData: PersonalData = {
  columns: invitationsPersonalColumns,
  plain: invitationsPlainColumns,
  show: showInvitationsRows,
  erase: eraseInvitationsRows,
}

export const invitationMerger: PersonMerger = {
  name: 'invitations',
  listPlaces: listInvitationPlaces,
  move: moveInvitations,
  giveBack: giveInvitationsBack,
}
