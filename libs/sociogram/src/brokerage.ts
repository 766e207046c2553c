import { rememberedWith } from './derived.ts'
import { indexGroups } from './groups.ts'
import { outgoing, type Network } from './network.ts'

export const ROLES = ['coordinator', 'consultant', 'representative', 'gatekeeper', 'liaison'] as const
export type Role = (typeof ROLES)[number]
export type Brokerage = Record<Role, Int32Array>

/**
 * In how many paths a → b → c, without a → c, person b stands between, by the groups of the three (Gould & Fernandez 1989).
 * Without direction both orders count. A path through somebody whose group nobody knows is left out.
 */
export const brokerageOf = rememberedWith((network: Network, groups: readonly (string | null)[]): Brokerage => {
  const { of } = indexGroups(groups)
  const { n } = network
  const { offsets, neighbours } = outgoing(network)
  const counts = ROLES.map(() => new Int32Array(n))
  const namedBy = new Int32Array(n).fill(-1)
  for (let first = 0; first < n; first += 1) {
    if (of[first]! < 0) continue
    for (let at = offsets[first]!; at < offsets[first + 1]!; at += 1) namedBy[neighbours[at]!] = first
    for (let at = offsets[first]!; at < offsets[first + 1]!; at += 1) {
      const broker = neighbours[at]!
      if (of[broker]! < 0) continue
      for (let next = offsets[broker]!; next < offsets[broker + 1]!; next += 1) {
        const last = neighbours[next]!
        if (last === first || namedBy[last] === first || of[last]! < 0) continue
        counts[roleOf(of[first]!, of[broker]!, of[last]!)]![broker]! += 1
      }
    }
  }
  const [coordinator, consultant, representative, gatekeeper, liaison] = counts
  return { coordinator: coordinator!, consultant: consultant!, representative: representative!, gatekeeper: gatekeeper!, liaison: liaison! }
})

/** Place in `ROLES`. */
function roleOf(first: number, broker: number, last: number): number {
  if (first === broker) return broker === last ? 0 : 2
  if (broker === last) return 3
  return first === last ? 1 : 4
}
