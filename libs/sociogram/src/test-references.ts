import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { networkFromTies } from './network-from-ties.ts'
import type { Network } from './network.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/data/sna')

export type ReferenceValue = { value: unknown; agree?: string[]; single_source?: boolean; note?: string }
export type ReferenceNetwork = { name: string; network: Network; groups?: string[]; values: Record<string, ReferenceValue> }

type Dataset = { directed: boolean; mode: 'one' | 'two'; weight: string | null; group: string | null }

type Counts = Record<string, number>
type References = { networks: ReferenceNetwork[]; pairs: Record<string, Record<string, unknown>>; waves: Record<string, Counts>; missing?: string }

/** The networks with values that other programs agree on, when they lie beside the project; else why not. */
export function readReferences(): References {
  if (!existsSync(path.join(FOLDER, 'reference.json'))) return { networks: [], pairs: {}, waves: {}, missing: `no reference networks in ${FOLDER}` }
  const datasets = readJson<Record<string, Dataset>>('datasets.json')
  const reference = readJson<{
    datasets: Record<string, Record<string, ReferenceValue>>
    pairs: Record<string, Record<string, unknown>>
    waves: Record<string, Counts>
  }>('reference.json')
  const there = Object.keys(datasets).filter((name) => existsSync(path.join(FOLDER, name)))
  return { networks: there.map((name) => readNetwork(name, datasets[name]!, reference.datasets[name]!)), pairs: reference.pairs, waves: reference.waves }
}

function readJson<Shape>(file: string): Shape {
  // The files are ours and have been looked at; a wrong shape shows as a failing test.
  return JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Shape
}

function readTable(file: string): Record<string, string>[] {
  const [head = [], ...rows] = readFileSync(path.join(FOLDER, file), 'utf8').trim().split(/\r?\n/).map(splitLine)
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])))
}

function splitLine(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1).map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'))
}

function readNetwork(name: string, { directed, mode, weight, group }: Dataset, values: Record<string, ReferenceValue>): ReferenceNetwork {
  const people = readTable(`${name}/nodes.csv`)
  const ids = people.map(({ id = '' }) => id)
  const placeOf = new Map(ids.map((id, at) => [id, at]))
  const rows = readTable(`${name}/edges.csv`)
  const built = networkFromTies({
    ids,
    isDirected: directed,
    mode,
    firstSetSize: people.filter((person) => person.mode === people[0]?.mode).length,
    ties: {
      from: rows.map(({ source = '' }) => placeOf.get(source) ?? -1),
      to: rows.map(({ target = '' }) => placeOf.get(target) ?? -1),
      ...(weight === null ? {} : { value: rows.map((row) => Number(row[weight])) }),
    },
  })
  if (!built.ok) throw new Error(`${name}: ${JSON.stringify(built.refusal)}`)
  return { name, network: built.value.network, values, ...(group === null ? {} : { groups: people.map((person) => person[group] || 'NA') }) }
}
