import type { PersonalData } from '../../platform/personal-data.ts'
import { listsPlainColumns } from './domain/personal-data.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { listInForce, readLists } from './actions/read-lists.ts'

/** Lists of words: nobody stands in them. */
export const personalData: PersonalData = { columns: [], plain: listsPlainColumns, show: async () => [], erase: async () => {} }
export type { AnyList } from './store/code-table.ts'
