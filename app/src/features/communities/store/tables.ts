import type { Generated } from 'kysely'
import type { CommunityRole } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { CommunityState, LanguageMode, SecrecyMode, TextKind } from '../domain/community.ts'
import type { Agreement, MembershipState, Recogniser } from '../domain/membership.ts'

export type CommunitiesTables = {
  programme: {
    id: Generated<string>
    nameFr: string
    nameNl: string
    funder: string
    mandate: string
    fromOn: string | null
    untilOn: string | null
    createdBy: Generated<string | null>
  }
  area: {
    id: Generated<string>
    layer: string
    code: Generated<string>
    nameFr: string
    nameNl: string
    validFrom: string | null
    validUntil: string | null
    population: number | null
  }
  community: {
    id: Generated<string>
    externalId: string | null
    nameFr: string
    nameNl: string
    kind: string
    purposeLanguage: Language
    purpose: string
    accent: string
    hostOrganisationId: string | null
    hostText: Generated<string>
    programmeId: string | null
    seats: number | null
    listSize: number | null
    languageMode: LanguageMode
    secrecyMode: SecrecyMode | null
    isPublic: Generated<boolean>
    state: CommunityState
    createdAt: Generated<string>
    version: Generated<number>
  }
  communityArea: { communityId: string; areaId: string; fromOn: string | null; untilOn: string | null }
  communityRhythm: { id: Generated<string>; communityId: string; meetingsPerYear: number; fromOn: string | null; untilOn: string | null }
  communityText: {
    id: Generated<string>
    communityId: string
    kind: TextKind
    version: number
    textFr: string
    textNl: string
    attendanceKeptMonths: number
    inForceOn: string
    writtenBy: string | null
  }
  communityGoal: { id: Generated<string>; communityId: string; language: Language; text: string; setOn: string; endedOn: string | null }
  membership: {
    id: Generated<string>
    communityId: string
    personId: string
    role: CommunityRole
    state: MembershipState
    fromOn: string | null
    untilOn: string | null
    endReason: string | null
    invitedAs: Generated<string | null>
    agreedAt: Generated<string | null>
    agreedConvention: Generated<number | null>
    agreedConsent: Generated<number | null>
    agreedMeans: Generated<Agreement['means'] | null>
    agreedNotedBy: Generated<string | null>
    version: Generated<number>
  }
  representation: { id: Generated<string>; membershipId: string; communityId: string; organisationId: string; fromOn: string | null; untilOn: string | null }
  practiceRole: {
    id: Generated<string>
    membershipId: string
    communityId: string
    label: string
    sinceOn: string | null
    recognisedBy: Recogniser
    endedOn: string | null
  }
}

export const communitiesDb = (db: Database) => db.withTables<CommunitiesTables>()
