import type { Generated } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { AmendmentState } from '../domain/amendment.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { Phase } from '../domain/record.ts'

type RecordsTables = {
  recordSetting: { communityId: string; amendableDays: number; version: Generated<number> }
  meetingRecord: {
    meetingId: string
    phase: Generated<Phase>
    isOpenToPresent: Generated<boolean>
    preparedAt: Instant | null
    preparedBy: string | null
    amendableUntil: Instant | null
    lockedAt: Instant | null
    lockedBy: string | null
    version: Generated<number>
  }
  recordEntry: {
    id: string
    meetingId: string
    agendaItemId: string | null
    kind: EntryKind
    language: Language
    text: string
    ownerId: string | null
    ownerWords: Generated<string>
    dueOn: Day | null
    doneAt: Instant | null
    doneBy: string | null
    isConfidential: Generated<boolean>
    isLesson: Generated<boolean>
    authorId: string | null
    isByHouse: Generated<boolean>
    writtenAt: Instant
    placedAt: Instant | null
    editedBy: string | null
    editedAt: Instant | null
    removedAt: Instant | null
    removedBy: string | null
    searchText: Generated<string>
    version: Generated<number>
  }
  recordGist: {
    entryId: string
    language: Language
    meetingId: string
    text: string
    writtenBy: string | null
    isByHouse: Generated<boolean>
    writtenAt: Instant
  }
  recordConflict: {
    id: Generated<string>
    entryId: string
    meetingId: string
    proposed: string
    proposedBy: string | null
    proposedAt: Instant
    resolvedAt: Instant | null
  }
  recordAmendment: {
    id: string
    meetingId: string
    entryId: string | null
    language: Language
    text: string
    reason: string
    beforeText: Generated<string>
    state: Generated<AmendmentState>
    proposedBy: string | null
    proposedAt: Instant
    decidedBy: string | null
    isByHouse: Generated<boolean>
    decidedAt: Instant | null
    answer: Generated<string>
    answerLanguage: Generated<Language>
    dispute: Generated<string>
    disputeLanguage: Generated<Language>
  }
  recordAgreement: { meetingId: string; personId: string; agreedAt: Instant }
  recordErratum: {
    id: string
    meetingId: string
    entryId: string | null
    language: Language
    text: string
    reason: string
    writtenBy: string | null
    writtenAt: Instant
  }
  recordDigest: { meetingId: string; personId: string; wishedAt: Instant | null; sentAt: Instant | null }
}

export const recordsDb = (db: Database) => db.withTables<RecordsTables>()
