import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const CALENDAR = { purpose: 'avoid-clashes', basis: 'consent', retention: 'account-closes' } as const

/** PRV-01: why each column with something about a person in it is there. */
export const calendarsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('calendar_source', ['person_id', 'name', 'added_by', 'added_at', 'read_at', 'tried_at', 'shows_titles'], {
    ...CALENDAR,
    visibility: 'self-and-leads',
    class: 'coordinator',
  }),
  ...personalColumns('calendar_source', ['address'], { ...CALENDAR, visibility: 'nobody', class: 'secret' }),
  ...personalColumns('calendar_busy', ['starts_at', 'ends_at', 'title'], { ...CALENDAR, visibility: 'self-and-leads', class: 'coordinator' }),
]

export const calendarsPlainColumns: readonly PlainColumns[] = [
  {
    table: 'calendar_source',
    columns: ['id', 'kind', 'organisation_id', 'next_read_at', 'failures', 'refusal', 'rules_not_followed'],
    reason: 'numbers and kinds, and how the reading goes',
  },
  { table: 'calendar_source_community', columns: '*', reason: 'which community a calendar belongs to' },
  { table: 'calendar_busy', columns: ['source_id', 'is_all_day', 'is_tentative'], reason: 'numbers and kinds' },
]
