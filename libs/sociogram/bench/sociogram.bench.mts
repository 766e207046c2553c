import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import Graph from 'graphology'
import louvain from 'graphology-communities-louvain'
import { connectedComponents } from 'graphology-components'
import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js'
import pagerank from 'graphology-metrics/centrality/pagerank.js'
import { betweennessOfSources, combineBetweenness } from '../src/betweenness.ts'
import { generateNetwork } from '../src/generate-network.ts'
import { findMeasure, MEASURES } from '../src/measures.ts'
import { networkFromSide, outgoing, type Network } from '../src/network.ts'

const SEED = 20_230_201
const broken: string[] = []

function say(line: string): void {
  process.stdout.write(`  ${line}\n`)
}

function hold(isMet: boolean, what: string): void {
  if (!isMet) broken.push(what)
}

function time(work: () => unknown): number {
  const started = performance.now()
  if (work() === undefined) throw new Error('measured nothing')
  return performance.now() - started
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!
}

/** The same ties in a new network, of which nothing is known yet. */
function fresh(network: Network): Network {
  return networkFromSide(network, outgoing(network))
}

function listTies({ n, outOffsets, outNeighbours }: Network): { from: number[]; to: number[] } {
  const ties = { from: [] as number[], to: [] as number[] }
  for (let person = 0; person < n; person += 1) {
    for (let at = outOffsets[person]!; at < outOffsets[person + 1]!; at += 1) {
      if (person > outNeighbours[at]!) continue
      ties.from.push(person)
      ties.to.push(outNeighbours[at]!)
    }
  }
  return ties
}

function inGraphology(network: Network): Graph {
  const graph = new Graph({ type: 'undirected', multi: false, allowSelfLoops: false })
  const { from, to } = listTies(network)
  for (let person = 0; person < network.n; person += 1) graph.addNode(String(person))
  from.forEach((person, tie) => graph.addUndirectedEdge(String(person), String(to[tie])))
  return graph
}

/** Wall time inside python-igraph where Debian's package is installed, else null. */
function betweennessInIgraph(network: Network): number | null {
  const { from, to } = listTies(network)
  const program = `
import json, sys, time, igraph
ends = json.load(sys.stdin)
graph = igraph.Graph(n=${network.n}, edges=list(zip(ends['from'], ends['to'])))
start = time.perf_counter()
graph.betweenness()
print((time.perf_counter() - start) * 1000)
`
  const ran = spawnSync('/usr/bin/python3', ['-c', program], { input: JSON.stringify({ from, to }), encoding: 'utf8' })
  return ran.status === 0 ? Number(ran.stdout) : null
}

function everythingTogether(): void {
  const network = generateNetwork({ people: 150, ties: 1_500, seed: SEED })
  const groups = Array.from({ length: 150 }, (_, person) => `g${person % 8}`)
  const measureAll = () => {
    const each = fresh(network)
    return MEASURES.map((measure) => measure.measure(each, { groups }))
  }
  for (let round = 0; round < 20; round += 1) measureAll()
  const spent = median(Array.from({ length: 21 }, () => time(measureAll)))
  say(`${MEASURES.length} measures together, 150 / 1,500: ${spent.toFixed(1)} ms`)
  hold(spent <= 30, 'every measure together within 30 ms')
}

function allBetweenness(network: Network): Float64Array {
  return combineBetweenness(network, [
    betweennessOfSources(
      network,
      Array.from({ length: network.n }, (_, person) => person),
    ),
  ])
}

function exactBetweenness(): void {
  const network = generateNetwork({ people: 2_000, ties: 20_000, seed: SEED })
  const graph = inGraphology(network)
  allBetweenness(network)
  const rounds = Array.from({ length: 3 }, () => ({
    ours: time(() => allBetweenness(network)),
    graphology: time(() => betweennessCentrality(graph, { normalized: false })),
    igraph: betweennessInIgraph(network),
  }))
  const ours = median(rounds.map((round) => round.ours))
  compare(
    'exact betweenness, 2,000 / 20,000',
    ours,
    median(rounds.map((round) => round.graphology)),
    0.8,
    median(rounds.map((round) => round.igraph ?? Number.NaN)),
    0.9,
  )
}

function compare(what: string, ours: number, graphology: number, mostOfGraphology: number, igraph: number, mostOfIgraph: number): void {
  const beside = Number.isNaN(igraph) ? 'python-igraph is not installed' : `${(ours / igraph).toFixed(2)} × python-igraph`
  say(`${what}: ${ours.toFixed(0)} ms, ${(ours / graphology).toFixed(2)} × graphology, ${beside}`)
  hold(ours <= mostOfGraphology * graphology, `${what} within ${mostOfGraphology} × graphology`)
  hold(Number.isNaN(igraph) || ours <= mostOfIgraph * igraph, `${what} within ${mostOfIgraph} × python-igraph`)
}

async function inTwoWorkers(network: Network): Promise<Float64Array> {
  const parts = [0, 1].map(
    (first) =>
      new Promise<Float64Array>((resolve, reject) => {
        const worker = new Worker(new URL('betweenness-worker.mts', import.meta.url), { workerData: { network, first, step: 2 } })
        worker.once('message', resolve)
        worker.once('error', reject)
      }),
  )
  return combineBetweenness(network, await Promise.all(parts))
}

async function betweennessInWorkers(): Promise<void> {
  const network = generateNetwork({ people: 10_000, ties: 100_000, seed: SEED })
  const graph = inGraphology(network)
  const started = performance.now()
  const found = await inTwoWorkers(network)
  const ours = performance.now() - started
  const igraph = betweennessInIgraph(network) ?? Number.NaN
  const graphology = time(() => betweennessCentrality(graph, { normalized: false }))
  if (!(found[0]! >= 0)) throw new Error('measured nothing')
  compare('exact betweenness, two workers, 10,000 / 100,000', ours, graphology, 0.5, igraph, 1)
}

const LARGE: { id: string; inGraphology?: (graph: Graph) => unknown }[] = [
  { id: 'degree', inGraphology: (graph) => graph.mapNodes((person) => graph.degree(person)) },
  { id: 'components_weak', inGraphology: (graph) => connectedComponents(graph) },
  { id: 'kcore_sym' },
  { id: 'pagerank', inGraphology: (graph) => pagerank(graph, { getEdgeWeight: null }) },
  { id: 'clustering_mean_local_zero' },
  { id: 'louvain', inGraphology: (graph) => louvain(graph, { getEdgeWeight: null }) },
]

function largeNetwork(): void {
  const network = generateNetwork({ people: 100_000, ties: 1_000_000, seed: SEED })
  const graph = inGraphology(network)
  for (const { id, inGraphology: other } of LARGE) {
    const measure = findMeasure(id)!
    const ours = median(Array.from({ length: 3 }, () => time(() => measure.measure(fresh(network)))))
    const beside = other ? `, ${(ours / time(() => other(graph))).toFixed(2)} × graphology` : ''
    say(`${id}, 100,000 / 1,000,000: ${ours.toFixed(0)} ms${beside}`)
    hold(ours <= 1000, `${id} of 100,000 people within 1 s`)
  }
  compareMemory(network)
}

function compareMemory(network: Network): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sociogram-'))
  const file = path.join(folder, 'ties')
  const { from, to } = listTies(network)
  writeFileSync(file, Int32Array.from([...from, ...to]))
  const load = (how: 'ours' | 'graphology') => {
    const program = path.join(import.meta.dirname, 'load-memory.mts')
    // The program beside us prints these three numbers.
    return JSON.parse(execFileSync(process.execPath, [program, file, String(network.n), how], { encoding: 'utf8' })) as {
      counted: number
      milliseconds: number
      megabytes: number
    }
  }
  const [ours, graphology] = [load('ours'), load('graphology')]
  rmSync(folder, { recursive: true })
  if (ours.counted !== network.m || graphology.counted !== network.m) throw new Error('ties were lost')
  const share = ours.megabytes / graphology.megabytes
  say(
    `loading 1,000,000 ties: ${ours.milliseconds.toFixed(0)} ms, ${(ours.milliseconds / graphology.milliseconds).toFixed(2)} × graphology; ${ours.megabytes.toFixed(0)} MB in all, ${share.toFixed(2)} × graphology`,
  )
  hold(share <= 0.25, 'memory within 0.25 × graphology')
}

export async function bench(): Promise<void> {
  broken.length = 0
  everythingTogether()
  exactBetweenness()
  largeNetwork()
  await betweennessInWorkers()
  if (broken.length > 0) throw new Error(broken.join('; '))
}
