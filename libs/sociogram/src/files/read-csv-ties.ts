import { detectDelimiter, splitDelimited, unguardCell, type Delimited, type DelimitedRecord } from './delimited.ts'
import { Gathering, isPlainNumber } from './gather.ts'
import type { NetworkFile } from './network-file.ts'
import { DroppedList, UnreadableFile, type FileLimits } from './problems.ts'

/** Names that programs and people give to the two ends of a tie. */
const ENDS: readonly (readonly [string, string])[] = [
  ['source', 'target'],
  ['from', 'to'],
  ['sender', 'receiver'],
  ['ego', 'alter'],
  ['van', 'naar'],
  ['de', 'vers'],
  ['von', 'nach'],
]

type Head = { names: string[]; line: number }

/** Places of the two ends in a first line, or null where it names none. */
export function findEnds(cells: readonly string[]): [number, number] | null {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  for (const [source, target] of ENDS) if (names.includes(source) && names.includes(target)) return [names.indexOf(source), names.indexOf(target)]
  return null
}

/** A list of ties, and a list of people where there is one: then nobody else may be named. */
export function readCsvTies(text: string, people: string | null, limits: FileLimits, dropped: DroppedList): NetworkFile {
  const gathering = new Gathering(limits)
  if (people !== null) gatherPeople(people, gathering)
  const form = detectDelimiter(text, limits)
  const records = splitDelimited(text, form, limits)
  const head = readHead(records, limits)
  const ends = findEnds(head.names)
  if (!ends) throw new UnreadableFile('column-missing', { line: head.line, name: head.names.includes('source') ? 'target' : 'source' })
  const columns = valueColumns(head.names, ends, gathering.ties)
  const place = people === null ? gathering.findOrAddPerson.bind(gathering) : gathering.findPerson.bind(gathering)
  for (const record of records) {
    checkWidth(record, head.names.length, Math.max(...ends) + 1)
    const { cells, line } = record
    const tie = gathering.addTie(place(idOf(cells[ends[0]]!), line), place(idOf(cells[ends[1]]!), line), line, true)
    for (const { at, column } of columns) column.values[tie] = valueOf(cells[at])
  }
  for (const { column } of columns) straightenNumbers(column, form)
  readDirections(gathering)
  return gathering.finish(dropped, true)
}

/** A list of people alone. */
export function readCsvPeople(text: string, limits: FileLimits): NetworkFile {
  const gathering = new Gathering(limits)
  gatherPeople(text, gathering)
  return gathering.finish(new DroppedList(), true)
}

function gatherPeople(text: string, gathering: Gathering): void {
  const { limits } = gathering
  const form = detectDelimiter(text, limits)
  const records = splitDelimited(text, form, limits)
  const { names, line } = readHead(records, limits)
  const lower = names.map((name) => name.toLowerCase())
  const id = ['id', 'node'].map((name) => lower.indexOf(name)).find((at) => at >= 0)
  if (id === undefined) throw new UnreadableFile('column-missing', { line, name: 'id' })
  const label = lower.indexOf('label')
  const columns = valueColumns(names, [id, label], gathering.people)
  for (const record of records) {
    checkWidth(record, names.length, id + 1)
    const person = gathering.addPerson(idOf(record.cells[id]!), record.line, valueOf(record.cells[label]))
    for (const { at, column } of columns) column.values[person] = valueOf(record.cells[at])
  }
  for (const { column } of columns) straightenNumbers(column, form)
}

function readHead(records: Generator<DelimitedRecord>, limits: FileLimits): Head {
  const first = records.next()
  if (first.done) throw new UnreadableFile('empty')
  const { cells, line } = first.value
  if (cells.length > limits.columns) throw new UnreadableFile('too-many-columns', { line, limit: limits.columns })
  const names = cells.map((cell, at) => unguardCell(cell).trim() || `column ${at + 1}`)
  const twice = names.find((name, at) => names.indexOf(name) < at)
  if (twice !== undefined) throw new UnreadableFile('column-twice', { line, name: twice })
  return { names, line }
}

type Filled = { at: number; column: { name: string; values: (string | null)[] } }

function valueColumns(names: readonly string[], taken: readonly number[], columns: Gathering['ties']): Filled[] {
  return names.flatMap((name, at) => (taken.includes(at) ? [] : [{ at, column: columns.column(name) }]))
}

/** Spreadsheet programs leave empty cells at the end of a line away; a cell too many, or an end too few, is a broken line. */
function checkWidth({ cells, line }: DelimitedRecord, width: number, least: number): void {
  if (cells.length < least || cells.slice(width).some((cell) => cell !== '')) throw new UnreadableFile('cells-differ', { line, limit: width })
}

function idOf(cell: string): string {
  return unguardCell(cell).trim()
}

function valueOf(cell: string | undefined): string | null {
  return cell === undefined || cell === '' ? null : unguardCell(cell)
}

const DECIMAL_COMMA = /^-?\d+,\d+$/

/** Where comma separates nothing else, "3,5" is a number: in a column of numbers only. */
function straightenNumbers({ values }: Filled['column'], { delimiter }: Delimited): void {
  if (delimiter === ',' && !values.some((value) => value?.includes(','))) return
  let hasComma = false
  for (const value of values) {
    if (value === null || isPlainNumber(value.trim())) continue
    if (!DECIMAL_COMMA.test(value.trim())) return
    hasComma = true
  }
  if (!hasComma) return
  for (const [place, value] of values.entries()) values[place] = value?.trim().replace(',', '.') ?? null
}

/** Gephi says in a column `Type` whether a tie has a direction. */
function readDirections(gathering: Gathering): void {
  const column = gathering.ties.find('type')
  if (!column || !column.values.every((value) => /^(?:un)?directed$/i.test(value ?? ''))) return
  for (const [tie, value] of column.values.entries()) gathering.setDirected(tie, value!.toLowerCase() === 'directed')
  gathering.ties.remove(column)
}
