import { networkFromSide, outgoing, type Network } from './network.ts'
import { filterSide } from './transform.ts'

/** `of[person]` is the place of the group in `names`, −1 for who is in none. Names in the order of their characters. */
export type Groups = { of: Int32Array; names: readonly string[]; sizes: Int32Array }

export function indexGroups(groups: readonly (string | null)[]): Groups {
  const names = [...new Set(groups)].filter((name) => name !== null).toSorted()
  const placeOf = new Map(names.map((name, place) => [name, place]))
  const of = Int32Array.from(groups, (name) => (name === null ? -1 : placeOf.get(name)!))
  const sizes = new Int32Array(names.length)
  for (const place of of) if (place >= 0) sizes[place]! += 1
  return { of, names, sizes }
}

/** Ties from group to group, row by row; without direction a tie between groups stands in both cells, a tie inside once. */
export function mixGroups(network: Network, { of, names }: Groups): Float64Array {
  const size = names.length
  const cells = new Float64Array(size * size)
  const { offsets, neighbours } = outgoing(network)
  for (let person = 0; person < network.n; person += 1) {
    const group = of[person]!
    if (group < 0) continue
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const other = of[neighbours[at]!]!
      if (other < 0) continue
      cells[group * size + other]! += network.isDirected || other !== group ? 1 : 0.5
    }
  }
  return cells
}

export type InsideOutside = { inside: number; outside: number }

/** Ties inside groups and between them, each once. */
export function splitTies(network: Network, groups: Groups): InsideOutside {
  const size = groups.names.length
  const count = { inside: 0, outside: 0 }
  mixGroups(network, groups).forEach((ties, cell) => {
    if (Math.floor(cell / size) === cell % size) count.inside += ties
    else count.outside += network.isDirected ? ties : ties / 2
  })
  return count
}

/** Pairs of people inside groups and between them. */
export function splitPairs({ sizes }: Groups): InsideOutside {
  let [people, inside] = [0, 0]
  for (const size of sizes) {
    people += size
    inside += (size * (size - 1)) / 2
  }
  return { inside, outside: (people * (people - 1)) / 2 - inside }
}

/** (E − I) / (E + I): −1 when all ties stay inside, 1 when all go out. NaN without ties. */
export function externalInternal({ inside, outside }: InsideOutside): number {
  return (outside - inside) / (outside + inside)
}

/** The same for each person, over everybody they name or are named by, each tie once. NaN for who has none. */
export function externalInternalPerPerson(network: Network, { of }: Groups): Float64Array {
  const inside = new Float64Array(network.n)
  const outside = new Float64Array(network.n)
  const { offsets, neighbours } = outgoing(network)
  for (let person = 0; person < network.n; person += 1) {
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const other = neighbours[at]!
      if (of[person]! < 0 || of[other]! < 0) continue
      const count = of[person] === of[other] ? inside : outside
      count[person]! += 1
      if (network.isDirected) count[other]! += 1
    }
  }
  return inside.map((ties, person) => externalInternal({ inside: ties, outside: outside[person]! }))
}

/** Do ties go to one's own kind? Newman 2003: 1 only to one's own, 0 as by chance. NaN without ties or with one group. */
export function nominalAssortativity(network: Network, groups: Groups): number {
  const size = groups.names.length
  const cells = mixGroups(network, groups)
  if (!network.isDirected) for (let group = 0; group < size; group += 1) cells[group * size + group]! *= 2
  const all = cells.reduce((sum, ties) => sum + ties, 0)
  let [same, expected] = [0, 0]
  for (let group = 0; group < size; group += 1) {
    let [sent, received] = [0, 0]
    for (let other = 0; other < size; other += 1) {
      sent += cells[group * size + other]!
      received += cells[other * size + group]!
    }
    same += cells[group * size + group]! / all
    expected += (sent / all) * (received / all)
  }
  return expected === 1 ? NaN : (same - expected) / (1 - expected)
}

/** Pearson correlation over ties of the numbers of both ends; without direction each tie both ways. Ties of people without a number are left out. NaN when they do not vary. */
export function correlateNumbers(network: Network, numbers: readonly (number | null)[]): number {
  const side = filterSide(outgoing(network), network.n, (from, to) => numbers[from] !== null && numbers[to] !== null)
  const known = Float64Array.from(numbers, (number) => number ?? 0)
  return correlateOverTies(networkFromSide(network, side), known, known)
}

/** Pearson correlation over ties of what the sender has and what the receiver has; NaN when one does not vary. */
export function correlateOverTies(network: Network, ofSender: ArrayLike<number>, ofReceiver: ArrayLike<number>): number {
  const { offsets, neighbours } = outgoing(network)
  const ties = neighbours.length
  let [one, other, both, ones, others] = [0, 0, 0, 0, 0]
  for (let person = 0; person < network.n; person += 1) {
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const [x, y] = [ofSender[person]!, ofReceiver[neighbours[at]!]!]
      one += x
      other += y
      both += x * y
      ones += x * x
      others += y * y
    }
  }
  const spread = Math.sqrt((ones * ties - one * one) * (others * ties - other * other))
  return spread > 0 ? (both * ties - one * other) / spread : NaN
}
