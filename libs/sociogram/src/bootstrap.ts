import { integersBelow } from './integers.ts'
import type { MeasureOptions, Reason } from './measure.ts'
import { findTie, outgoing, type Network } from './network.ts'
import { randomFrom, type Random } from './random.ts'
import { rebuilt } from './transform.ts'
import { roundsOf, type Watch } from './watch.ts'

/** Who stops it gets the error from the draws so far; from fewer than two there is none. */
export type BootstrapSettings = Watch & { draws?: number; seed?: number; confidence?: number }

/** `low` and `high` are percentiles of the draws. `draws` counts those that had a number. */
export type Bootstrap = { estimate: number; standardError: number; low: number; high: number; draws: number }

/** `people`: who stands at each place of a draw, by their place in the network. */
type Statistic = (network: Network, people: Int32Array) => number | null

/**
 * How far a figure of the whole network could be off: people are drawn with replacement, and the network among them is measured again.
 * Between two copies of one person a random pair of the network stands.
 * @returns null when the network itself or nearly every draw has no number
 * @source Snijders & Borgatti 1999
 */
export function vertexBootstrap(network: Network, statistic: Statistic, settings: BootstrapSettings = {}): Bootstrap | null {
  return bootstrap([network], ([drawn], people) => statistic(drawn!, people), settings)
}

/** The same for the change between two waves of the same people in the same order: both waves of a draw have the same people. Null when they differ. */
export function bootstrapDifference(before: Network, after: Network, statistic: Statistic, settings: BootstrapSettings = {}): Bootstrap | null {
  const areSame = before.n === after.n && before.ids.every((id, person) => id === after.ids[person])
  if (!areSame) return null
  const change = ([earlier, later]: readonly Network[], people: Int32Array) => {
    const [from, to] = [statistic(earlier!, people), statistic(later!, people)]
    return from === null || to === null ? null : to - from
  }
  return bootstrap([before, after], change, settings)
}

type JointStatistic = (drawn: readonly Network[], people: Int32Array) => number | null

function bootstrap(networks: readonly Network[], statistic: JointStatistic, settings: BootstrapSettings): Bootstrap | null {
  const { draws = 1000, seed = 1, confidence = 0.95 } = settings
  const n = networks[0]?.n ?? 0
  const estimate = statistic(networks, integersBelow(n))
  if (estimate === null || n < 2) return null
  const random = randomFrom(seed)
  const found: number[] = []
  for (const _ of roundsOf(draws, settings)) {
    const people = Int32Array.from({ length: n }, () => random.below(n))
    const stand = drawPairs(people, n, random)
    const value = statistic(
      networks.map((network) => resample(network, people, stand)),
      people,
    )
    if (value !== null && Number.isFinite(value)) found.push(value)
  }
  if (found.length < 2) return null
  const inOrder = found.toSorted((one, other) => one - other)
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length
  const variance = found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (found.length - 1)
  const tail = (1 - confidence) / 2
  return { estimate, standardError: Math.sqrt(variance), low: percentile(inOrder, tail), high: percentile(inOrder, 1 - tail), draws: found.length }
}

function percentile(inOrder: readonly number[], share: number): number {
  const place = share * (inOrder.length - 1)
  const below = inOrder[Math.floor(place)]!
  return below + (place - Math.floor(place)) * (inOrder[Math.ceil(place)]! - below)
}

type StandIn = { first: number; second: number; from: number; to: number }

/** For each two copies of one person, a random pair of two different people. */
function drawPairs(people: Int32Array, n: number, random: Random): StandIn[] {
  const copies = new Map<number, number[]>()
  people.forEach((person, place) => copies.set(person, [...(copies.get(person) ?? []), place]))
  return [...copies.values()].flatMap((places) =>
    places.flatMap((first, at) =>
      places.slice(at + 1).map((second) => {
        const from = random.below(n)
        const other = random.below(n - 1)
        return { first, second, from, to: other < from ? other : other + 1 }
      }),
    ),
  )
}

/** Draws are binary or valued as the network is; people are numbered anew. */
function resample(network: Network, people: Int32Array, standIns: readonly StandIn[]): Network {
  const side = outgoing(network)
  const copies = Array.from({ length: network.n }, (): number[] => [])
  people.forEach((person, place) => copies[person]!.push(place))
  const ties = { from: [] as number[], to: [] as number[], value: [] as number[] }
  const add = (from: number, to: number, at: number) => {
    ties.from.push(from)
    ties.to.push(to)
    ties.value.push(side.values ? side.values[at]! : 1)
  }
  people.forEach((person, place) => {
    for (let at = side.offsets[person]!; at < side.offsets[person + 1]!; at += 1) for (const other of copies[side.neighbours[at]!]!) add(place, other, at)
  })
  for (const { first, second, from, to } of standIns) {
    const [there, back] = [findTie(side, from, to), findTie(side, to, from)]
    if (there >= 0) add(first, second, there)
    if (network.isDirected && back >= 0) add(second, first, back)
  }
  const { n, isDirected, response } = network
  return rebuilt({
    n,
    ties: side.values ? ties : { from: ties.from, to: ties.to },
    isDirected,
    response: Uint8Array.from(people, (person) => response[person]!),
  })
}

/** Why a bootstrap gave nothing. */
export function reasonWithoutDraws(network: Network, { signal }: Pick<MeasureOptions, 'signal'>): Reason {
  if (signal?.aborted === true) return 'stopped'
  if (network.n < 3) return network.n === 0 ? 'empty' : 'too-small'
  return network.m === 0 ? 'no-ties' : 'no-variation'
}
