import type { ColumnType, Generated } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { LocalNames, MethodStep } from '../domain/method.ts'

/** Read as a value, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>

export type MethodTables = {
  method: {
    id: Generated<string>
    communityId: string
    key: string
    version: Generated<number>
    madeBy: string | null
    madeAt: string
    retiredAt: string | null
  }
  methodVersion: {
    methodId: string
    version: number
    communityId: string
    name: Json<LocalNames>
    about: Json<LocalNames>
    steps: Json<MethodStep[]>
    savedBy: string | null
    savedAt: string
  }
}

export const methodsDb = (db: Database) => db.withTables<MethodTables>()
