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
  return byRole(counts)
})

export type Shares = Record<Role, Float64Array>

/** The same paths, each shared by all who stand between its ends: with three of them each gets a third. Brokers without a known group do not share. */
export const partialBrokerageOf = rememberedWith((network: Network, groups: readonly (string | null)[]): Shares => {
  const { of } = indexGroups(groups)
  const { n } = network
  const { offsets, neighbours } = outgoing(network)
  const shares = ROLES.map(() => new Float64Array(n))
  const [namedBy, brokers] = [new Int32Array(n).fill(-1), new Int32Array(n)]
  for (let first = 0; first < n; first += 1) {
    if (of[first]! < 0) continue
    for (let at = offsets[first]!; at < offsets[first + 1]!; at += 1) namedBy[neighbours[at]!] = first
    for (const isCounting of [true, false]) {
      for (let at = offsets[first]!; at < offsets[first + 1]!; at += 1) {
        const broker = neighbours[at]!
        if (of[broker]! < 0) continue
        for (let next = offsets[broker]!; next < offsets[broker + 1]!; next += 1) {
          const last = neighbours[next]!
          if (last === first || namedBy[last] === first || of[last]! < 0) continue
          if (isCounting) brokers[last]! += 1
          else shares[roleOf(of[first]!, of[broker]!, of[last]!)]![broker]! += 1 / brokers[last]!
        }
      }
    }
    brokers.fill(0)
  }
  return byRole(shares)
})

/**
 * What each person would have if as many ties fell by chance: d²(1 − d) for each two others who could stand at the ends of the role.
 * @source Gould & Fernandez 1989
 */
export function expectedBrokerage(network: Network, groups: readonly (string | null)[]): Shares {
  const { of, sizes } = indexGroups(groups)
  const known = sizes.reduce((sum, size) => sum + size, 0)
  const pairs = (network.n * (network.n - 1)) / (network.isDirected ? 1 : 2)
  const density = pairs === 0 ? 0 : network.m / pairs
  const chance = density ** 2 * (1 - density)
  const alike = sizes.reduce((sum, size) => sum + size * (size - 1), 0)
  const shares = ROLES.map(() => new Float64Array(network.n))
  of.forEach((group, person) => {
    if (group < 0) return
    const [own, others] = [sizes[group]! - 1, known - sizes[group]!]
    const consultant = alike - sizes[group]! * own
    const counts = [own * (own - 1), consultant, own * others, own * others, others * others - others - consultant]
    counts.forEach((count, role) => (shares[role]![person] = chance * count + 0))
  })
  return byRole(shares)
}

function byRole<List>([coordinator, consultant, representative, gatekeeper, liaison]: List[]): Record<Role, List> {
  return { coordinator: coordinator!, consultant: consultant!, representative: representative!, gatekeeper: gatekeeper!, liaison: liaison! }
}

/** Place in `ROLES`. */
function roleOf(first: number, broker: number, last: number): number {
  if (first === broker) return broker === last ? 0 : 2
  if (broker === last) return 3
  return first === last ? 1 : 4
}
