import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const NAMED = { purpose: 'know-each-other', basis: 'consent', retention: 'while-known', visibility: 'community', class: 'community' } as const

/** PRV-01: why each column with something about a person in it is there. What is shared after a meeting stands among the consents of `people`. */
export const contactsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('round_link', ['token_hash', 'person_id', 'made_at', 'expires_at'], {
    purpose: 'send-mail',
    basis: 'convention',
    retention: 'while-known',
    visibility: 'self',
    class: 'secret',
  }),
  ...personalColumns('referral_point', ['person_id', 'reach', 'answered_at'], NAMED),
  ...personalColumns('referral_point', ['named_by', 'named_at'], {
    purpose: 'keep-record-honest',
    basis: 'legitimate-interest',
    retention: 'while-known',
    visibility: 'coordinators',
    class: 'coordinator',
  }),
]

export const contactsPlainColumns: readonly PlainColumns[] = [
  { table: 'round_link', columns: ['meeting_id'], reason: 'the number of the meeting' },
  { table: 'referral_point', columns: '*', reason: 'what a group named somebody for, and until when' },
]
