import { networkFromTies } from './network-from-ties.ts'
import type { Network } from './network.ts'
import { randomFrom, type Random } from './random.ts'

export type GeneratorSettings = { people: number; ties: number; seed: number; communitySize?: number; shareInside?: number }

/**
 * An invented network that looks like a network of care: small communities, most ties inside them, a few people with many ties, values 1 to 4.
 * The same settings give the same network everywhere. Asked for more ties than there is room for, it gives what fits.
 */
export function generateNetwork(settings: GeneratorSettings): Network {
  const { people, ties, seed, communitySize = 25, shareInside = 0.7 } = settings
  const random = randomFrom(seed)
  const activity = sumActivity(people, random)
  const wanted = Math.min(ties, (people * (people - 1)) / 2)
  const seen = new Set<number>()
  const [from, to, value] = [new Int32Array(wanted), new Int32Array(wanted), new Float64Array(wanted)]
  let found = 0
  for (let tries = 0; found < wanted && tries < 1000 + 50 * wanted; tries += 1) {
    const one = pick(activity, 0, people, random)
    const start = Math.floor(one / communitySize) * communitySize
    const isInside = random.next() < shareInside
    const other = isInside ? pick(activity, start, Math.min(people, start + communitySize), random) : pick(activity, 0, people, random)
    const pair = Math.min(one, other) * people + Math.max(one, other)
    if (one === other || seen.has(pair)) continue
    seen.add(pair)
    from[found] = Math.min(one, other)
    to[found] = Math.max(one, other)
    value[found] = 1 + random.below(4)
    found += 1
  }
  const built = networkFromTies({
    n: people,
    ties: { from: from.subarray(0, found), to: to.subarray(0, found), value: value.subarray(0, found) },
    isDirected: false,
  })
  if (!built.ok) throw new Error(`the generator made a tie that is none: ${built.refusal.kind}`)
  return built.value.network
}

/** Running total of how active people are: Pareto with exponent 2.5, cut at the root of their number. */
function sumActivity(people: number, random: Random): Float64Array {
  const total = new Float64Array(people + 1)
  for (let person = 0; person < people; person += 1) {
    total[person + 1] = total[person]! + Math.min((1 - random.next()) ** (-1 / 2.5), Math.sqrt(people))
  }
  return total
}

/** A person from `first` up to `end`, the active ones more often. By halves. */
function pick(total: Float64Array, first: number, end: number, random: Random): number {
  const aim = total[first]! + random.next() * (total[end]! - total[first]!)
  let [low, high] = [first, end]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (total[middle]! <= aim) low = middle
    else high = middle
  }
  return low
}
