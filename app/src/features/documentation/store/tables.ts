import type { ColumnType, Generated } from 'kysely'
import type { Audience } from '../../../kernel/audience.ts'
import type { KeepReason } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { EntryDraft, EntryLink, EntryState, Origin, Visibility } from '../domain/entry.ts'
import type { GridArea, GridTemplate } from '../domain/grid.ts'

/** Read as a value, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>

export type DocumentationTables = {
  gridDraft: { communityId: string; areas: Json<GridTemplate['areas']>; editedBy: string | null; editedAt: string; version: Generated<number> }
  gridTemplate: {
    communityId: string
    version: number
    areas: Json<GridTemplate['areas']>
    meetingId: string | null
    adoptedBy: string | null
    adoptedAt: string
  }
  gridEntry: {
    id: string
    meetingId: string
    communityId: string
    templateVersion: number
    roundId: string | null
    area: GridArea
    language: Language
    text: string
    links: Json<EntryLink[]>
    visibility: Visibility
    origin: Origin
    state: Generated<EntryState>
    checkedFor: Audience
    kept: Json<Record<string, KeepReason>>
    authorId: string | null
    speakerRole: string
    writtenAt: string
    editedBy: string | null
    editedAt: string | null
    validatedBy: string | null
    validatedAs: 'speaker' | 'group' | null
    validatedAt: string | null
    retractedBy: string | null
    retractedAt: string | null
    sourceVersion: number
    searchText: string
    version: Generated<number>
  }
  gridGist: {
    entryId: string
    language: Language
    meetingId: string
    text: string
    checkedFor: Audience
    writtenBy: string | null
    writtenAt: string
    searchText: string
  }
  gridEntryVersion: {
    entryId: string
    version: number
    meetingId: string
    area: GridArea
    language: Language
    text: string
    visibility: Visibility
    checkedFor: Audience
    savedBy: string | null
    savedAt: string
  }
  gridConflict: {
    id: Generated<string>
    entryId: string
    meetingId: string
    proposed: Json<EntryDraft>
    checkedFor: Audience
    proposedBy: string | null
    proposedAt: string
    resolvedAt: string | null
  }
}

export const documentationDb = (db: Database) => db.withTables<DocumentationTables>()
