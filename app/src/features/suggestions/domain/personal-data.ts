import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const SAID = { purpose: 'think-together', basis: 'convention', retention: 'while-known', visibility: 'self', class: 'community' } as const

/** PRV-01: why each column with something about a person in it is there. Of whom a situation is about, nothing is. */
export const suggestionsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('suggestion', ['author_id', 'gist_by'], SAID),
  ...personalColumns('try_out', ['said_by', 'is_presenter', 'is_from_room', 'is_tried', 'effect', 'reason', 'said_at', 'changed_at'], SAID),
  ...personalColumns('and_then', ['person_id', 'state', 'asked_at', 'answered_at', 'expires_at'], SAID),
  ...personalColumns('and_then', ['token_hash'], { ...SAID, class: 'secret' }),
  ...personalColumns('suggestion_reader', ['person_id', 'read_on'], SAID),
  ...personalColumns('callable_person', ['person_id', 'scope', 'until_on', 'said_at'], {
    purpose: 'know-each-other',
    basis: 'consent',
    retention: 'while-known',
    visibility: 'by-consent',
    class: 'community',
  }),
]

export const suggestionsPlainColumns: readonly PlainColumns[] = [
  { table: 'suggestion', columns: '*', reason: 'words that passed the guard, about what could help' },
  { table: 'try_out', columns: ['id', 'suggestion_id', 'situation_id', 'community_id', 'version'], reason: 'numbers of the rows and of the group' },
  { table: 'and_then', columns: ['id', 'situation_id', 'community_id'], reason: 'numbers of the rows and of the group' },
  { table: 'and_then_delay', columns: '*', reason: 'says something about a group' },
  { table: 'suggestion_reader', columns: ['situation_id', 'community_id'], reason: 'numbers of the rows and of the group' },
  { table: 'callable_person', columns: ['situation_id', 'community_id'], reason: 'numbers of the row and of the group' },
  { table: 'remembered', columns: '*', reason: 'facets of a situation, without a word and without a name' },
  { table: 'remembered_facet', columns: '*', reason: 'facets of a situation, without a word and without a name' },
]
