import { joinBytes, writeCsv, writeWorkbook } from '@ronde/tabular'
import type { FoundEntry } from '../domain/shown.ts'
import { renderDocument } from './render-docx.ts'
import { cellsOf, tableOf, type FileWords } from './rows.ts'

export const FILE_FORMATS = ['csv', 'xlsx', 'json', 'docx'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

export const FILE_TYPES: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

export function findFormat(text: string | undefined): FileFormat | null {
  return FILE_FORMATS.find((format) => format === (text ?? 'csv')) ?? null
}

/** Entries as a file, the oldest meeting first. */
export async function renderFile(format: FileFormat, entries: readonly FoundEntry[], words: FileWords): Promise<Uint8Array | string> {
  if (format === 'csv') return joinBytes(writeCsv(tableOf(entries, words)))
  if (format === 'xlsx') return joinBytes(writeWorkbook([{ name: 'grid', ...tableOf(entries, words) }]))
  if (format === 'json') return `${JSON.stringify({ title: words.title, entries: entries.map((entry) => cellsOf(entry, words)) }, null, 2)}\n`
  return renderDocument(entries, words)
}
