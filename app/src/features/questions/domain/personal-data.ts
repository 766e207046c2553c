import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const WRITTEN = { purpose: 'know-each-other', basis: 'convention', retention: 'while-known', visibility: 'community', class: 'community' } as const
const HELPING = { purpose: 'know-each-other', basis: 'consent', retention: 'while-known', visibility: 'self', class: 'coordinator' } as const

/** PRV-01: why each column with something about a person in it is there. */
export const questionsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('question', ['asker_id', 'title', 'body'], WRITTEN),
  ...personalColumns('question_answer', ['author_id', 'text', 'earlier'], WRITTEN),
  ...personalColumns('question_asked', ['person_id', 'reason', 'asked_at'], { ...HELPING, purpose: 'send-mail', basis: 'consent' }),
  ...personalColumns('question_asked', ['token_hash'], { ...HELPING, purpose: 'send-mail', visibility: 'nobody', class: 'secret' }),
  ...personalColumns('question_helper', ['person_id', 'most_a_week', 'since'], HELPING),
]

export const questionsPlainColumns: readonly PlainColumns[] = [
  { table: 'question', columns: '*', reason: 'what a question is about and how far it is' },
  { table: 'question_answer', columns: '*', reason: 'numbers and moments of the row' },
  { table: 'question_asked', columns: ['question_id', 'community_id'], reason: 'numbers of the question and of the group' },
  { table: 'duty_number', columns: '*', reason: 'numbers of public services' },
]
