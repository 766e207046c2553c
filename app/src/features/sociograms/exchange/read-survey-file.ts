import { readSheets, refusable, type TableRefusal } from '@ronde/tabular'
import { done, refused, type Facts, type Result } from '../../../kernel/result.ts'
import type { FileRow } from '../domain/survey-table.ts'

const MEGABYTE = 1024 * 1024
/** A survey of 150 people is a table of 150 by 150. */
const LIMITS = { fileBytes: MEGABYTE, inflatedBytes: 8 * MEGABYTE, sharedStringBytes: 2 * MEGABYTE, rows: 25_000, columns: 400, cellLength: 2_000 }
const LONGEST_TEXT = 600_000
const MOST_CELLS = 60_000

export type FileRefusal = TableRefusal | 'no-rows' | 'several-sheets' | 'too-many-cells'

export type FilledSheet = { name: string; rows: FileRow[] }

/** Every sheet of a workbook on which something stands, or a text as the only one; told apart by the bytes. Empty lines are left out and keep their number. */
export async function readFilledSheets(bytes: Uint8Array, name: string): Promise<Result<FilledSheet[], FileRefusal>> {
  const read = await refusable(() => readAll(bytes, name))
  return read.ok ? read.value : refused(read.refusal, read.facts)
}

/** @param sheet which one is meant; where several are filled and none is, they are named and nothing is guessed */
export async function readRows(bytes: Uint8Array, name: string, sheet = ''): Promise<Result<FileRow[], FileRefusal>> {
  const read = await readFilledSheets(bytes, name)
  if (!read.ok) return read
  const wanted = sheet === '' ? (read.value.length === 1 ? read.value[0] : undefined) : read.value.find((each) => each.name === sheet)
  return wanted === undefined ? refused('several-sheets', namesOf(read.value)) : done(wanted.rows)
}

async function readAll(bytes: Uint8Array, name: string): Promise<Result<FilledSheet[], FileRefusal>> {
  const read = await readSheets(bytes, { limits: LIMITS })
  if (!read.ok) return refused(read.refusal, read.facts)
  const { sheets, kind } = read.value
  // Text that somebody gave the name of a workbook.
  if (kind === 'text' && /\.xls[xmb]?$/i.test(name)) return refused('not-a-zip')
  const filled: FilledSheet[] = []
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden)) {
    const rows: FileRow[] = []
    let cells = 0
    for await (const row of sheet.rows()) {
      const texts = row.cells.map(({ text }) => text.replaceAll(/\s+/g, ' ').trim())
      while (texts.at(-1) === '') texts.pop()
      cells += texts.length
      if (cells > MOST_CELLS) return refused('too-many-cells', { most: MOST_CELLS })
      if (texts.length > 0) rows.push({ number: row.number, cells: texts })
    }
    if (rows.length > 0) filled.push({ name: sheet.name, rows })
  }
  return filled.length === 0 ? refused('no-rows') : done(filled)
}

function namesOf(sheets: readonly { name: string }[]): Facts {
  return { sheets: sheets.map(({ name }) => name).join(', ') }
}

/** The rows as the text that the form carries until every doubt is answered: nothing of it lies in a table. Row numbers stay as they were. */
export function textOfRows(rows: readonly FileRow[]): string | null {
  const lines = ['sep=\t']
  for (const { number, cells } of rows) {
    while (lines.length < number) lines.push('')
    lines[number] = cells.map((cell, place) => (cell.includes('"') || (place === 0 && cell === '') ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')
  }
  const text = lines.map((line) => line ?? '').join('\n')
  return text.length > LONGEST_TEXT ? null : text
}

/** Several sheets as the form carries them until one is chosen; null where together they are too long for that. */
export function textsOfSheets(sheets: readonly FilledSheet[]): CarriedSheet[] | null {
  const carried = sheets.map(({ name, rows }) => ({ name, rows: rows.length, text: textOfRows(rows) ?? '' }))
  const isShort = carried.every(({ text }) => text !== '') && carried.reduce((sum, { text }) => sum + text.length, 0) <= LONGEST_TEXT
  return isShort ? carried : null
}

export type CarriedSheet = { name: string; rows: number; text: string }

/** What was pasted, or what the form carried. */
export async function readText(text: string): Promise<Result<FileRow[], FileRefusal>> {
  const read = await readRows(Buffer.from(text), '')
  const isCarried = text.startsWith('sep=\t')
  return read.ok && isCarried ? done(read.value.map(({ number, cells }) => ({ number: number - 1, cells }))) : read
}
