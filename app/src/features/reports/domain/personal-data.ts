import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const SIGNED = {
  purpose: 'keep-record-honest',
  basis: 'legitimate-interest',
  retention: 'while-known',
  visibility: 'coordinators',
  class: 'coordinator',
} as const

/** PRV-01: frozen tables hold no names; who froze or released them is known while that person is. */
export const reportsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('report_snapshot', ['frozen_by'], SIGNED),
  ...personalColumns('report_release', ['released_by', 'signed_name', 'reason'], SIGNED),
]

export const reportsPlainColumns: readonly PlainColumns[] = [
  { table: 'report_snapshot', columns: '*', reason: 'figures of a window, without names' },
  { table: 'report_release', columns: '*', reason: 'which table was released and when' },
]
