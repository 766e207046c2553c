import { dyadsOf } from './dyads.ts'
import type { Network } from './network.ts'

/** Directed triangles around each person over those that their arrows could form (Fagiolo 2007); NaN where none could. */
export function directedClusteringOf(network: Network): Float64Array {
  const { offsets, neighbours, codes } = dyadsOf(network)
  const arrows = (code: number) => (code === 3 ? 2 : 1)
  const own = new Int8Array(network.n)
  return Float64Array.from({ length: network.n }, (_, person) => {
    let [triangles, total, mutual] = [0, 0, 0]
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      own[neighbours[at]!] = arrows(codes[at]!)
      total += arrows(codes[at]!)
      if (codes[at] === 3) mutual += 1
    }
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const other = neighbours[at]!
      for (let next = offsets[other]!; next < offsets[other + 1]!; next += 1) triangles += own[other]! * arrows(codes[next]!) * own[neighbours[next]!]!
    }
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) own[neighbours[at]!] = 0
    return triangles / 2 / (total * (total - 1) - 2 * mutual)
  })
}
