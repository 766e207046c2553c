import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const WRITTEN = {
  purpose: 'keep-record-honest',
  basis: 'legitimate-interest',
  retention: 'while-known',
  visibility: 'nobody',
  class: 'coordinator',
} as const

/** PRV-01: who made a card, and who saved which version. */
export const methodsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('method', ['made_by'], WRITTEN),
  ...personalColumns('method_version', ['saved_by'], WRITTEN),
]

export const methodsPlainColumns: readonly PlainColumns[] = [
  { table: 'method', columns: '*', reason: 'says how a group works' },
  { table: 'method_version', columns: '*', reason: 'says how a group works' },
]
