import { weakComponents } from './components.ts'
import { outDegrees } from './degrees.ts'
import type { Groups } from './groups.ts'
import { findTie, incoming, outgoing, type Network } from './network.ts'
import { dichotomise, symmetricOf } from './transform.ts'

/** Values of the ties, each tie once. */
export function tieValues(network: Network): number[] {
  const { offsets, neighbours, values } = outgoing(network)
  const found: number[] = []
  for (let person = 0; person < network.n; person += 1) {
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      if (network.isDirected || person < neighbours[at]!) found.push(values ? values[at]! : 1)
    }
  }
  return found
}

/** How many ties have each value, the lowest first. */
export function countLevels(network: Network): { level: number; ties: number }[] {
  const counts = new Map<number, number>()
  for (const value of tieValues(network)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.entries()].toSorted(([one], [other]) => one - other).map(([level, ties]) => ({ level, ties }))
}

export type LevelRow = { level: number; ties: number; density: number | null; components: number; isolates: number; centralization: number | null }

/** So many rows at most; a scale has seven steps, hours of contact have hundreds. */
const MOST_ROWS = 20

/**
 * The network at each threshold, from everything down to the closest ties only. Centralization is that of the degree, direction ignored.
 * @param isInverse on a scale where 1 is the closest, ties of at most the level count
 */
export function compareLevels(network: Network, { thresholds, isInverse = false }: { thresholds?: readonly number[]; isInverse?: boolean } = {}): LevelRow[] {
  const { n } = network
  const levels = thresholds ?? countLevels(network).map(({ level }) => level)
  return levels.slice(0, MOST_ROWS).map((level) => {
    const at = dichotomise(network, level, isInverse)
    const degrees = outDegrees(symmetricOf(at))
    const highest = degrees.reduce((most, degree) => Math.max(most, degree), 0)
    const apart = degrees.reduce((sum, degree) => sum + highest - degree, 0)
    return {
      level,
      ties: at.m,
      density: n < 2 ? null : at.m / ((n * (n - 1)) / (network.isDirected ? 1 : 2)),
      components: weakComponents(at).sizes.length,
      isolates: degrees.filter((degree) => degree === 0).length,
      centralization: n < 3 ? null : apart / ((n - 1) * (n - 2)),
    }
  })
}

/** How far apart two people are who name each other; each pair once. */
export function disagreements(network: Network): number[] {
  const [out, back] = [outgoing(network), incoming(network)]
  const found: number[] = []
  for (let person = 0; person < network.n; person += 1) {
    for (let at = out.offsets[person]!; at < out.offsets[person + 1]!; at += 1) {
      const other = out.neighbours[at]!
      const returned = person < other ? findTie(back, person, other) : -1
      if (returned >= 0) found.push(Math.abs((out.values?.[at] ?? 1) - (back.values?.[returned] ?? 1)))
    }
  }
  return found
}

/** Mean value of ties inside groups and between them; null where there is none. */
export function meanLevels(network: Network, { of }: Groups): { inside: number | null; between: number | null } {
  const { offsets, neighbours, values } = outgoing(network)
  const sums = { inside: 0, between: 0 }
  const counts = { inside: 0, between: 0 }
  for (let person = 0; person < network.n; person += 1) {
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const other = neighbours[at]!
      if (of[person]! < 0 || of[other]! < 0) continue
      const kind = of[person] === of[other] ? 'inside' : 'between'
      sums[kind] += values ? values[at]! : 1
      counts[kind] += 1
    }
  }
  return { inside: counts.inside === 0 ? null : sums.inside / counts.inside, between: counts.between === 0 ? null : sums.between / counts.between }
}

/** Fewer would let somebody guess who said what. */
const FEWEST_RATERS = 3

/** For each person the mean value that others give to their tie with them; NaN below three. */
export function ratedByOthers(network: Network): Float64Array {
  const { offsets, values } = incoming(network)
  return Float64Array.from({ length: network.n }, (_, person) => {
    const [start, end] = [offsets[person]!, offsets[person + 1]!]
    if (end - start < FEWEST_RATERS || !values) return NaN
    return values.subarray(start, end).reduce((sum, value) => sum + value, 0) / (end - start)
  })
}
