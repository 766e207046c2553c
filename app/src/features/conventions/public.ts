import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { conventionsPersonalColumns, conventionsPlainColumns } from './domain/personal-data.ts'
import { eraseConventionsRows, giveSignaturesBack, moveSignatures, showConventionsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { listBoundOrganisations, listConventionStates, readLinesToSign } from './actions/read-conventions.ts'
export type { PersonConvention } from './domain/person-state.ts'
export { conventionOnTop, employerAtDoor } from './routes/on-top.tsx'
export type { HoursSpent } from './domain/shown.ts'
export type { ConventionNeighbours } from './store/neighbours.ts'

export const personalData: PersonalData = {
  columns: conventionsPersonalColumns,
  plain: conventionsPlainColumns,
  show: showConventionsRows,
  erase: eraseConventionsRows,
}

export const signatureMerger: PersonMerger = { name: 'conventions', move: moveSignatures, giveBack: giveSignaturesBack }
