import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const TOLD = { purpose: 'think-together', basis: 'convention', retention: 'while-known', visibility: 'self-and-leads', class: 'community' } as const
const ANSWERS = { purpose: 'think-together', basis: 'convention', retention: 'answers-30-days', visibility: 'self', class: 'secret' } as const

/** PRV-01: why each column with something about a person in it is there. What is told names nobody who is cared for: the guard stands before it. */
export const situationsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('situation', ['presenter_id', 'summary', 'goal', 'question', 'kept', 'group_words', 'activation_words'], TOLD),
  ...personalColumns('second_presenter', ['person_id', 'state', 'asked_at', 'answered_at'], TOLD),
  ...personalColumns('situation_words', ['presenter_id', 'row_key', 'words'], ANSWERS),
]

export const situationsPlainColumns: readonly PlainColumns[] = [
  { table: 'situation', columns: '*', reason: 'facets from lists, and how far it is' },
  {
    table: 'situation_words',
    columns: ['situation_id', 'changed_at', 'expires_on', 'told_of'],
    reason: 'the number of the situation, and the day on which the answers go',
  },
  { table: 'second_presenter', columns: ['situation_id'], reason: 'the number of the situation' },
  { table: 'practice_role_name', columns: '*', reason: 'how a community calls the practice role' },
]
