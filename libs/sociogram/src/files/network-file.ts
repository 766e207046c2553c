import { networkFromTies, type BuiltNetwork, type RepeatedRule, type TiesProblem } from '../network-from-ties.ts'
import { ANSWERED, NO_ANSWER, NOT_ASKED, type Network } from '../network.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import type { FileProblem } from './problems.ts'

/** A property of each person or of each tie, in their order. Numbers are kept as they were written, with a point; null: not said. */
export type Column = { name: string; kind: 'text' | 'number'; values: readonly (string | null)[] }

/** What a file says, before any rule: everybody in order, every tie in order, repeated ties and ties to oneself included. */
export type NetworkFile = {
  readonly ids: readonly string[]
  /** Names to show, where they are not the ids. */
  readonly labels?: readonly (string | null)[]
  readonly isDirected: boolean
  /** Two sets: so many people form the first. */
  readonly firstSetSize?: number
  readonly from: Int32Array
  readonly to: Int32Array
  /** Line of each tie, from 1, where the file has lines. */
  readonly lines?: Int32Array
  readonly personColumns: readonly Column[]
  readonly tieColumns: readonly Column[]
}

export type NetworkChoice = {
  /** Column whose numbers are the values of the ties; without it a tie is there or not. */
  weight?: string
  /** Instead of what the file says. */
  isDirected?: boolean
  repeated?: RepeatedRule
}

/** What people did with the survey, as a column called `response` says it. */
const RESPONSES: readonly [string, number][] = [
  ['not-asked', NOT_ASKED],
  ['no-answer', NO_ANSWER],
  ['answered', ANSWERED],
]

/** The network that a file describes. Two sets have no direction; asked for as directed, the sets are forgotten. */
export function networkFromFile(file: NetworkFile, choice: NetworkChoice = {}): Outcome<BuiltNetwork, FileProblem> {
  const value = choice.weight === undefined ? undefined : readValues(file, choice.weight)
  if (value && !value.ok) return value
  const isTwoSets = file.firstSetSize !== undefined && choice.isDirected !== true
  const built = networkFromTies({
    ids: file.ids,
    ties: { from: file.from, to: file.to, ...(value ? { value: value.value } : {}) },
    isDirected: isTwoSets ? false : (choice.isDirected ?? file.isDirected),
    repeated: choice.repeated,
    ...(isTwoSets ? { mode: 'two' as const, firstSetSize: file.firstSetSize } : {}),
    response: readResponses(file),
  })
  return built.ok ? built : refused(placeProblem(file, built.refusal))
}

function readValues({ tieColumns, lines, from }: NetworkFile, name: string): Outcome<Float64Array, FileProblem> {
  const column = findColumn(tieColumns, name)
  // Without ties no reader can know of the columns of ties.
  if (!column) return from.length === 0 ? done(new Float64Array(0)) : refused({ kind: 'column-missing', name })
  const values = new Float64Array(column.values.length)
  for (const [tie, text] of column.values.entries()) {
    const line = lines ? { line: lines[tie]! } : {}
    if (text === null || text === '') return refused({ kind: 'value-missing', name, ...line })
    const value = Number(text)
    if (!Number.isFinite(value) || text.trim() === '') return refused({ kind: 'not-a-number', name: text, ...line })
    if (value < 0) return refused({ kind: 'negative-value', name: text, ...line })
    values[tie] = value
  }
  return done(values)
}

/** By its name; where no name is the same, big and small letters do not count. */
export function findColumn(columns: readonly Column[], name: string): Column | undefined {
  return columns.find((column) => column.name === name) ?? columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
}

function readResponses({ personColumns, ids }: NetworkFile): Uint8Array | undefined {
  const column = personColumns.find(({ name }) => name === 'response')
  if (!column) return undefined
  const states = column.values.map((word) => RESPONSES.find(([known]) => known === word)?.[1])
  return states.includes(undefined) ? undefined : Uint8Array.from({ length: ids.length }, (_, person) => states[person]!)
}

function placeProblem({ lines }: NetworkFile, problem: TiesProblem): FileProblem {
  if (problem.kind === 'duplicate-id') return { kind: 'id-twice', name: problem.id }
  const line = 'tie' in problem && lines ? { line: lines[problem.tie]! } : {}
  switch (problem.kind) {
    case 'tie-within-a-set':
    case 'not-a-number':
    case 'negative-value':
    case 'two-sets-have-no-direction':
      return { kind: problem.kind, ...line }
    case 'unknown-person':
      return { kind: 'person-unknown', ...line }
    default:
      return { kind: 'broken' }
  }
}

export type Described = { labels?: NetworkFile['labels']; personColumns?: readonly Column[]; valueName?: string }

/** A network as a file would describe it, each tie once; the answers to the survey become a column where not everybody answered. */
export function fileFromNetwork(network: Network, { labels, personColumns = [], valueName = 'weight' }: Described = {}): NetworkFile {
  const { outOffsets, outNeighbours, outValues, isDirected } = network
  const from: number[] = []
  const to: number[] = []
  const values: string[] = []
  for (let person = 0; person < network.n; person += 1) {
    for (let at = outOffsets[person]!; at < outOffsets[person + 1]!; at += 1) {
      const other = outNeighbours[at]!
      if (!isDirected && other < person) continue
      from.push(person)
      to.push(other)
      if (outValues) values.push(String(outValues[at]!))
    }
  }
  const hasSilence = network.response.some((state) => state !== ANSWERED)
  const response: Column = { name: 'response', kind: 'text', values: Array.from(network.response, (state) => RESPONSES[state]?.[0] ?? null) }
  return {
    ids: network.ids,
    ...(labels ? { labels } : {}),
    isDirected,
    ...(network.firstSetSize === undefined ? {} : { firstSetSize: network.firstSetSize }),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    personColumns: hasSilence ? [...personColumns, response] : personColumns,
    tieColumns: outValues ? [{ name: valueName, kind: 'number', values }] : [],
  }
}
