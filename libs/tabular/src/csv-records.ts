import type { TableLimits } from './limits.ts'
import { UnreadableTable } from './outcome.ts'

export type Delimiter = ',' | ';' | '\t'

/** Cells of one record and the line, from 1, on which it starts. */
export type CsvRecord = { line: number; cells: string[] }

const QUOTE = 34
const LF = 10
const CR = 13

/**
 * Splits text into records (RFC 4180), as patient as spreadsheet programs are: any line end, a quote inside an unquoted cell is itself,
 * and what follows a closing quote is kept.
 */
export function* splitRecords(text: string, delimiter: Delimiter, limits: TableLimits): Generator<CsvRecord> {
  const separator = delimiter.charCodeAt(0)
  let at = 0
  let line = 1
  while (at < text.length) {
    const record: CsvRecord = { line, cells: [] }
    let isOpen = true
    while (isOpen) {
      const cell = takeCell(text, at, separator, record)
      if (cell.value.length > limits.cellLength)
        throw new UnreadableTable('cell-too-long', { row: line, column: record.cells.length + 1, maximum: limits.cellLength })
      record.cells.push(cell.value)
      if (record.cells.length > limits.columns) throw new UnreadableTable('too-many-columns', { row: record.line, maximum: limits.columns })
      line += cell.lines
      at = cell.end
      isOpen = text.charCodeAt(at) === separator
      if (isOpen) at += 1
    }
    if (at < text.length) {
      at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1
      line += 1
    }
    yield record
  }
}

type TakenCell = { value: string; end: number; lines: number }

function takeCell(text: string, start: number, separator: number, record: CsvRecord): TakenCell {
  if (text.charCodeAt(start) !== QUOTE) {
    const end = endOfPlain(text, start, separator)
    return { value: text.slice(start, end), end, lines: 0 }
  }
  let value = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) throw new UnreadableTable('unclosed-quote', { row: record.line, column: record.cells.length + 1 })
    value += text.slice(at, quote)
    at = quote + 1
    if (text.charCodeAt(at) !== QUOTE) break
    value += '"'
    at += 1
  }
  const end = endOfPlain(text, at, separator)
  return { value: end > at ? value + text.slice(at, end) : value, end, lines: countLines(value) }
}

function endOfPlain(text: string, start: number, separator: number): number {
  let at = start
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === separator || code === LF || code === CR) break
  }
  return at
}

function countLines(value: string): number {
  return value.match(/\r\n|\r|\n/g)?.length ?? 0
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t']
const SAMPLE_LENGTH = 65_536
const SAMPLE_RECORDS = 50

/** The delimiter that cuts most records of the beginning into the same number of cells, more than one; a comma when none does. */
export function detectDelimiter(text: string, limits: TableLimits): Delimiter {
  const sample = text.slice(0, SAMPLE_LENGTH)
  let best: { delimiter: Delimiter; agreeing: number; columns: number } = { delimiter: ',', agreeing: 0, columns: 1 }
  for (const delimiter of DELIMITERS) {
    const { agreeing, columns } = measureAgreement(sample, delimiter, limits)
    if (agreeing > best.agreeing || (agreeing === best.agreeing && columns > best.columns)) best = { delimiter, agreeing, columns }
  }
  return best.delimiter
}

function measureAgreement(sample: string, delimiter: Delimiter, limits: TableLimits): { agreeing: number; columns: number } {
  const counts = new Map<number, number>()
  try {
    let seen = 0
    for (const { cells } of splitRecords(sample, delimiter, limits)) {
      if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
      seen += 1
      if (seen === SAMPLE_RECORDS) break
    }
  } catch {
    // The sample may end inside a quoted cell; what was counted so far still counts.
  }
  const [columns, agreeing] = [...counts].toSorted((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [1, 0]
  return { agreeing, columns }
}
