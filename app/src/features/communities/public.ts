import type { House } from '../../platform/house.ts'
import { asSystem } from '../../platform/database.ts'
import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { communitiesPersonalColumns, communitiesPlainColumns } from './domain/personal-data.ts'
import { findConcernedCommunities, type Concerned } from './store/actor-store.ts'
import { eraseMembershipRows, giveMembershipsBack, listMembershipPlaces, moveMemberships, showMembershipRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { findActorByApiKey, findActorBySession } from './store/actor-store.ts'
export type { Concerned } from './store/actor-store.ts'
export { directoryNeighbours, listPeopleIn, listRepresented, listRepresenting, listTies } from './store/people-ties-store.ts'
export type { CommunitiesTables } from './store/tables.ts'
export { addCommunity, findCommunity, findNamedCommunity, saveCommunity } from './store/community-store.ts'
export { addMembership, addRepresentation, listMemberships, saveMembership } from './store/membership-store.ts'
export { listAllowed } from './store/allow-list-store.ts'
export { listRhythms, listTexts } from './store/agreement-store.ts'
export { findProgramme, listProgrammes } from './store/programme-store.ts'
export { communityLists } from './actions/code-lists.ts'
export { acceptInvitation, askIn, readDoor, stepBack } from './actions/join-community.ts'
export type { JoinRefusal } from './actions/join-community.ts'
export type { Door } from './domain/shown.ts'
export { DoorTexts } from './pages/join-page.tsx'
export { listInvitedTo, listLedWaiting, readNewcomers } from './actions/read-waiting.ts'
export type { Newcomers } from './domain/newcomers.ts'
export type { Waiting } from './domain/waiting.ts'
export type { Community, CommunityDraft, CommunityText } from './domain/community.ts'
export type { Membership, Representation } from './domain/membership.ts'
export type { Programme } from './domain/programme.ts'
export type { MeetingGlimpse } from './domain/shown.ts'
export { expectedMeetings } from './domain/rhythm.ts'
export type { Rhythm } from './domain/rhythm.ts'
export { communityTabs } from './pages/tabs.ts'
export type { CommunityTab } from './pages/tabs.ts'

/** Which communities a thing concerns; the rights table is asked with it, before anybody may see a row. */
export async function findConcerned(house: House, of: 'community' | 'meeting' | 'programme', id: string): Promise<Concerned | null> {
  if (of === 'community') return findConcernedCommunities(house.db, of, id)
  return asSystem(house.db, (tx) => findConcernedCommunities(tx, of, id))
}

export const personalData: PersonalData = {
  columns: communitiesPersonalColumns,
  plain: communitiesPlainColumns,
  show: showMembershipRows,
  erase: eraseMembershipRows,
}

export const membershipMerger: PersonMerger = { name: 'communities', listPlaces: listMembershipPlaces, move: moveMemberships, giveBack: giveMembershipsBack }
