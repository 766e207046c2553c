import { externalInternal, indexGroups, splitTies } from './groups.ts'
import { outgoing, type Network } from './network.ts'
import { randomFrom } from './random.ts'
import { roundsOf, type Watch } from './watch.ts'

/** Who stops a test gets it from the permutations so far; from none of them there is no answer. */
export type PermutationSettings = Watch & { permutations?: number; seed?: number }

/** `pHigh`: how often chance gives as much or more, `pLow` as little or less, both with the observed one counted, so never 0. */
export type PermutationTest = { observed: number; mean: number; standardDeviation: number; pHigh: number; pLow: number; permutations: number }

/** Numbers that differ by less are the same: sums in another order. */
const SAME = 1e-12

/**
 * Counts how the observed number stands among those of chance.
 * @param draw gives the number of one permutation, NaN when it has none
 * @returns null when the observed number is none, or chance gave none
 */
export function compareWithChance(observed: number, permutations: number, draw: () => number, watch: Watch = {}): PermutationTest | null {
  if (!Number.isFinite(observed)) return null
  let [high, low, drawn, mean, spread] = [0, 0, 0, 0, 0]
  for (const _ of roundsOf(permutations, watch)) {
    const found = draw()
    if (!Number.isFinite(found)) continue
    drawn += 1
    const away = found - mean
    mean += away / drawn
    spread += away * (found - mean)
    if (found >= observed - SAME) high += 1
    if (found <= observed + SAME) low += 1
  }
  if (drawn === 0 && permutations > 0) return null
  const standardDeviation = drawn < 2 ? 0 : Math.sqrt(spread / (drawn - 1))
  return { observed, mean, standardDeviation, pHigh: (high + 1) / (drawn + 1), pLow: (low + 1) / (drawn + 1), permutations: drawn }
}

/** Hands the labels out anew, and asks the statistic each time. Ties stay where they are. */
export function permuteLabels<Label>(
  labels: readonly Label[],
  statistic: (labels: readonly Label[]) => number | null,
  { permutations = 2000, seed = 1, ...watch }: PermutationSettings = {},
): PermutationTest | null {
  const random = randomFrom(seed)
  const shuffled = [...labels]
  return compareWithChance(statistic(labels) ?? NaN, permutations, () => statistic(random.shuffle(shuffled)) ?? NaN, watch)
}

/** Is the E-I index more than chance with groups of these sizes? The mean comes near `ei_expected`. */
export function testExternalInternal(
  network: Network,
  groups: readonly (string | null)[],
  { permutations = 2000, seed = 1, ...watch }: PermutationSettings = {},
): PermutationTest | null {
  const random = randomFrom(seed)
  const indexed = indexGroups(groups)
  const of = indexed.of.slice()
  const measure = () => externalInternal(splitTies(network, { ...indexed, of }))
  const draw = () => {
    random.shuffle(of)
    return measure()
  }
  return compareWithChance(measure(), permutations, draw, watch)
}

/**
 * Do people who are tied have like numbers? Moran's I: 1 alike, about −1/(n − 1) as by chance. People without a number are left out.
 * @returns null when nobody is tied or all have the same number
 * @source Moran 1950; tested by handing the numbers out anew, see `permuteLabels`
 */
export function autocorrelationOf(network: Network, numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null)
  const mean = known.reduce((sum, number) => sum + number, 0) / known.length
  const { offsets, neighbours } = outgoing(network)
  let [ties, together, spread] = [0, 0, 0]
  for (const number of known) spread += (number - mean) ** 2
  for (let person = 0; person < network.n; person += 1) {
    const own = numbers[person]
    if (own === null || own === undefined) continue
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const other = numbers[neighbours[at]!]
      if (other === null || other === undefined) continue
      ties += 1
      together += (own - mean) * (other - mean)
    }
  }
  return ties === 0 || spread === 0 ? null : (together / ties) * (known.length / spread)
}
