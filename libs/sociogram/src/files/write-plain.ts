import type { Column, NetworkFile } from './network-file.ts'
import { JSON_FORMAT, JSON_VERSION } from './read-json.ts'
import { withSetColumn } from './two-sets.ts'
import {
  besideName,
  cellsOf,
  distinct,
  dropLabels,
  dropPeople,
  markedText,
  renameColumns,
  splitRelations,
  takeValues,
  type Writing,
  type WrittenFile,
} from './writing.ts'

/** A text in double quotes for a format that cannot escape them. */
function quoted(text: string, { dropped }: Pick<Writing, 'dropped'>): string {
  const plain = oneLine(text)
  if (plain !== text) dropped.add('signs-replaced')
  return `"${plain}"`
}

function oneLine(text: string): string {
  return text
    .replaceAll('"', '’')
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replaceAll('\t', ' ')
}

/**
 * Pajek: one kind of tie in a file, a partition or a vector beside it for each property; ids are the labels. UTF-8 without a mark in front, which
 * igraph and NetworkX do not get past.
 */
export function writePajek(writing: Writing): WrittenFile[] {
  const { file, name } = writing
  const ids = pajekIds(writing)
  dropLabels(writing)
  const networks = splitRelations(file).map(({ relation, part }, at) => ({
    name: at === 0 ? name : besideName(name, relation ?? 'none'),
    text: networkText({ ...writing, file: { ...part, ids } }),
  }))
  if (networks.length > 1) writing.dropped.add('tie-column', 1, 'relation')
  const columns = file.personColumns.map((column) => {
    const { ending, text } = propertyText(column, writing)
    return { name: besideName(name, column.name, ending), text }
  })
  return [...networks, ...columns]
}

/** A project of Pajek: all kinds of ties and every property in one file. */
export function writePajekProject(writing: Writing): WrittenFile[] {
  const { file, name } = writing
  const ids = pajekIds(writing)
  dropLabels(writing)
  const parts = splitRelations(file).map(
    ({ relation, part }) => `*Network ${oneLine(relation ?? 'ties')}\r\n${networkText({ ...writing, file: { ...part, ids } })}`,
  )
  const columns = file.personColumns.map((column) => {
    const { ending, text } = propertyText(column, writing)
    return `*${ending === '.clu' ? 'Partition' : 'Vector'} ${oneLine(column.name)}\r\n${text}`
  })
  return [{ name, text: markedText([...parts, ...columns].join('\r\n')) }]
}

function pajekIds({ file, dropped }: Writing): string[] {
  return distinct(file.ids, oneLine, dropped)
}

function networkText(writing: Writing): string {
  const { file } = writing
  const values = takeValues(writing)
  const lines = [
    `*Vertices ${file.ids.length}${file.firstSetSize === undefined ? '' : ` ${file.firstSetSize}`}`,
    ...file.ids.map((id, person) => `${person + 1} "${id}"`),
  ]
  lines.push(file.isDirected ? '*Arcs' : '*Edges')
  for (const [tie, from] of file.from.entries()) lines.push(`${from + 1} ${file.to[tie]! + 1}${values ? ` ${values[tie]}` : ''}`)
  return `${lines.join('\r\n')}\r\n`
}

/** Numbers become a vector; words a partition of numbered groups in the order in which they come, 0 where nobody knows. */
function propertyText({ name, kind, values }: Column, { dropped }: Writing): { ending: '.clu' | '.vec'; text: string } {
  const groups = [...new Set(values.filter((value) => value !== null))]
  if (kind === 'text') {
    dropped.add('group-names', groups.length, name)
    dropped.add('missing-values', values.filter((value) => value === null).length, name)
  }
  const numbers =
    kind === 'number' ? values.map((value) => value ?? '999999998') : values.map((value) => String(value === null ? 0 : groups.indexOf(value) + 1))
  return { ending: kind === 'number' ? '.vec' : '.clu', text: `*Vertices ${values.length}\r\n${numbers.map((number) => `${number}\r\n`).join('')}` }
}

/** UCINET DL in its strictest form: a word a line in the head, labels without blanks, one kind of tie in a file. */
export function writeDl(writing: Writing): WrittenFile[] {
  const { file, dropped, name } = writing
  dropPeople(writing)
  const ids = distinct(file.ids, (id) => id.replace(/[\s,;:="'!]+/g, '_'), dropped)
  const parts = splitRelations(file)
  if (parts.length > 1) dropped.add('tie-column', 1, 'relation')
  return parts.map(({ relation, part }, at) => ({
    name: at === 0 ? name : besideName(name, relation ?? 'none'),
    text: dlText({ ...writing, file: { ...part, ids } }),
  }))
}

function dlText(writing: Writing): string {
  const { ids, firstSetSize: size } = writing.file
  const values = takeValues(writing)
  const { from, to, values: cells } = cellsOf(writing, values, true)
  const shift = size ?? 0
  const head =
    size === undefined
      ? [`dl n=${ids.length}`, 'format = edgelist1', 'labels:', ...ids]
      : [`dl nr=${size}, nc=${ids.length - size}`, 'format = edgelist2', 'row labels:', ...ids.slice(0, size), 'column labels:', ...ids.slice(size)]
  const lines = from.map((sender, cell) => `${sender + 1} ${to[cell]! + 1 - shift}${values ? ` ${cells[cell]}` : ''}`)
  return `${[...head, 'data:', ...lines].join('\n')}\n`
}

/** VNA: people with their properties, ties with a column for each kind of value; ties without direction both ways, unless two sets say it. */
export function writeVna(writing: Writing): WrittenFile[] {
  const { dropped, name } = writing
  const file = withSetColumn(writing.file)
  const ids = distinct(file.ids, oneLine, dropped)
  const plainName = (column: string): string => column.replace(/[\s,"']+/g, '_')
  const labels: Column[] = file.labels ? [{ name: 'label', kind: 'text', values: file.labels }] : []
  const people = [...labels, ...renameColumns(file.personColumns, ['id', 'label'], dropped, plainName)]
  const ties = renameColumns(file.tieColumns, ['from', 'to'], dropped, plainName)
  const cell = ({ kind, values }: Column, place: number): string => (kind === 'number' ? (values[place] ?? '""') : quoted(values[place] ?? '', writing))
  const lines = ['*Node data', ['ID', ...people.map((column) => column.name)].join(' ')]
  for (const [person, id] of ids.entries()) lines.push([`"${id}"`, ...people.map((column) => cell(column, person))].join(' '))
  lines.push('*Tie data', ['from', 'to', ...ties.map((column) => column.name)].join(' '))
  const isBothWays = !file.isDirected && file.firstSetSize === undefined
  for (const [tie, from] of file.from.entries()) {
    const to = file.to[tie]!
    const values = ties.map((column) => cell(column, tie))
    lines.push([`"${ids[from]}"`, `"${ids[to]}"`, ...values].join(' '))
    if (isBothWays && from !== to) lines.push([`"${ids[to]}"`, `"${ids[from]}"`, ...values].join(' '))
  }
  if (isBothWays) dropped.add('direction', file.from.length)
  return [{ name, text: `${lines.join('\r\n')}\r\n` }]
}

/** Our own schema: nothing is lost, and its version is said. */
export function writeJson({ file, name }: Writing): WrittenFile[] {
  const described = (columns: readonly Column[]) => columns.map((column) => ({ name: column.name, kind: column.kind }))
  const list = (items: readonly string[]): string => (items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`)
  const people = file.ids.map((id, person) =>
    JSON.stringify({ id, ...(file.labels?.[person] ? { label: file.labels[person] } : {}), ...valuesAt(file.personColumns, person) }),
  )
  const ties = Array.from(file.from, (from, tie) => JSON.stringify({ from: file.ids[from], to: file.ids[file.to[tie]!], ...valuesAt(file.tieColumns, tie) }))
  const fields = [
    `"format": "${JSON_FORMAT}"`,
    `"version": ${JSON_VERSION}`,
    `"directed": ${file.isDirected}`,
    ...(file.firstSetSize === undefined ? [] : [`"firstSetSize": ${file.firstSetSize}`]),
    `"personColumns": ${JSON.stringify(described(file.personColumns))}`,
    `"tieColumns": ${JSON.stringify(described(file.tieColumns))}`,
    `"people": ${list(people)}`,
    `"ties": ${list(ties)}`,
  ]
  return [{ name, text: `{\n  ${fields.join(',\n  ')}\n}\n` }]
}

function valuesAt(columns: NetworkFile['personColumns'], place: number): { values?: Record<string, string | number> } {
  const said = columns.flatMap(({ name, kind, values }): [string, string | number][] => {
    const value = values[place] ?? null
    return value === null ? [] : [[name, kind === 'number' && String(Number(value)) === value ? Number(value) : value]]
  })
  return said.length === 0 ? {} : { values: Object.fromEntries(said) }
}
