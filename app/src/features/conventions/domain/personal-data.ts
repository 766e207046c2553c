import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const SIGNED = { purpose: 'run-community', basis: 'convention', retention: 'while-known', visibility: 'self-and-leads', class: 'coordinator' } as const
const WRITTEN = {
  purpose: 'keep-record-honest',
  basis: 'legitimate-interest',
  retention: 'while-known',
  visibility: 'coordinators',
  class: 'coordinator',
} as const

/** PRV-01: why each column with something about a person in it is there. */
export const conventionsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('convention', ['made_by'], WRITTEN),
  ...personalColumns('convention_signatory', ['person_id', 'signer', 'signer_id', 'hours', 'hours_per', 'signed_on', 'means', 'reminded_at'], SIGNED),
  ...personalColumns('convention_signatory', ['noted_by'], WRITTEN),
]

export const conventionsPlainColumns: readonly PlainColumns[] = [
  { table: 'convention', columns: '*', reason: 'says something about a group' },
  { table: 'convention_signatory', columns: '*', reason: 'numbers of the row, of the group and of an organisation' },
]
