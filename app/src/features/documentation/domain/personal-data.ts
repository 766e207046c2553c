import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

/** What was said in a round is the memory of the community; it stays when its author leaves, without the name (PRV-25). */
const MEMORY = { purpose: 'run-community', basis: 'convention', retention: 'while-known', visibility: 'community', class: 'community' } as const
const TRAIL = { purpose: 'keep-record-honest', basis: 'legitimate-interest', retention: 'while-known', visibility: 'nobody', class: 'coordinator' } as const

/** How an entry stood before somebody changed it: there to undo a mistake, for who may change it, and for a year. */
const WORDINGS = {
  purpose: 'keep-record-honest',
  basis: 'legitimate-interest',
  retention: 'wording-12-months',
  visibility: 'self-and-leads',
  class: 'community',
} as const

/** How she wished to see the numbers, so that she need not choose again. */
const CHOICE = { purpose: 'run-community', basis: 'legitimate-interest', retention: 'while-known', visibility: 'self', class: 'coordinator' } as const

/** PRV-01: why each column with something about a person in it is there. */
export const documentationPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('grid_entry', ['text', 'links', 'kept', 'author_id', 'speaker_role', 'search_text'], MEMORY),
  ...personalColumns(
    'grid_entry',
    ['written_at', 'edited_by', 'edited_at', 'validated_by', 'validated_as', 'validated_at', 'retracted_by', 'retracted_at'],
    TRAIL,
  ),
  ...personalColumns('grid_gist', ['text', 'written_by', 'written_at', 'search_text'], MEMORY),
  ...personalColumns('grid_entry_version', ['text', 'saved_by', 'saved_at'], WORDINGS),
  ...personalColumns('grid_conflict', ['proposed', 'proposed_by', 'proposed_at', 'resolved_at'], TRAIL),
  ...personalColumns('grid_draft', ['edited_by', 'edited_at'], TRAIL),
  ...personalColumns('grid_choice', ['person_id', 'counted_by', 'community_ids', 'saved_at'], CHOICE),
  ...personalColumns('grid_template', ['adopted_by', 'adopted_at'], TRAIL),
]

export const documentationPlainColumns: readonly PlainColumns[] = [
  { table: 'grid_entry', columns: '*', reason: 'numbers of the row, its place and its kind' },
  { table: 'grid_gist', columns: '*', reason: 'numbers of the row and its language' },
  { table: 'grid_entry_version', columns: '*', reason: 'numbers of the row and its language' },
  { table: 'grid_conflict', columns: '*', reason: 'numbers of the row' },
  { table: 'grid_draft', columns: '*', reason: 'how a community words its questions' },
  { table: 'grid_template', columns: '*', reason: 'how a community words its questions' },
]
