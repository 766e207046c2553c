import type { Delimiter } from './csv-records.ts'
import { guardText } from './formula-guard.ts'
import { gatherBytes, type WritableCell, type WritableSheet } from './write-table.ts'

export type CsvWriteOptions = {
  /** ',' unless said otherwise; a Belgian Excel opens ';' by a double click */
  delimiter?: Delimiter
  /** a mark in front, by which Excel knows UTF-8; true unless said otherwise */
  mark?: boolean
}

/** Streams a sheet as UTF-8 CSV with CRLF (RFC 4180). Text that looks like a formula is guarded by an apostrophe, which `readCsv` takes away. */
export function writeCsv(sheet: Pick<WritableSheet, 'header' | 'rows'>, options: CsvWriteOptions = {}): AsyncGenerator<Uint8Array> {
  return gatherBytes(renderLines(sheet, options.delimiter ?? ',', options.mark ?? true))
}

async function* renderLines(sheet: Pick<WritableSheet, 'header' | 'rows'>, delimiter: Delimiter, mark: boolean): AsyncGenerator<string> {
  yield (mark ? '\uFEFF' : '') + renderLine(sheet.header, delimiter)
  for await (const row of sheet.rows) yield renderLine(row, delimiter)
}

function renderLine(cells: readonly WritableCell[], delimiter: Delimiter): string {
  return `${cells.map(renderCell).join(delimiter)}\r\n`
}

const NEEDS_QUOTES = /["\r\n,;\t]|^\s|\s$|^\uFEFF/

function renderCell(cell: WritableCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  if (typeof cell === 'boolean') return String(cell)
  const text = typeof cell === 'string' ? guardText(cell) : cell.iso
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
