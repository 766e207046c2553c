import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { situationsPersonalColumns, situationsPlainColumns } from './domain/personal-data.ts'
import { eraseSituationRows, forgetSituationWords, giveSituationsBack, moveSituations, showSituationRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { readSituationLists, situationLists } from './actions/code-lists.ts'
export type { DomainS0, Group } from './domain/domains.ts'
export type { RoomSituation, OfferedSituation, SituationFacets, SituationLine } from './domain/shown.ts'
export { findForRoom, moveSituation, roomAudience, scheduleSituation, tightenAudience } from './actions/room.ts'
export type { MoveRefusal, ScheduleRefusal } from './actions/room.ts'
export { goOn, stopDiscreetly } from './actions/stop-situation.ts'
export { listFacets, listOffered, listOfMeeting } from './store/situation-store.ts'
export { strictest } from './domain/audience.ts'
export type { Audience as RoomAudience } from './domain/audience.ts'
export { mayKnowOf, mayReadWords, presents } from './domain/permissions.ts'
export { AUDIENCES, isAtLeast } from './domain/audience.ts'
export type { Situation } from './domain/situation.ts'
export { findSituation } from './store/situation-store.ts'
export { wasPresentAt } from './store/room-store.ts'
export { listSituationDuties, saySituationLines, saySituationNote } from './actions/say-waiting.ts'
export { situationFacets } from './pages/facet-words.ts'
export type { SituationAround } from './store/neighbours.ts'

export const personalData: PersonalData = {
  columns: situationsPersonalColumns,
  plain: situationsPlainColumns,
  show: showSituationRows,
  erase: eraseSituationRows,
  forgetWords: forgetSituationWords,
}

export const situationMerger: PersonMerger = { name: 'situations', move: moveSituations, giveBack: giveSituationsBack }
