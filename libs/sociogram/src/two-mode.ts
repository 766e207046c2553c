import { betweennessOf } from './betweenness.ts'
import { remembered } from './derived.ts'
import { distancesOf } from './distances.ts'
import { outgoing, type Network } from './network.ts'
import { rebuilt } from './transform.ts'

/** People and meetings: measures of Borgatti & Everett 1997 divide by what is possible between two sets. */

/** `count`: how often both were there (Breiger 1974). `jaccard`: of the meetings of either. `newman`: a meeting of k people gives each pair 1 / (k − 1) (Newman 2001). */
export type ProjectionValue = 'count' | 'jaccard' | 'newman'

/** People tied by the meetings they share, or meetings tied by the people. Being in one room is exposure, not collaboration. */
export function project(network: Network, set: 'first' | 'second' = 'first', value: ProjectionValue = 'count'): Network {
  const size = network.firstSetSize ?? 0
  const [first, end] = set === 'first' ? [0, size] : [size, network.n]
  const { offsets, neighbours } = outgoing(network)
  const degree = (person: number) => offsets[person + 1]! - offsets[person]!
  const ties = { from: [] as number[], to: [] as number[], value: [] as number[] }
  const shared = new Float64Array(network.n)
  for (let person = first; person < end; person += 1) {
    const met = new Set<number>()
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const meeting = neighbours[at]!
      for (let next = offsets[meeting]!; next < offsets[meeting + 1]!; next += 1) {
        const other = neighbours[next]!
        if (other <= person) continue
        met.add(other)
        shared[other]! += value === 'newman' ? 1 / (degree(meeting) - 1) : 1
      }
    }
    for (const other of met) {
      ties.from.push(person - first)
      ties.to.push(other - first)
      ties.value.push(value === 'jaccard' ? shared[other]! / (degree(person) + degree(other) - shared[other]!) : shared[other]!)
      shared[other] = 0
    }
  }
  return rebuilt({ ids: network.ids.slice(first, end), ties, isDirected: false, response: network.response.slice(first, end) })
}

export type Sets = { first: number; second: number; isFirst: (person: number) => boolean }

export function setsOf(network: Network): Sets {
  const first = network.firstSetSize ?? 0
  return { first, second: network.n - first, isFirst: (person) => person < first }
}

/** Fewest, most, mean and standard deviation (over one less) of a list of counts; of one there is no deviation. */
export function spreadOf(counts: Int32Array): { fewest: number; most: number; mean: number; deviation: number | null } {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
  const squares = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0)
  const deviation = counts.length < 2 ? null : Math.sqrt(squares / (counts.length - 1))
  return {
    fewest: counts.reduce((least, count) => Math.min(least, count), Infinity),
    most: counts.reduce((most, count) => Math.max(most, count), 0),
    mean,
    deviation,
  }
}

/** Degree over the size of the other set; NaN when the other set is empty. */
export function twoModeDegree(network: Network): Float64Array {
  const { first, second, isFirst } = setsOf(network)
  const { offsets } = outgoing(network)
  return Float64Array.from({ length: network.n }, (_, person) => (offsets[person + 1]! - offsets[person]!) / (isFirst(person) ? second : first))
}

/** The shortest sum of distances possible over the actual one, times the share reached. Who reaches nobody gets 0. */
export function twoModeCloseness(network: Network): Float64Array {
  const { first, second, isFirst } = setsOf(network)
  const { reached, total } = distancesOf(network)
  return Float64Array.from({ length: network.n }, (_, person) => {
    const least = isFirst(person) ? second + 2 * (first - 1) : first + 2 * (second - 1)
    return reached[person] === 0 ? 0 : (least / total[person]!) * (reached[person]! / (network.n - 1))
  })
}

/** Betweenness over the largest that anybody of the set can have. NaN where that is 0. */
export function twoModeBetweenness(network: Network): Float64Array {
  const { first, second, isFirst } = setsOf(network)
  const [most, mostSecond] = [mostBetween(first, second), mostBetween(second, first)]
  return betweennessOf(network).map((value, person) => value / (isFirst(person) ? most : mostSecond))
}

/** Largest betweenness of one of `own` when there are `other` in the other set (Borgatti & Halgin 2011). */
function mostBetween(own: number, other: number): number {
  if (own === 0 || other === 0) return 0
  const whole = Math.floor((own - 1) / other)
  const rest = (own - 1) % other
  return (other ** 2 * (whole + 1) ** 2 + other * (whole + 1) * (2 * rest - whole - 1) - rest * (2 * whole - rest + 3)) / 2
}

/** Four-cycles and three-paths: two people who met once, do they meet again? (Robins & Alexander 2004) */
export const meetAgain = remembered((network): { fourCycles: number; threePaths: number } => {
  const { offsets, neighbours } = outgoing(network)
  const degree = (person: number) => offsets[person + 1]! - offsets[person]!
  const shared = new Int32Array(network.n)
  let [fourCycles, threePaths] = [0, 0]
  for (let person = 0; person < (network.firstSetSize ?? 0); person += 1) {
    const met: number[] = []
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const meeting = neighbours[at]!
      threePaths += (degree(person) - 1) * (degree(meeting) - 1)
      for (let next = offsets[meeting]!; next < offsets[meeting + 1]!; next += 1) {
        const other = neighbours[next]!
        if (other <= person) continue
        if (shared[other] === 0) met.push(other)
        shared[other]! += 1
      }
    }
    for (const other of met) {
      fourCycles += (shared[other]! * (shared[other]! - 1)) / 2
      shared[other] = 0
    }
  }
  return { fourCycles, threePaths }
})

/** For each person the mean overlap, shared over all, with everybody they share a meeting with (Latapy, Magnien & Del Vecchio 2008); NaN for who shares none. */
export function meanOverlap(network: Network): Float64Array {
  const { first } = setsOf(network)
  const sets = [project(network, 'first', 'jaccard'), project(network, 'second', 'jaccard')]
  return Float64Array.from({ length: network.n }, (_, person) => {
    const [own, place] = person < first ? [sets[0]!, person] : [sets[1]!, person - first]
    const overlaps = own.outValues!.subarray(own.outOffsets[place], own.outOffsets[place + 1])
    return overlaps.reduce((sum, overlap) => sum + overlap, 0) / overlaps.length
  })
}
