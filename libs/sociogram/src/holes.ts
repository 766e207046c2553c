import { remembered } from './derived.ts'
import { dyadsOf } from './dyads.ts'
import type { Network } from './network.ts'

/** Structural holes around each person (Burt 1992); NaN for who has no tie. */
export type Holes = { constraint: Float64Array; hierarchy: Float64Array; effectiveSize: Float64Array; efficiency: Float64Array }

/** Every tie counts 1. */
export const holesOf = remembered((network) => findHoles(network, false))
/** Stronger ties count more. */
export const weightedHolesOf = remembered((network) => findHoles(network, true))

/**
 * Neighbours are those who are named or name; p(i, j) is the share of i's ties, out and in, that is with j.
 * @param useValues how strong ties are; else each counts 1
 */
function findHoles(network: Network, useValues: boolean): Holes {
  const { n } = network
  const ties = dyadsOf(network)
  const sums = useValues ? ties.sums : Float64Array.from(ties.codes, (code) => (code === 3 ? 2 : 1))
  const { strength, strongest } = sumUp(n, ties.offsets, sums)
  const holes = {
    constraint: new Float64Array(n).fill(NaN),
    hierarchy: new Float64Array(n).fill(NaN),
    effectiveSize: new Float64Array(n).fill(NaN),
    efficiency: new Float64Array(n).fill(NaN),
  }
  const share = new Float64Array(n)
  const indirect = new Float64Array(n)
  for (let person = 0; person < n; person += 1) {
    const [start, end] = [ties.offsets[person]!, ties.offsets[person + 1]!]
    if (start === end) continue
    for (let at = start; at < end; at += 1) share[ties.neighbours[at]!] = sums[at]! / strength[person]!
    let redundant = 0
    for (let at = start; at < end; at += 1) {
      const between = ties.neighbours[at]!
      const [most, all, own] = [strongest[between]!, strength[between]!, share[between]!]
      for (let next = ties.offsets[between]!; next < ties.offsets[between + 1]!; next += 1) {
        const other = ties.neighbours[next]!
        const known = share[other]!
        if (known === 0) continue
        redundant += (known * sums[next]!) / most
        indirect[other]! += (own * sums[next]!) / all
      }
    }
    const parts: number[] = []
    for (let at = start; at < end; at += 1) parts.push((share[ties.neighbours[at]!]! + indirect[ties.neighbours[at]!]!) ** 2)
    for (let at = start; at < end; at += 1) share[ties.neighbours[at]!] = indirect[ties.neighbours[at]!] = 0
    const size = end - start
    holes.constraint[person] = parts.reduce((sum, part) => sum + part, 0)
    holes.hierarchy[person] = hierarchyOf(parts, holes.constraint[person]!)
    holes.effectiveSize[person] = size - redundant
    holes.efficiency[person] = (size - redundant) / size
  }
  return holes
}

function sumUp(n: number, offsets: Int32Array, sums: Float64Array): { strength: Float64Array; strongest: Float64Array } {
  const [strength, strongest] = [new Float64Array(n), new Float64Array(n)]
  for (let person = 0; person < n; person += 1) {
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      strength[person]! += sums[at]!
      strongest[person] = Math.max(strongest[person]!, sums[at]!)
    }
  }
  return { strength, strongest }
}

/** Coleman–Theil disorder of the constraint: 0 when every neighbour holds the same part, 1 when one holds all. With one neighbour there is nothing to spread. */
function hierarchyOf(parts: readonly number[], constraint: number): number {
  const size = parts.length
  if (size < 2) return NaN
  const spread = parts.reduce((sum, part) => {
    const ratio = (part * size) / constraint
    return sum + (ratio > 0 ? ratio * Math.log(ratio) : 0)
  }, 0)
  return spread / (size * Math.log(size))
}
