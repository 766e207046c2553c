import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

/** PRV-01: why each column with something about a person in it is there. */
export const closingPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('planned_closing', ['closed_by'], {
    purpose: 'keep-record-honest',
    basis: 'legitimate-interest',
    retention: 'while-known',
    visibility: 'self-and-leads',
    class: 'coordinator',
  }),
  ...personalColumns('certificate', ['person_id', 'from_on', 'until_on', 'hours', 'meetings', 'issued_at'], {
    purpose: 'take-attendance',
    basis: 'consent',
    retention: 'while-known',
    visibility: 'self',
    class: 'secret',
  }),
]

export const closingPlainColumns: readonly PlainColumns[] = [
  { table: 'closing_reminder', columns: '*', reason: 'says something about a meeting' },
  { table: 'planned_closing', columns: '*', reason: 'says something about a meeting' },
  { table: 'exit_question', columns: '*', reason: 'words of a group' },
  { table: 'exit_round', columns: '*', reason: 'says something about a meeting' },
  { table: 'exit_count', columns: '*', reason: 'counts of a meeting, without people' },
  { table: 'exit_mark', columns: '*', reason: 'a salted mark that somebody answered, gone when the question closes' },
  { table: 'certificate', columns: '*', reason: 'a random code' },
]
