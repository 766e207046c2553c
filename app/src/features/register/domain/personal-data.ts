import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const DRAFT = { purpose: 'read-files', basis: 'convention', retention: 'draft-1-day', visibility: 'self', class: 'coordinator' } as const

/** PRV-01: a file between upload and saving holds a register full of people, for a day at most. */
export const registerPersonalColumns: readonly PersonalColumn[] = personalColumns(
  'import_draft',
  ['owner_person_id', 'files', 'bytes', 'outcome', 'answers', 'created_at', 'expires_at'],
  DRAFT,
)

export const registerPlainColumns: readonly PlainColumns[] = [{ table: 'import_draft', columns: '*', reason: 'where the reading stands' }]
