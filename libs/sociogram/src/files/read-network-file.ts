import { done, refused, type Outcome } from '../outcome.ts'
import { decodeText } from './decode-text.ts'
import { detectDelimiter, splitDelimited } from './delimited.ts'
import { isPlainNumber } from './gather.ts'
import { formatOfName, formatOfText } from './formats.ts'
import type { NetworkFile } from './network-file.ts'
import { DroppedList, FILE_LIMITS, UnreadableFile, type Dropped, type FileLimits, type FileProblem } from './problems.ts'
import { withPeople } from './matrix-people.ts'
import { findEnds, readCsvPeople, readCsvTies } from './read-csv-ties.ts'
import { readCsvMatrix } from './read-csv-matrix.ts'
import { readDl } from './read-dl.ts'
import { readGexf } from './read-gexf.ts'
import { nameByColumns, readGraphml } from './read-graphml.ts'
import { readJson } from './read-json.ts'
import { readPajek, type BesideText } from './read-pajek.ts'
import { readSiena } from './read-siena.ts'
import { readVna } from './read-vna.ts'
import { findTwoSets } from './two-sets.ts'

export type BesideFile = { name: string; bytes: Uint8Array }

export type ReadOptions = {
  /** Beside ties or a matrix: the list of people. Beside Pajek: partitions and vectors. */
  beside?: readonly BesideFile[]
  /** A matrix alike on both sides of its diagonal may have no direction: only its owner knows. */
  isDirected?: boolean
  limits?: Partial<FileLimits>
}

export type ReadFile = { file: NetworkFile; dropped: Dropped[] }

/** Reads a file as its name and its first signs say. All of it or nothing: the first thing that cannot be read is named with its line. */
export function readNetworkFile(bytes: Uint8Array, name: string, options: ReadOptions = {}): Outcome<ReadFile, FileProblem> {
  const limits = { ...FILE_LIMITS, ...options.limits }
  const dropped = new DroppedList()
  try {
    const text = textOf(bytes, limits)
    const beside = (options.beside ?? []).map((each) => ({ name: each.name, text: textOf(each.bytes, limits) }))
    const file = findTwoSets(readText(text, name, { beside, isDirected: options.isDirected, limits, dropped }))
    return done({ file, dropped: dropped.list() })
  } catch (error) {
    if (error instanceof UnreadableFile) return refused(error.problem)
    throw error
  }
}

function textOf(bytes: Uint8Array, limits: FileLimits): string {
  if (bytes.byteLength > limits.bytes) throw new UnreadableFile('too-large', { limit: limits.bytes })
  return decodeText(bytes)
}

type Around = { beside: readonly BesideText[]; isDirected: boolean | undefined; limits: FileLimits; dropped: DroppedList }

function readText(text: string, name: string, { beside, isDirected, limits, dropped }: Around): NetworkFile {
  const format = formatOfName(name) ?? formatOfText(text)
  if (beside.length > 0 && !['csv', 'csv-matrix', 'siena', 'pajek', 'pajek-project'].includes(format)) dropped.add('columns-without-network', beside.length)
  const people = beside[0]?.text ?? null
  switch (format) {
    case 'graphml':
      return nameByColumns(readGraphml(text, limits, dropped))
    case 'gexf':
      return readGexf(text, limits, dropped)
    case 'pajek':
    case 'pajek-project':
      return readPajek(text, limits, dropped, beside)
    case 'dl':
      return readDl(text, limits, dropped)
    case 'vna':
      return readVna(text, limits, dropped)
    case 'json':
      return readJson(text, limits, dropped)
    case 'siena':
      return withPeople(readSiena(text, limits, dropped, people === null ? undefined : readCsvPeople(people, limits).ids.length), people, limits, true)
    case 'csv-matrix':
      return withPeople(readCsvMatrix(text, limits, dropped, isDirected), people, limits)
    case 'csv':
      return isMatrix(text, limits) ? withPeople(readCsvMatrix(text, limits, dropped, isDirected), people, limits) : readCsvTies(text, people, limits, dropped)
  }
}

/** Without names of ends a table is a matrix when its corner is empty, or its columns are named like its rows, or it holds as many numbers each way. */
function isMatrix(text: string, limits: FileLimits): boolean {
  let head: string[] | null = null
  const rows: string[] = []
  for (const { cells } of splitDelimited(text, detectDelimiter(text, limits), limits)) {
    if (head === null) {
      if (findEnds(cells) !== null) return false
      if (cells[0]!.trim() === '') return true
      head = cells
    } else rows.push(cells[0]!.trim())
    if (rows.length > head.length) return false
  }
  const names = new Set(head?.slice(1).map((cell) => cell.trim()))
  if (names.size > 0 && rows.length === names.size && rows.every((row) => names.has(row))) return true
  return head !== null && head.length === rows.length + 1 && head.length > 2 && [...head, ...rows].every((cell) => isPlainNumber(cell.trim()))
}
