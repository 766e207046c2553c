import type { Code, ShippedList } from '../../../kernel/code-list.ts'
import type { Database } from '../../../platform/database.ts'

/** Where a feature keeps the codes of its list in a table of its own: other tables point at them, and its reports read their words there. */
export type CodeTable = {
  read: (tx: Database) => Promise<Code[]>
  /** Writes the words of a new version there, too, in the same transaction. */
  write: (tx: Database, codes: readonly Code[]) => Promise<void>
}

export type AnyList = ShippedList & { table?: CodeTable }
