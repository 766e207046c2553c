/** A cell as the file has it; `iso` for a real date of a workbook, `formula` for a computed value. */
export type RawCell = { text: string; iso?: string; formula?: true }
/** `number` is the row of the sheet, as its reader sees it. */
export type RawRow = { number: number; cells: RawCell[] }
/** A sheet of any shape, small enough to be held. */
export type RawGrid = { name: string; date1904: boolean; rows: RawRow[] }

const EMPTY_RAW: RawCell = { text: '' }

export function rawCell(row: RawRow | undefined, column: number): RawCell {
  return row?.cells[column] ?? EMPTY_RAW
}

export function widthOf(rows: readonly RawRow[]): number {
  return rows.reduce((width, { cells }) => Math.max(width, cells.length), 0)
}

/** Rows become columns: for a grid with its dates down the side. */
export function turnGrid(grid: RawGrid): RawGrid {
  const rows = Array.from({ length: widthOf(grid.rows) }, (_, column): RawRow => ({ number: column + 1, cells: grid.rows.map((row) => rawCell(row, column)) }))
  return { ...grid, rows }
}
