import type { PersonalColumn, PlainColumns } from '../../../kernel/personal-column.ts'

/** PRV-01: why each column with something about a person in it is there. */
export const recordsPersonalColumns: readonly PersonalColumn[] = []

export const recordsPlainColumns: readonly PlainColumns[] = []
