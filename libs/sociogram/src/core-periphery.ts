import { integersBelow } from './integers.ts'
import { dyadsOf, type Dyads } from './dyads.ts'
import type { Network } from './network.ts'
import { randomFrom } from './random.ts'

/** `or`: a tie is expected when either is in the core. `missing`: ties between core and periphery are not looked at. */
export type CorePattern = 'or' | 'missing'
export type CorePeriphery = { correlation: number; core: number[]; isExhaustive: boolean; optimaFound: number }

/** Everybody's cells and the counts that the correlation needs, kept up to date person by person. */
type State = {
  pattern: CorePattern
  n: number
  cells: Float64Array
  ties: Dyads
  weights: Float64Array
  isCore: Uint8Array
  size: number
  toCore: Float64Array
  inCore: number
  inPeriphery: number
  all: number
}

/**
 * The division into core and periphery that is most like the pattern, by Pearson correlation over all ordered pairs (Borgatti & Everett 1999, 2000).
 * All divisions up to 14 people; beyond, the best of many climbs: a lower bound, said so. NaN when every pair is alike.
 */
export function findCorePeriphery(network: Network, pattern: CorePattern, seed = 1): CorePeriphery {
  const { n } = network
  const found: CorePeriphery = { correlation: NaN, core: [], isExhaustive: n <= 14, optimaFound: 0 }
  if (n < 3) return found
  const seen = new Set<string>()
  const keep = (state: State) => {
    const correlation = correlationOf(state)
    if (!(correlation > 0) || correlation < found.correlation - 1e-12) return
    const core = Array.from(integersBelow(n)).filter((person) => state.isCore[person] === 1)
    if (!(correlation <= found.correlation + 1e-12)) {
      seen.clear()
      found.core = core
      found.correlation = correlation
    }
    seen.add(core.join())
    found.optimaFound = seen.size
  }
  if (found.isExhaustive) tryAll(network, pattern, keep)
  else climbOften(network, pattern, seed, keep)
  return found
}

function emptyState(network: Network, pattern: CorePattern): State {
  const { n } = network
  const ties = dyadsOf(network)
  const weights = new Float64Array(ties.codes.length)
  for (let at = 0; at < weights.length; at += 1) weights[at] = ties.codes[at] === 3 ? 2 : 1
  const cells = new Float64Array(n)
  for (let person = 0; person < n; person += 1) for (let at = ties.offsets[person]!; at < ties.offsets[person + 1]!; at += 1) cells[person]! += weights[at]!
  const all = cells.reduce((sum, count) => sum + count, 0) / 2
  return { pattern, n, cells, ties, weights, isCore: new Uint8Array(n), size: 0, toCore: new Float64Array(n), inCore: 0, inPeriphery: all, all }
}

function flip(state: State, person: number): void {
  const { ties, weights, isCore, toCore, cells } = state
  const sign = isCore[person] === 1 ? -1 : 1
  state.inCore += sign * toCore[person]!
  state.inPeriphery -= sign * (cells[person]! - toCore[person]!)
  state.size += sign
  isCore[person] = sign === 1 ? 1 : 0
  for (let at = ties.offsets[person]!; at < ties.offsets[person + 1]!; at += 1) toCore[ties.neighbours[at]!]! += sign * weights[at]!
}

function correlationOf(state: State): number {
  return correlationAt(state, state.size, state.inCore, state.inPeriphery)
}

/** Correlation of two columns of noughts and ones: ties or none, expected or not. */
function correlationAt({ pattern, n, all }: State, size: number, inCore: number, inPeriphery: number): number {
  const periphery = (n - size) * (n - size - 1)
  const expected = pattern === 'or' ? n * (n - 1) - periphery : size * (size - 1)
  const there = pattern === 'or' ? all - inPeriphery : inCore
  const [absent, off, unexpected] = [expected - there, periphery - inPeriphery, inPeriphery]
  const spread = Math.sqrt(expected * periphery * (there + unexpected) * (absent + off))
  return spread > 0 ? (there * off - absent * unexpected) / spread : NaN
}

/** Every division once, one person changing sides at a time. */
function tryAll(network: Network, pattern: CorePattern, keep: (state: State) => void): void {
  const state = emptyState(network, pattern)
  for (let step = 1; step < 2 ** network.n; step += 1) {
    flip(state, 31 - Math.clz32(step & -step))
    keep(state)
  }
}

/** Beginnings of a climb, by the number of people: those with the most ties, then by turns somebody with their neighbours, and anybody. */
function countStarts(n: number): number {
  if (n > 500) return 1
  return n > 100 ? 10 : 24
}

function climbOften(network: Network, pattern: CorePattern, seed: number, keep: (state: State) => void): void {
  const random = randomFrom(seed)
  const { n } = network
  const degreeOrder = Array.from(emptyState(network, pattern).cells.entries())
    .toSorted(([, one], [, other]) => other - one)
    .map(([person]) => person)
  const starts = countStarts(n)
  for (let start = 0; start < starts; start += 1) {
    const state = emptyState(network, pattern)
    const { offsets, neighbours } = state.ties
    const somebody = random.below(n)
    if (start === 0) for (const person of degreeOrder.slice(0, bestPrefix(network, pattern, degreeOrder))) flip(state, person)
    else if (start % 2 === 1) for (const person of [somebody, ...neighbours.subarray(offsets[somebody], offsets[somebody + 1])]) flip(state, person)
    else
      for (const person of random.shuffle([...degreeOrder]).slice(0, start % 4 === 0 ? 2 + random.below(4) : 1 + random.below(Math.ceil(n / 2))))
        flip(state, person)
    const order = random.shuffle([...degreeOrder])
    while (flipAnyBetter(state, order) || (n <= 500 && swapAnyBetter(state)));
    keep(state)
  }
}

/** The best core made of the people with the most ties. */
function bestPrefix(network: Network, pattern: CorePattern, order: readonly number[]): number {
  const state = emptyState(network, pattern)
  let [best, size] = [-1, 1]
  for (const person of order) {
    flip(state, person)
    const correlation = correlationOf(state)
    if (correlation > best) [best, size] = [correlation, state.size]
  }
  return size
}

function flipAnyBetter(state: State, order: readonly number[]): boolean {
  const { cells, toCore, isCore } = state
  let hasFlipped = false
  for (const person of order) {
    const sign = isCore[person] === 1 ? -1 : 1
    const after = correlationAt(state, state.size + sign, state.inCore + sign * toCore[person]!, state.inPeriphery - sign * (cells[person]! - toCore[person]!))
    const now = correlationOf(state)
    if (after > now + 1e-12 || (Number.isNaN(now) && after > 0)) {
      flip(state, person)
      hasFlipped = true
    }
  }
  return hasFlipped
}

/** Somebody of the core for somebody of the periphery, the first that is better. */
function swapAnyBetter(state: State): boolean {
  const { n, ties, weights, isCore, toCore, cells, size } = state
  const between = new Float64Array(n)
  const now = correlationOf(state)
  let [mostToCore, mostOutside] = [0, 0]
  for (let into = 0; into < n; into += 1) {
    if (isCore[into] === 1) continue
    mostToCore = Math.max(mostToCore, toCore[into]!)
    mostOutside = Math.max(mostOutside, cells[into]! - toCore[into]!)
  }
  for (let out = 0; out < n; out += 1) {
    // More ties in the core or fewer in the periphery: a change that brings neither is not better. Two that are tied count at most 2 between them.
    if (isCore[out] === 0 || (mostToCore <= toCore[out]! && mostOutside + 2 <= cells[out]! - toCore[out]!)) continue
    for (let at = ties.offsets[out]!; at < ties.offsets[out + 1]!; at += 1) between[ties.neighbours[at]!] = weights[at]!
    for (let into = 0; into < n; into += 1) {
      if (isCore[into] === 1) continue
      const joins = toCore[into]! - between[into]!
      const inCore = state.inCore - toCore[out]! + joins
      const inPeriphery = state.inPeriphery + cells[out]! - toCore[out]! - (cells[into]! - joins)
      if (inCore <= state.inCore && inPeriphery >= state.inPeriphery) continue
      if (!(correlationAt(state, size, inCore, inPeriphery) > now + 1e-12)) continue
      flip(state, out)
      flip(state, into)
      return true
    }
    for (let at = ties.offsets[out]!; at < ties.offsets[out + 1]!; at += 1) between[ties.neighbours[at]!] = 0
  }
  return false
}
