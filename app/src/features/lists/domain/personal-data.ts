import type { PlainColumns } from '../../../kernel/personal-column.ts'

export const listsPlainColumns: readonly PlainColumns[] = [
  { table: 'code_list_version', columns: '*', reason: 'a list of words' },
  { table: 'code_list_code', columns: '*', reason: 'a list of words' },
]
