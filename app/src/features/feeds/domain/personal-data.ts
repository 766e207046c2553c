import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const FEED = { purpose: 'invite-to-meetings', basis: 'legitimate-interest', retention: 'account-closes' } as const

/** PRV-01: why each column with something about a person in it is there. */
export const feedsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('calendar_feed', ['person_id', 'name', 'created_at', 'last_used_at'], { ...FEED, visibility: 'self', class: 'coordinator' }),
  ...personalColumns('calendar_feed', ['secret_hash'], { ...FEED, visibility: 'nobody', class: 'secret' }),
]

export const feedsPlainColumns: readonly PlainColumns[] = [{ table: 'calendar_feed', columns: ['id'], reason: 'a number of its own' }]
