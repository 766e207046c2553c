import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { documentationPersonalColumns, documentationPlainColumns } from './domain/personal-data.ts'
import { eraseGridRows, forgetGridWords, giveGridRowsBack, listGridPlaces, moveGridRows, showGridRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { gridOnTop } from './routes/on-top.tsx'
export { takeAway as retractEntry, takeEntry as saveEntry } from './actions/take-entry.ts'
export type { RetractRefusal, TakenEntry, TakeOutcome, TakeRefusal } from './actions/take-entry.ts'
export { usualVisibility } from './domain/entry.ts'
export type { Entry as GridEntry, EntryLink, Visibility } from './domain/entry.ts'
export type { GridArea, GridTemplate } from './domain/grid.ts'
export { listEntriesOfRound } from './store/entry-store.ts'
export { forgetWordings } from './store/conflict-store.ts'
export type { GridNeighbours } from './store/neighbours.ts'
export { templateOf } from './store/template-store.ts'

export const personalData: PersonalData = {
  columns: documentationPersonalColumns,
  plain: documentationPlainColumns,
  show: showGridRows,
  erase: eraseGridRows,
  forgetWords: forgetGridWords,
}

export const gridMerger: PersonMerger = { name: 'documentation', listPlaces: listGridPlaces, move: moveGridRows, giveBack: giveGridRowsBack }
