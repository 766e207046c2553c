import { detectDelimiter, splitDelimited, unguardCell, type DelimitedRecord } from './delimited.ts'
import { Gathering, isPlainNumber } from './gather.ts'
import type { NetworkFile } from './network-file.ts'
import { UnreadableFile, type DroppedList, type FileLimits } from './problems.ts'

const NOTHING = new Set(['', '.', '-', 'na', 'nan', 'n/a'])

/** A matrix of numbers; names stand in the first line and the first column, or nowhere: then people are numbered. Read twice, kept never. */
export function readCsvMatrix(text: string, limits: FileLimits, dropped: DroppedList, isDirected?: boolean): NetworkFile {
  const form = detectDelimiter(text, limits)
  const records = (): Generator<DelimitedRecord> => splitDelimited(text, form, limits)
  const names: string[] = []
  const lines: number[] = []
  let head: string[] = []
  for (const { cells, line } of records()) {
    if (lines.length === 0) head = cells
    names.push(nameOf(cells[0]!))
    lines.push(line)
  }
  const isBare = head.length === lines.length && head.every((cell) => cell.trim() !== '' && numberOf(cell) !== null)
  const columns = isBare ? head.map((_, at) => String(at + 1)) : head.slice(1).map(nameOf)
  const rows = isBare ? columns : names.slice(1)
  if (!isBare) lines.shift()
  return new MatrixPass({ rows, columns, lines, records, start: isBare ? 0 : 1, limits, dropped, isDirected }).read()
}

function nameOf(cell: string): string {
  return unguardCell(cell).trim()
}

/** A number with point or comma, zero for an empty cell, or null. */
function numberOf(cell: string): string | null {
  const text = cell.trim()
  if (NOTHING.has(text.toLowerCase())) return '0'
  const straight = /^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text
  if (isPlainNumber(straight)) return straight
  return straight !== '' && Number.isFinite(Number(straight)) ? String(Number(straight)) : null
}

type Matrix = {
  rows: string[]
  columns: string[]
  /** Line of each row. */
  lines: number[]
  records: () => Generator<DelimitedRecord>
  start: number
  limits: FileLimits
  dropped: DroppedList
  isDirected: boolean | undefined
}

/** Rows are senders. The same names in rows and columns: one set of people, in the order of the rows; none in common: two sets. */
class MatrixPass {
  readonly #matrix: Matrix
  readonly #gathering: Gathering

  constructor(matrix: Matrix) {
    this.#matrix = matrix
    this.#gathering = new Gathering(matrix.limits)
  }

  read(): NetworkFile {
    const { rows, columns, records, start, isDirected, dropped } = this.#matrix
    const isTwoSets = this.#addPeople()
    const places = columns.map((name) => this.#gathering.placeOf(name)!)
    const values: string[] = []
    let row = -start
    for (const record of records()) {
      if (row >= 0) this.#takeRow(record, row, places, isTwoSets, values)
      row += 1
    }
    this.#gathering.ties.column('weight', 'number').values = values
    const file = this.#gathering.finish(dropped, !isTwoSets, isTwoSets ? rows.length : undefined)
    return isDirected === false && !isTwoSets ? upperHalf(file) : file
  }

  #takeRow({ cells, line }: DelimitedRecord, row: number, places: readonly number[], isTwoSets: boolean, values: string[]): void {
    const { columns, start, dropped } = this.#matrix
    if (cells.slice(columns.length + start).some((cell) => cell.trim() !== '')) this.#refuseWidth(line)
    for (const [column, to] of places.entries()) {
      const cell = cells[column + start] ?? ''
      const value = numberOf(cell)
      if (value === null) throw new UnreadableFile('not-a-number', { line, name: cell })
      if (/[a-z]/i.test(cell) && value === '0') dropped.add('missing-values')
      if (Number(value) === 0) continue
      this.#gathering.addTie(row, to, line, !isTwoSets)
      values.push(value)
    }
  }

  #refuseWidth(line: number): never {
    throw new UnreadableFile('cells-differ', { line, limit: this.#matrix.columns.length + this.#matrix.start })
  }

  #addPeople(): boolean {
    const { rows, columns, lines } = this.#matrix
    rows.forEach((name, row) => this.#gathering.addPerson(name, lines[row]))
    const seen = new Set<string>()
    const twice = columns.find((name) => name === '' || seen.size === seen.add(name).size)
    if (twice !== undefined) throw new UnreadableFile(twice === '' ? 'id-missing' : 'id-twice', { line: 1, name: twice })
    const unknown = columns.filter((name) => this.#gathering.placeOf(name) === undefined)
    if (unknown.length === 0 && columns.length === rows.length) return false
    if (unknown.length < columns.length) {
      const alone = unknown[0] ?? rows.find((name) => !seen.has(name)) ?? ''
      throw new UnreadableFile('names-differ', { line: 1, name: alone })
    }
    for (const name of columns) this.#gathering.addPerson(name, 1)
    return true
  }
}

/** A matrix said to have no direction: what stands on both sides of the diagonal alike is one tie. */
function upperHalf(file: NetworkFile): NetworkFile {
  const weights = file.tieColumns[0]?.values
  const keyOf = (from: number, to: number, tie: number): string => `${from} ${to} ${weights?.[tie] ?? ''}`
  const known = new Set(Array.from(file.from, (from, tie) => keyOf(from, file.to[tie]!, tie)))
  const kept = Array.from(file.from.keys()).filter((tie) => {
    const [from, to] = [file.from[tie]!, file.to[tie]!]
    return from <= to || !known.has(keyOf(to, from, tie))
  })
  const pick = (values: Int32Array): Int32Array => Int32Array.from(kept, (tie) => values[tie]!)
  return {
    ...file,
    isDirected: false,
    from: pick(file.from),
    to: pick(file.to),
    ...(file.lines ? { lines: pick(file.lines) } : {}),
    tieColumns: file.tieColumns.map((column) => ({ ...column, values: kept.map((tie) => column.values[tie]!) })),
  }
}
