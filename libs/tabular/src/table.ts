/**
 * What a cell held. A day has `iso` 'YYYY-MM-DD', a moment 'YYYY-MM-DDTHH:MM' (wall time, with ':SS' only when seconds are not zero),
 * a time of day (`time`) 'HH:MM'. `text` is what to show or to parse; a number has its shortest form, an error its code ('#N/A').
 */
export type Cell = { text: string; kind: CellKind; iso?: string; formula?: boolean }
export type CellKind = 'text' | 'number' | 'date' | 'time' | 'boolean' | 'empty' | 'error'

/** One row as it stands in the file: the row number of a workbook, the line number of a text file (of its first line). Both count from 1. */
export type TableRow = { number: number; cells: Cell[] }

/** A sheet as found, nothing assumed about headers. `rows()` starts again from the top each time; rows without content are left out. */
export type RawSheet = { name: string; rows(): AsyncIterable<TableRow> }

/** A sheet whose first row with content names the columns. Every row has at least as many cells as the header. */
export type Sheet = { name: string; header: string[]; headerNumber: number; rows: AsyncIterable<TableRow> }

export const EMPTY_CELL: Readonly<Cell> = Object.freeze({ text: '', kind: 'empty' })

/** Reads the header and leaves the rows to be streamed. A sheet without content has an empty header and no rows. */
export async function openSheet(raw: RawSheet): Promise<Sheet> {
  const headerRow = await findFirstRow(raw)
  if (headerRow === null) return { name: raw.name, header: [], headerNumber: 0, rows: streamRowsAfter(raw, Infinity, 0) }
  const header = headerRow.cells.map((cell) => cell.text.trim())
  while (header.at(-1) === '') header.pop()
  return { name: raw.name, header, headerNumber: headerRow.number, rows: streamRowsAfter(raw, headerRow.number, header.length) }
}

async function findFirstRow(raw: RawSheet): Promise<TableRow | null> {
  for await (const row of raw.rows()) return row
  return null
}

async function* streamRowsAfter(raw: RawSheet, headerNumber: number, width: number): AsyncGenerator<TableRow> {
  if (headerNumber === Infinity) return
  for await (const row of raw.rows()) {
    if (row.number <= headerNumber) continue
    while (row.cells.length < width) row.cells.push(EMPTY_CELL)
    yield row
  }
}

/** All rows at once, for small sheets. */
export async function collectRows(rows: AsyncIterable<TableRow>): Promise<TableRow[]> {
  const collected: TableRow[] = []
  for await (const row of rows) collected.push(row)
  return collected
}

/** The cell in a column counted from 0; empty when the row is shorter. */
export function cellAt(row: TableRow, column: number): Cell {
  return row.cells[column] ?? EMPTY_CELL
}

/** Letters of a column counted from 0: 0 is 'A', 26 is 'AA'. */
export function columnName(column: number): string {
  let name = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name
  return name
}

/** Column counted from 0 of a name such as 'AA' or a reference such as 'AA12'; -1 when there are no letters in front. */
export function columnIndex(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

/** How a place is named to a person: 'C12'. */
export function placeName(row: number, column: number): string {
  return `${columnName(column)}${row}`
}
