import type { Generated } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { HoursPer, SigningMeans, Stage } from '../domain/convention.ts'

export type ConventionTables = {
  convention: {
    id: Generated<string>
    communityId: string
    textVersion: number
    stage: Generated<Stage>
    fromOn: string | null
    untilOn: string | null
    endedOn: string | null
    madeBy: string | null
    madeAt: string
    version: Generated<number>
  }
  conventionSignatory: {
    id: Generated<string>
    conventionId: string
    communityId: string
    organisationId: string | null
    personId: string | null
    signer: string
    signerId: string | null
    hours: number | null
    hoursPer: HoursPer
    signedOn: string | null
    means: SigningMeans | null
    notedBy: string | null
    remindedAt: string | null
    version: Generated<number>
  }
}

export const conventionsDb = (db: Database) => db.withTables<ConventionTables>()
