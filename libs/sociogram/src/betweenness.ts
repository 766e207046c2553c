import { integersBelow } from './integers.ts'
import { remembered } from './derived.ts'
import { outgoing, type Network } from './network.ts'
import { randomFrom } from './random.ts'

/**
 * What the shortest paths from these people add to everybody: Brandes 2001 without lists of predecessors. On the way out the ties that lead one step further are
 * written down one after the other; on the way back that list is read from its end.
 * @param squares when given, the square of what each source adds is added to it
 * @returns sums over ordered pairs; parts of different sources are added by `combineBetweenness`
 */
export function betweennessOfSources(network: Network, sources: Iterable<number>, squares?: Float64Array): Float64Array {
  const { n } = network
  const { offsets, neighbours } = outgoing(network)
  const sum = new Float64Array(n)
  const distance = new Int32Array(n).fill(-1)
  const queue = new Int32Array(n)
  const starts = new Int32Array(n + 1)
  const further = new Int32Array(neighbours.length)
  const paths = new Float64Array(n)
  const weight = new Float64Array(n)
  for (const source of sources) {
    let tail = 1
    let written = 0
    queue[0] = source
    distance[source] = 0
    paths[source] = 1
    for (let head = 0; head < tail; head += 1) {
      const person = queue[head]!
      const nextDistance = distance[person]! + 1
      const ways = paths[person]!
      const end = offsets[person + 1]!
      starts[head] = written
      for (let at = offsets[person]!; at < end; at += 1) {
        const other = neighbours[at]!
        const known = distance[other]!
        if (known === nextDistance) {
          paths[other]! += ways
          further[written++] = other
        } else if (known < 0) {
          distance[other] = nextDistance
          paths[other] = ways
          queue[tail++] = other
          further[written++] = other
        }
      }
    }
    for (let head = tail - 1; head > 0; head -= 1) {
      const person = queue[head]!
      let passed = 0
      const start = starts[head]!
      for (let at = start; at < written; at += 1) passed += weight[further[at]!]!
      written = start
      const dependency = passed * paths[person]!
      sum[person]! += dependency
      if (squares) squares[person]! += dependency * dependency
      weight[person] = (1 + dependency) / paths[person]!
      distance[person] = -1
    }
    distance[source] = -1
  }
  return sum
}

/** Adds the parts in the order given, so that the last digits do not depend on who was ready first. Without direction every pair was met twice. */
export function combineBetweenness(network: Network, parts: readonly Float64Array[]): Float64Array {
  const half = network.isDirected ? 1 : 0.5
  const sum = new Float64Array(network.n)
  for (const part of parts) for (let person = 0; person < network.n; person += 1) sum[person]! += part[person]!
  return sum.map((value) => value * half)
}

/** Exact betweenness: everybody is a source. */
export const betweennessOf = remembered((network) => combineBetweenness(network, [betweennessOfSources(network, Array.from(integersBelow(network.n)))]))

export type SampledBetweenness = { estimates: Float64Array; standardErrors: Float64Array; sources: number }

/**
 * Betweenness from some people only (Brandes & Pich 2007), drawn without repetition; how much they differ gives the error.
 * @returns unbiased estimates, their standard errors (0 from everybody), and how many sources were used. A few sources add most, so three errors hold for nine in ten of those who are often between; for the others the error is understated
 */
export function sampleBetweenness(network: Network, { sources = 200, seed = 1 } = {}): SampledBetweenness {
  const { n } = network
  const used = Math.min(n, Math.max(2, sources))
  const chosen = randomFrom(seed).shuffle(integersBelow(n)).subarray(0, used)
  const squares = new Float64Array(n)
  const sum = betweennessOfSources(network, chosen, squares)
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

/** Exact where that is a matter of seconds, else from 200 people and said so. */
export function betweennessWithinReason(network: Network, seed?: number): { values: Float64Array; standardErrors?: Float64Array } {
  if (network.n <= EXACT_UP_TO) return { values: betweennessOf(network) }
  const { estimates, standardErrors } = sampleBetweenness(network, { seed })
  return { values: estimates, standardErrors }
}
