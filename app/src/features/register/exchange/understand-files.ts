import { openSheet, tidyText, type Cell, type RawSheet, type TableRefusal } from '@ronde/tabular'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { hasDates } from '../domain/grid-dates.ts'
import { SHEETS } from '../domain/problem.ts'
import type { RawCell, RawGrid } from '../domain/raw-grid.ts'
import { COLUMNS } from './columns.ts'
import type { RegisterFile } from '../domain/draft.ts'
import { readFileSheets } from './read-file.ts'
import { parseRegister, type OnProgress, type ParsedRegister } from './parse-register.ts'

export type Understood = { kind: 'register'; parsed: ParsedRegister } | { kind: 'grid'; grids: RawGrid[] }
export type UnderstandRefusal = TableRefusal | 'no-dates' | 'grid-too-large' | 'nothing-sent'

const MOST_GRIDS = 12
const MOST_ROWS = 3_000
const MOST_CELLS = 150_000

type FoundSheet = { raw: RawSheet; date1904: boolean }

/** Tells a register from an ordinary attendance grid by what is in the files, and reads either. */
export async function understandFiles(files: RegisterFile[], onProgress: OnProgress = () => undefined): Promise<Result<Understood, UnderstandRefusal>> {
  const sheets: FoundSheet[] = []
  for (const file of files) {
    const read = await readFileSheets(file)
    if (!read.ok) return read
    const { date1904 } = read.value
    sheets.push(...read.value.sheets.filter(({ isHidden }) => !isHidden).map((raw) => ({ raw, date1904 })))
  }
  if (sheets.length === 0) return refused('nothing-sent')
  if (!(await isRegister(sheets))) return readGrids(sheets)
  const parsed = await parseRegister(files, onProgress)
  return parsed.ok ? done({ kind: 'register', parsed: parsed.value }) : parsed
}

/** Two sheets with the names of a register, or one with its columns. */
async function isRegister(sheets: FoundSheet[]): Promise<boolean> {
  const named = sheets.filter(({ raw }) => (SHEETS as readonly string[]).includes(tidyText(raw.name).toLowerCase()))
  if (named.length >= 2) return true
  for (const { raw } of sheets.slice(0, SHEETS.length)) {
    const { header } = await openSheet(raw)
    const keys = new Set(
      header.map((title) =>
        tidyText(title)
          .toLowerCase()
          .replaceAll(/[\s-]+/g, '_'),
      ),
    )
    if (SHEETS.some((sheet) => COLUMNS[sheet].filter(({ isRequired }) => isRequired).every(({ name }) => keys.has(name)))) return true
  }
  return false
}

async function readGrids(sheets: FoundSheet[]): Promise<Result<Understood, UnderstandRefusal>> {
  const grids: RawGrid[] = []
  for (const { raw, date1904 } of sheets) {
    const grid = await readGrid(raw, date1904)
    if (grid === null) return refused('grid-too-large', { rows: MOST_ROWS })
    if (hasDates(grid)) grids.push(grid)
    if (grids.length === MOST_GRIDS) break
  }
  return grids.length === 0 ? refused('no-dates') : done({ kind: 'grid', grids })
}

async function readGrid(raw: RawSheet, date1904: boolean): Promise<RawGrid | null> {
  const rows: RawGrid['rows'] = []
  let cells = 0
  for await (const row of raw.rows()) {
    cells += row.cells.length
    if (rows.length === MOST_ROWS || cells > MOST_CELLS) return null
    rows.push({ number: row.number, cells: row.cells.map(rawCellOf) })
  }
  return { name: raw.name, date1904, rows }
}

function rawCellOf({ text, iso, formula }: Cell): RawCell {
  return { text: tidyText(text), ...(iso === undefined ? {} : { iso }), ...(formula === true ? { formula } : {}) }
}
