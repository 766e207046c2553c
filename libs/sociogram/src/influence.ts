import { remembered } from './derived.ts'
import { incoming, outgoing, type Network } from './network.ts'
import { weakComponents } from './components.ts'
import { symmetricOf } from './transform.ts'

/** So many steps at most; a long chain of people may need more, and then there is no answer. */
const MOST_STEPS = 20_000
/** Work that one person at a screen can wait for: visits of a tie. */
const MOST_VISITS = 4e8

/**
 * Leading eigenvector of the symmetric ties plus one for oneself, which keeps two-mode networks from swinging. Length 1.
 * Only the largest part has one; parts of the same size each get theirs, everybody else NaN.
 * @returns null when it does not settle in time
 */
export const eigenvectorOf = remembered((network): Float64Array | null => {
  const symmetric = symmetricOf(network)
  const { of, sizes } = weakComponents(network)
  const largest = sizes[0] ?? 0
  let now: Float64Array = Float64Array.from({ length: network.n }, (_, person) =>
    largest > 1 && sizes[of[person]!] === largest ? 1 / Math.sqrt(largest) : NaN,
  )
  const parts = sizes.filter((size) => size === largest).length
  const most = Math.min(MOST_STEPS, MOST_VISITS / (1 + symmetric.outNeighbours.length + network.n))
  for (let step = 0; step < most; step += 1) {
    const next = addNeighbours(symmetric, now)
    const change = normaliseParts(next, of, parts, now)
    now = next
    if (change < 1e-13) return now
  }
  return null
})

function addNeighbours({ n, outOffsets, outNeighbours }: Network, now: Float64Array): Float64Array {
  const next = new Float64Array(n)
  for (let person = 0; person < n; person += 1) {
    let sum = now[person]!
    const end = outOffsets[person + 1]!
    for (let at = outOffsets[person]!; at < end; at += 1) sum += now[outNeighbours[at]!]!
    next[person] = sum
  }
  return next
}

/** Each of the largest parts gets length 1; gives the largest change of any person. */
function normaliseParts(next: Float64Array, of: Int32Array, parts: number, before: Float64Array): number {
  const squares = new Float64Array(parts)
  next.forEach((value, person) => {
    if (of[person]! < parts) squares[of[person]!]! += value * value
  })
  let change = 0
  for (let person = 0; person < next.length; person += 1) {
    if (of[person]! >= parts) continue
    next[person]! /= Math.sqrt(squares[of[person]!]!)
    change = Math.max(change, Math.abs(next[person]! - before[person]!))
  }
  return change
}

const DAMPING = 0.85

/** Where somebody who follows ties at random is met, who starts afresh in 15 of 100 steps and whenever there is no tie to follow. Sums to 1. */
export const pagerankOf = remembered((network): Float64Array | null => {
  const { n } = network
  const [out, back] = [outgoing(network), incoming(network)]
  const share = new Float64Array(n)
  let now = new Float64Array(n).fill(1 / n)
  let next = new Float64Array(n)
  for (let step = 0; step < 500; step += 1) {
    let stuck = 0
    for (let person = 0; person < n; person += 1) {
      const ties = out.offsets[person + 1]! - out.offsets[person]!
      if (ties === 0) stuck += now[person]!
      share[person] = ties === 0 ? 0 : (DAMPING * now[person]!) / ties
    }
    const base = (1 - DAMPING + DAMPING * stuck) / n
    let change = 0
    for (let person = 0; person < n; person += 1) {
      let sum = base
      const end = back.offsets[person + 1]!
      for (let at = back.offsets[person]!; at < end; at += 1) sum += share[back.neighbours[at]!]!
      next[person] = sum
      change += Math.abs(sum - now[person]!)
    }
    ;[now, next] = [next, now]
    if (change < 1e-12) return now
  }
  return null
})

/** Pearson correlation, over all pairs, of a tie that either names with the product of both scores; who has no score counts 0. NaN when nothing varies. */
export function correlateWithProduct(network: Network, scores: Float64Array): number {
  const known = scores.map((score) => (Number.isNaN(score) ? 0 : score))
  const { offsets, neighbours } = outgoing(symmetricOf(network))
  const pairs = network.n * (network.n - 1)
  let [sum, squares, fourth, tied] = [0, 0, 0, 0]
  for (let person = 0; person < network.n; person += 1) {
    const score = known[person]!
    sum += score
    squares += score ** 2
    fourth += score ** 4
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) tied += score * known[neighbours[at]!]!
  }
  const ties = neighbours.length
  const products = sum ** 2 - squares
  const spread = Math.sqrt((ties * pairs - ties ** 2) * ((squares ** 2 - fourth) * pairs - products ** 2))
  return spread > 1e-9 ? (tied * pairs - ties * products) / spread : NaN
}
