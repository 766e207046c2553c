import { integersBelow } from './integers.ts'
import { remembered } from './derived.ts'
import { outgoing, type Network } from './network.ts'
import { randomFrom } from './random.ts'
import { follow, type Watch } from './watch.ts'

/**
 * What the shortest paths from these people add to everybody: Brandes 2001 without lists of predecessors and without distances. Level by level the ties to people of
 * no earlier level are written down one after the other, and on the way back that list is read from its end. No branch depends on a tie: a tie that leads
 * nowhere new is overwritten by the next.
 * @returns sums over ordered pairs, of the sources so far when it is stopped; parts of different sources are added by `combineBetweenness`
 */
export function betweennessOfSources(network: Network, sources: Iterable<number> & { readonly length?: number }, watch: Watch = {}): Float64Array {
  const sum = new Float64Array(network.n)
  addFromSources(network, follow(sources, watch, sources.length), sum)
  return sum
}

/** @param squares when given, the square of what each source adds is added to it. @returns how many sources there were */
function addFromSources(network: Network, sources: Iterable<number>, sum: Float64Array, squares?: Float64Array): number {
  const { n } = network
  const { offsets, neighbours } = outgoing(network)
  let used = 0
  const walk: Walk = {
    isOpen: new Uint8Array(n).fill(1),
    queue: new Int32Array(n),
    starts: new Int32Array(n),
    further: new Int32Array(neighbours.length + 1),
    paths: new Float64Array(n),
  }
  const { isOpen, queue, starts, further, paths } = walk
  const weight = new Float64Array(n)
  for (const source of sources) {
    used += 1
    const { reached, ties } = walkFrom(source, offsets, neighbours, walk)
    let written = ties
    for (let head = reached - 1; head > 0; head -= 1) {
      const person = queue[head]!
      const start = starts[head]!
      let passed = 0
      for (let at = start; at < written; at += 1) passed += weight[further[at]!]!
      written = start
      const ways = paths[person]!
      const dependency = passed * ways
      sum[person]! += dependency
      if (squares) squares[person]! += dependency * dependency
      weight[person] = (1 + dependency) / ways
      isOpen[person] = 1
      paths[person] = 0
    }
    isOpen[source] = 1
    paths[source] = 0
  }
  return used
}

/** `isOpen`: 1 until the level of a person begins. `further`: ties to the next level, from `starts` of each place in the queue. */
type Walk = { isOpen: Uint8Array; queue: Int32Array; starts: Int32Array; further: Int32Array; paths: Float64Array }

/** The way out from one person; gives how many are reached, the person included, and by how many ties. */
function walkFrom(
  source: number,
  offsets: Int32Array,
  neighbours: Int32Array,
  { isOpen, queue, starts, further, paths }: Walk,
): { reached: number; ties: number } {
  let [tail, written, levelEnd] = [1, 0, 0]
  queue[0] = source
  paths[source] = 1
  for (let head = 0; head < tail; head += 1) {
    if (head === levelEnd) {
      for (let at = head; at < tail; at += 1) isOpen[queue[at]!] = 0
      levelEnd = tail
    }
    const person = queue[head]!
    const ways = paths[person]!
    const start = written
    starts[head] = start
    const end = offsets[person + 1]!
    for (let at = offsets[person]!; at < end; at += 1) {
      const other = neighbours[at]!
      further[written] = other
      written += isOpen[other]!
    }
    for (let at = start; at < written; at += 1) {
      const other = further[at]!
      const before = paths[other]!
      paths[other] = before + ways
      if (before === 0) queue[tail++] = other
    }
  }
  return { reached: tail, ties: written }
}

/** Adds the parts in the order given, so that the last digits do not depend on who was ready first. Without direction every pair was met twice. */
export function combineBetweenness(network: Network, parts: readonly Float64Array[]): Float64Array {
  const half = network.isDirected ? 1 : 0.5
  const sum = new Float64Array(network.n)
  for (const part of parts) for (let person = 0; person < network.n; person += 1) sum[person]! += part[person]!
  return sum.map((value) => value * half)
}

/** Exact betweenness: everybody is a source. */
export const betweennessOf = remembered((network) => combineBetweenness(network, [betweennessOfSources(network, integersBelow(network.n))]))

export type SampledBetweenness = { estimates: Float64Array; standardErrors: Float64Array; sources: number }
type SampleSettings = Watch & { sources?: number; seed?: number }

/**
 * Betweenness from some people only (Brandes & Pich 2007), drawn without repetition; how much they differ gives the error.
 * @returns unbiased estimates, their standard errors (0 from everybody), and how many sources were used: fewer than asked when it was stopped, and null from fewer than two. A few sources add most, so three errors hold for nine in ten of those who are often between; for the others the error is understated
 */
export function sampleBetweenness(network: Network, { sources = 200, seed = 1, ...watch }: SampleSettings = {}): SampledBetweenness | null {
  const { n } = network
  const wanted = Math.min(n, Math.max(2, sources))
  const chosen = randomFrom(seed).shuffle(integersBelow(n)).subarray(0, wanted)
  const squares = new Float64Array(n)
  const sum = new Float64Array(n)
  const used = addFromSources(network, follow(chosen, watch, wanted), sum, squares)
  if (used < Math.min(2, wanted)) return null
  const scale = (network.isDirected ? 1 : 0.5) * n
  const unseen = 1 - used / n
  const standardErrors = sum.map((total, person) => {
    const variance = Math.max(0, squares[person]! - total ** 2 / used) / Math.max(1, used - 1)
    return scale * Math.sqrt((variance / used) * unseen)
  })
  return { estimates: sum.map((total) => (scale * total) / used), standardErrors, sources: used }
}

/** Above this many people betweenness is estimated, with its error beside. */
const EXACT_UP_TO = 10_000

/** Exact where that is a matter of seconds, else from 200 people and said so. Null when it was stopped too early. */
export function betweennessWithinReason(
  network: Network,
  settings: Watch & { seed?: number } = {},
): { values: Float64Array; standardErrors?: Float64Array } | null {
  const { seed, signal, onProgress } = settings
  if (network.n <= EXACT_UP_TO) {
    if (!signal && !onProgress) return { values: betweennessOf(network) }
    const sums = betweennessOfSources(network, integersBelow(network.n), { signal, onProgress })
    return signal?.aborted === true ? null : { values: combineBetweenness(network, [sums]) }
  }
  const sampled = sampleBetweenness(network, { seed, signal, onProgress })
  return sampled && { values: sampled.estimates, standardErrors: sampled.standardErrors }
}
