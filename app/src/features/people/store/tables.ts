import type { Generated } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Language } from '../../../kernel/language.ts'
import type { ConsentField, ConsentPurpose } from '../domain/consent.ts'
import type { ActorKind } from '../domain/organisation.ts'
import type { Employment, PersonSource } from '../domain/person.ts'

export type PeopleTables = {
  person: {
    id: Generated<string>
    /** The number in a register; a random one for records made here. */
    externalId: Generated<string>
    givenName: string
    familyName: string
    email: string | null
    phone: string | null
    language: Language | null
    languagesSpoken: string[]
    languagesUnderstood: string[]
    disciplines: string[]
    employment: Employment | null
    functions: string[]
    activity: Generated<string>
    askMeAbout: Generated<string>
    source: PersonSource
    enteredBy: string | null
    enteredAt: Generated<string>
    noticedAt: string | null
    mergedInto: string | null
    restrictedAt: string | null
    erasedAt: string | null
    sortKey: string
    version: Generated<number>
  }
  personMerge: { id: Generated<string>; keptId: string; mergedId: string; mergedAt: string; mergedBy: string | null; before: unknown; undoneAt: string | null }
  sectorList: { version: string; inUseFrom: string }
  sector: { listVersion: string; code: string; position: number; labelFr: string; labelNl: string; labelEn: string; labelDe: string }
  organisation: {
    id: Generated<string>
    /** The number in a register; a random one for records made here. */
    externalId: Generated<string>
    nameFr: string
    nameNl: string
    solePractice: boolean | null
    enterpriseNumber: string | null
    actorKind: ActorKind | null
    missions: string[]
    sortKey: string
    mergedInto: string | null
    version: Generated<number>
  }
  organisationSector: { organisationId: string; sectorCode: string; listVersion: string }
  affiliation: { id: Generated<string>; personId: string; organisationId: string; fromOn: string | null; untilOn: string | null }
  consentText: { purpose: ConsentPurpose; version: number; language: Language; text: string; activeFrom: string }
  consent: {
    number: Generated<number>
    personId: string
    purpose: ConsentPurpose
    scopeKind: string
    scopeId: string | null
    fields: ConsentField[]
    given: boolean
    untilOn: string | null
    textVersion: number
    language: Language
    means: 'own_click' | 'paper' | 'demo' | 'membership' | 'card'
    notedBy: string | null
    at: string
  }
  personPicture: { personId: string; webp: Uint8Array; addedAt: string }
}

export const peopleDb = (db: Database) => db.withTables<PeopleTables>()
