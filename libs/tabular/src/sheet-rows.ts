import { isoFromSerial, timeFromFraction } from './calendar.ts'
import type { TableLimits } from './limits.ts'
import type { FormatMeaning } from './number-format.ts'
import { UnreadableTable } from './outcome.ts'
import { unescapeText, type SharedStrings } from './shared-strings.ts'
import { columnIndex, EMPTY_CELL, type Cell, type TableRow } from './table.ts'
import { makeXmlReader, type XmlHandlers } from './xml.ts'

export type SheetContext = { strings: SharedStrings; styles: FormatMeaning[]; date1904: boolean; limits: TableLimits }

/** Streams the rows of one sheet; no more of it is in memory than one piece of the file. */
export async function* readSheetRows(chunks: AsyncIterable<Uint8Array>, context: SheetContext): AsyncGenerator<TableRow> {
  let ready: TableRow[] = []
  const reader = makeXmlReader(
    gatherRows(context, (row) => ready.push(row)),
    context.limits,
  )
  for await (const chunk of chunks) {
    reader.write(chunk)
    const rows = ready
    ready = []
    for (const row of rows) yield row
  }
  reader.end()
  yield* ready
}

type OpenCell = { column: number; type: string; style: number; value: string; formula: boolean }

function gatherRows(context: SheetContext, take: (row: TableRow) => void): XmlHandlers {
  const { limits } = context
  let number = 0
  let cells: Cell[] = []
  let column = -1
  let cell: OpenCell | null = null
  let isValue = false
  let isAid = false
  return {
    open(name, attributes) {
      if (name === 'row') {
        number = nextNumber(number, attributes['r'], limits)
        cells = []
        column = -1
      } else if (name === 'c') {
        column = attributes['r'] === undefined ? column + 1 : columnIndex(attributes['r'])
        if (column < 0) throw new UnreadableTable('damaged', { row: number })
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '', formula: false }
      } else if (cell !== null) {
        if (name === 'v') isValue = true
        else if (name === 't') isValue = !isAid
        else if (name === 'f') cell.formula = true
        else if (name === 'rPh') isAid = true
      }
    },
    text(text) {
      if (!isValue || cell === null) return
      cell.value += text
      if (cell.value.length > limits.cellLength)
        throw new UnreadableTable('cell-too-long', { row: number, column: cell.column + 1, maximum: limits.cellLength })
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'rPh') isAid = false
      else if (name === 'c' && cell !== null) {
        placeCell(cells, cell.column, readCell(cell, context), number, limits)
        cell = null
      } else if (name === 'row' && cells.length > 0) {
        take({ number, cells })
        cells = []
      }
    },
  }
}

function nextNumber(previous: number, given: string | undefined, limits: TableLimits): number {
  const number = given === undefined ? previous + 1 : Number(given)
  if (!Number.isInteger(number) || number <= previous) throw new UnreadableTable('damaged', { row: previous })
  if (number > limits.rows) throw new UnreadableTable('too-many-rows', { maximum: limits.rows })
  return number
}

/** Empty cells far to the right, which formatting leaves behind, do not make a row longer. */
function placeCell(cells: Cell[], column: number, cell: Cell, row: number, limits: TableLimits): void {
  if (cell.kind === 'empty') return
  if (column >= limits.columns) throw new UnreadableTable('too-many-columns', { row, maximum: limits.columns })
  while (cells.length < column) cells.push(EMPTY_CELL)
  cells[column] = cell
}

function readCell(cell: OpenCell, context: SheetContext): Cell {
  const read = readValue(cell, context)
  // A formula without a value is still something to tell about.
  return cell.formula ? { ...read, kind: read.kind === 'empty' ? 'text' : read.kind, formula: true } : read
}

function readValue({ type, value, style }: OpenCell, context: SheetContext): Cell {
  switch (type) {
    case 's':
      return readShared(value, context.strings)
    case 'inlineStr':
    case 'str':
      return textCell(unescapeText(value))
    case 'b':
      return { text: value.trim() === '1' || value.trim() === 'true' ? 'true' : 'false', kind: 'boolean' }
    case 'e':
      return { text: value, kind: 'error' }
    case 'd':
      return readIsoCell(value.trim())
    default:
      return readNumber(value, context.styles[style] ?? 'plain', context.date1904)
  }
}

function readShared(value: string, strings: SharedStrings): Cell {
  if (value === '') return EMPTY_CELL
  const text = strings.at(Number(value))
  if (text === null) throw new UnreadableTable('damaged')
  return textCell(text)
}

function textCell(text: string): Cell {
  return text === '' ? EMPTY_CELL : { text, kind: 'text' }
}

function readIsoCell(value: string): Cell {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/.exec(value)
  if (parts === null) return textCell(value)
  const [, day, time, seconds] = parts
  const isMidnight = time === undefined || (time === '00:00' && (seconds ?? '00') === '00')
  const iso = isMidnight ? `${day}` : `${day}T${time}${(seconds ?? '00') === '00' ? '' : `:${seconds}`}`
  return { text: iso, kind: 'date', iso }
}

function readNumber(value: string, meaning: FormatMeaning, date1904: boolean): Cell {
  if (value.trim() === '') return EMPTY_CELL
  const number = Number(value)
  if (!Number.isFinite(number)) return textCell(value)
  if (meaning !== 'plain') {
    const iso = number < 1 && meaning !== 'date' ? timeFromFraction(number) : isoFromSerial(number, date1904)
    if (iso !== null) return { text: iso, kind: iso.length > 8 ? 'date' : 'time', iso }
  }
  return { text: String(number), kind: 'number' }
}
