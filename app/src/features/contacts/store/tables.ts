import type { Generated } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { PointKind, PointState } from '../domain/referral-point.ts'

type ContactsTables = {
  referralPoint: {
    id: Generated<string>
    communityId: string
    kind: PointKind
    personId: string | null
    organisationId: string | null
    scopeFr: string
    scopeNl: string
    reach: string
    fromOn: string
    untilOn: string
    isPublic: boolean
    state: PointState
    namedBy: string | null
    namedAt: string
    answeredAt: string | null
    version: Generated<number>
  }
}

export const contactsDb = (db: Database) => db.withTables<ContactsTables>()
