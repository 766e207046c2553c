import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

/** What people said and took upon themselves is the memory of the community; it stays when its author leaves, without the name (PRV-25). */
const MEMORY = {
  purpose: 'run-community',
  basis: 'convention',
  retention: 'while-known',
  visibility: 'community',
  class: 'community',
} as const
const TRAIL = { purpose: 'keep-record-honest', basis: 'legitimate-interest', retention: 'while-known', visibility: 'community', class: 'community' } as const
const DIGEST = { purpose: 'send-mail', basis: 'convention', retention: 'while-known', visibility: 'self', class: 'community' } as const

/** PRV-01: why each column with something about a person in it is there. */
export const recordsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('record_entry', ['text', 'owner_id', 'owner_words', 'author_id', 'search_text'], MEMORY),
  ...personalColumns('record_entry', ['written_at', 'edited_by', 'edited_at', 'done_by', 'done_at', 'removed_by', 'removed_at'], TRAIL),
  ...personalColumns('record_gist', ['text', 'written_by', 'written_at'], MEMORY),
  ...personalColumns('record_conflict', ['proposed', 'proposed_by', 'proposed_at', 'resolved_at'], TRAIL),
  ...personalColumns('record_amendment', ['text', 'reason', 'before_text', 'answer', 'dispute', 'proposed_by', 'decided_by'], MEMORY),
  ...personalColumns('record_amendment', ['proposed_at', 'decided_at'], TRAIL),
  ...personalColumns('record_agreement', ['person_id', 'agreed_at'], TRAIL),
  ...personalColumns('record_erratum', ['text', 'reason', 'written_by', 'written_at'], MEMORY),
  ...personalColumns('record_digest', ['person_id', 'wished_at', 'sent_at'], DIGEST),
  ...personalColumns('record_link', ['token_hash', 'person_id', 'made_at', 'expires_at'], { ...DIGEST, class: 'secret' }),
  ...personalColumns('meeting_record', ['prepared_by', 'prepared_at', 'locked_by', 'locked_at'], TRAIL),
]

export const recordsPlainColumns: readonly PlainColumns[] = [
  { table: 'record_setting', columns: '*', reason: 'how many days a community gives' },
  { table: 'meeting_record', columns: ['meeting_id', 'phase', 'is_open_to_present', 'amendable_until', 'version'], reason: 'how far a record is' },
  {
    table: 'record_entry',
    columns: ['id', 'meeting_id', 'agenda_item_id', 'kind', 'language', 'due_on', 'is_confidential', 'is_lesson', 'is_by_house', 'placed_at', 'version'],
    reason: 'numbers of the row, its place and its kind',
  },
  { table: 'record_gist', columns: ['entry_id', 'language', 'meeting_id', 'is_by_house'], reason: 'numbers of the row and its language' },
  { table: 'record_conflict', columns: ['id', 'entry_id', 'meeting_id'], reason: 'numbers of the row' },
  {
    table: 'record_amendment',
    columns: ['id', 'meeting_id', 'entry_id', 'language', 'state', 'is_by_house', 'answer_language', 'dispute_language'],
    reason: 'numbers of the row, its state and its languages',
  },
  { table: 'record_agreement', columns: ['meeting_id'], reason: 'number of the meeting' },
  { table: 'record_erratum', columns: ['id', 'meeting_id', 'entry_id', 'language'], reason: 'numbers of the row and its language' },
  { table: 'record_digest', columns: ['meeting_id'], reason: 'number of the meeting' },
  { table: 'record_link', columns: ['meeting_id'], reason: 'number of the meeting' },
]
