import type { LawfulBasis, PersonalColumn, PersonalPurpose, PersonalVisibility, PlainColumns, RetentionRule } from '../../../kernel/personal-column.ts'

/** One line of the register of treatments: tables that are kept for the same reason, in the same way. */
export type Treatment = {
  purpose: PersonalPurpose
  basis: LawfulBasis
  retention: RetentionRule
  /** Each audience of at least one of the columns. */
  visibilities: PersonalVisibility[]
  tables: string[]
}

/** The register of art. 30 and the privacy notice, made from the columns themselves (PRV-01). */
export function listTreatments(columns: readonly PersonalColumn[]): Treatment[] {
  const lines = new Map<string, Treatment>()
  for (const { table, purpose, basis, retention, visibility } of columns) {
    const key = [purpose, basis, retention].join(' ')
    const line = lines.get(key) ?? { purpose, basis, retention, visibilities: [], tables: [] }
    lines.set(key, { ...line, tables: [...new Set([...line.tables, table])], visibilities: [...new Set([...line.visibilities, visibility])] })
  }
  return [...lines.values()].toSorted((a, b) => a.purpose.localeCompare(b.purpose))
}

export type ColumnName = { table: string; column: string }

/** Columns of the database that nobody declared personal, nor plain with a reason. */
export function listUndeclared(existing: readonly ColumnName[], personal: readonly PersonalColumn[], plain: readonly PlainColumns[]): ColumnName[] {
  return existing.filter(({ table, column }) => {
    if (personal.some((known) => known.table === table && known.column === column)) return false
    return !plain.some((known) => known.table === table && (known.columns === '*' || known.columns.includes(column)))
  })
}

/** Declared columns that do not exist: the declaration is older than the table. */
export function listVanished(existing: readonly ColumnName[], personal: readonly PersonalColumn[]): ColumnName[] {
  return personal
    .filter(({ table, column }) => !existing.some((known) => known.table === table && known.column === column))
    .map(({ table, column }) => ({ table, column }))
}
