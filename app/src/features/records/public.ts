import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { recordsPersonalColumns, recordsPlainColumns } from './domain/personal-data.ts'
import { eraseRecordsRows, forgetRecordsWords, giveRecordsBack, listRecordPlaces, moveRecords, showRecordsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { listOwnActions, listOwnActionsIn } from './actions/read-record.ts'
export { foldForSearch, searchPatterns } from './domain/search-text.ts'
export type { ActionLine, Lesson } from './domain/shown.ts'
export { writeEntry, type WriteRefusal } from './actions/write-entry.ts'
export { sayDigest, sayRecordLines, sayRecordNote } from './routes/side-lines.ts'
export { countEntries } from './store/count-entries.ts'
export { addEntry, saveGist } from './store/entry-store.ts'
export { listLessons } from './store/list-store.ts'

export const personalData: PersonalData = {
  columns: recordsPersonalColumns,
  plain: recordsPlainColumns,
  show: showRecordsRows,
  erase: eraseRecordsRows,
  forgetWords: forgetRecordsWords,
}

export const recordsMerger: PersonMerger = { name: 'records', listPlaces: listRecordPlaces, move: moveRecords, giveBack: giveRecordsBack }
