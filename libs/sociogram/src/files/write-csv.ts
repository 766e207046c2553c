import { guardCell } from './delimited.ts'
import type { Column } from './network-file.ts'
import { withSetColumn } from './two-sets.ts'
import { besideName, cellsOf, distinct, markedText, renameColumns, takeValues, type Writing, type WrittenFile } from './writing.ts'

/** A list of ties and, beside it, the list of people; text that a spreadsheet program could take for a formula is guarded. */
export function writeCsvTies({ file: given, name, dropped }: Writing): WrittenFile[] {
  const file = withSetColumn(given)
  const ids = distinct(file.ids, (id) => id.trim(), dropped)
  const ties = renameColumns(file.tieColumns, ['source', 'target', 'type'], dropped)
  const own: Column[] =
    file.isDirected || file.from.length === 0 || file.firstSetSize !== undefined
      ? []
      : [{ name: 'type', kind: 'text', values: Array.from(file.from, () => 'Undirected') }]
  const lines = [['source', 'target', ...[...own, ...ties].map((column) => column.name)].map(textCell).join(',')]
  for (const [tie, from] of file.from.entries())
    lines.push([textCell(ids[from]!), textCell(ids[file.to[tie]!]!), ...[...own, ...ties].map((column) => cellOf(column, tie))].join(','))
  return [
    { name, text: textOf(lines) },
    { name: besideName(name, 'nodes', '.csv'), text: peopleText({ file: { ...file, ids }, name, dropped }) },
  ]
}

/** Everybody in order, isolates included. */
function peopleText({ file, dropped }: Writing): string {
  const columns = renameColumns(file.personColumns, ['id', 'label'], dropped)
  const labels: Column[] = file.labels ? [{ name: 'label', kind: 'text', values: file.labels }] : []
  const lines = [['id', ...[...labels, ...columns].map((column) => column.name)].map(textCell).join(',')]
  for (const [person, id] of file.ids.entries()) lines.push([textCell(id), ...[...labels, ...columns].map((column) => cellOf(column, person))].join(','))
  return textOf(lines)
}

/** A square of names, or a rectangle of two sets: rows send. Who has no tie keeps an empty row. */
export function writeCsvMatrix(writing: Writing): WrittenFile[] {
  const { dropped, name } = writing
  const file = { ...writing.file, ids: distinct(writing.file.ids, (id) => id.trim(), dropped) }
  const { from, to, values } = cellsOf({ ...writing, file }, takeValues(writing), true)
  const size = file.firstSetSize
  const [rows, columns, shift] = size === undefined ? [file.ids, file.ids, 0] : [file.ids.slice(0, size), file.ids.slice(size), size]
  const byRow = Map.groupBy(from.keys(), (cell) => from[cell]!)
  dropped.add('zero-ties', values.filter((value) => value !== null && Number(value) === 0).length)
  const lines = [['', ...columns.map(textCell)].join(',')]
  for (const [row, id] of rows.entries()) {
    const cells = columns.map(() => '0')
    for (const cell of byRow.get(row) ?? []) cells[to[cell]! - shift] = values[cell] ?? '1'
    lines.push([textCell(id), ...cells].join(','))
  }
  const people =
    file.personColumns.length > 0 || file.labels !== undefined ? [{ name: besideName(name, 'nodes', '.csv'), text: peopleText({ ...writing, file }) }] : []
  return [{ name, text: textOf(lines) }, ...people]
}

/** A matrix of one wave for RSiena, 0 and 1 between blanks, NA in the row of who did not answer; the names stand beside. */
export function writeSiena(writing: Writing): WrittenFile[] {
  const { file, dropped, name } = writing
  for (const column of file.tieColumns) dropped.add('tie-column', 1, column.name)
  const { from, to } = cellsOf(writing, null, false)
  const size = file.firstSetSize
  const [rows, width, shift] = size === undefined ? [file.ids.length, file.ids.length, 0] : [size, file.ids.length - size, size]
  const response = file.personColumns.find((column) => column.name === 'response')?.values
  const byRow = Map.groupBy(from.keys(), (cell) => from[cell]!)
  const lines = Array.from({ length: rows }, (_, row) => {
    const own = byRow.get(row) ?? []
    const isSilent = own.length === 0 && response?.[row] === 'no-answer'
    const cells = Array.from({ length: width }, (__, column): string => (isSilent && (size !== undefined || column !== row) ? 'NA' : '0'))
    for (const cell of own) cells[to[cell]! - shift] = '1'
    return cells.join(' ')
  })
  return [
    { name, text: `${lines.join('\n')}\n` },
    { name: besideName(name, 'nodes', '.csv'), text: peopleText(writing) },
  ]
}

function cellOf({ kind, values }: Column, at: number): string {
  const value = values[at] ?? null
  if (value === null) return ''
  return kind === 'number' ? value : textCell(value)
}

function textCell(text: string): string {
  const guarded = guardCell(text)
  return /["\r\n,;\t]|^\s|\s$|^\uFEFF/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

function textOf(lines: readonly string[]): string {
  return markedText(`${lines.join('\r\n')}\r\n`)
}
