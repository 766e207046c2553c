import { strongComponents, weakComponents } from './components.ts'
import { distancesFrom, distancesOf } from './distances.ts'
import { outgoing, type Network } from './network.ts'

/** The four ways in which a network is like an organisation chart (Krackhardt 1994); NaN where there is nothing to divide. */

export function connectednessOf(network: Network): number {
  const pairs = weakComponents(network).sizes.reduce((sum, size) => sum + size * (size - 1), 0)
  return pairs / (network.n * (network.n - 1))
}

/** Among the pairs of which one reaches the other, the share where the other does not reach back. Who reach each other share a strong part. */
export function hierarchyOf(network: Network): number {
  const mutual = strongComponents(network).sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const oneWay = distancesOf(network).pairs - 2 * mutual
  return oneWay / (mutual + oneWay)
}

/** 1 when every part is held together by as few ties as possible. */
export function efficiencyOf(network: Network): number {
  let [needed, room] = [0, 0]
  for (const size of weakComponents(network).sizes) {
    needed += size - 1
    room += size * (size - 1) - (size - 1)
  }
  return 1 - (network.m - needed) / room
}

/** Above this many people the pairs are too many. */
export const MOST_FOR_UPPER_BOUNDS = 3000

/**
 * Share of the pairs, of those that could fail, that have one person above all who reach both: somebody who reaches both and everybody else who does.
 * In a part of n people (n − 1)(n − 2)/2 pairs can fail. Such a person exists exactly when one single source, a strong part that nobody outside reaches, reaches both.
 */
export function upperBoundShare(network: Network): number {
  const { of, sizes } = weakComponents(network)
  const { words, bits } = sourcesAbove(network)
  const failures = new Float64Array(sizes.length)
  for (let one = 0; one < network.n; one += 1) {
    for (let other = one + 1; other < network.n; other += 1) {
      if (of[one] === of[other] && !shareOneBit(bits, words, one, other)) failures[of[one]!]! += 1
    }
  }
  let [failed, room] = [0, 0]
  sizes.forEach((size, part) => {
    failed += failures[part]!
    room += ((size - 1) * (size - 2)) / 2
  })
  return 1 - failed / room
}

/** For each person a bit for each source that reaches them. */
function sourcesAbove(network: Network): { words: number; bits: Int32Array } {
  const { of, sizes } = strongComponents(network)
  const { offsets, neighbours } = outgoing(network)
  const isSource = new Uint8Array(sizes.length).fill(1)
  const member = new Int32Array(sizes.length)
  for (let person = 0; person < network.n; person += 1) {
    member[of[person]!] = person
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) if (of[neighbours[at]!] !== of[person]) isSource[of[neighbours[at]!]!] = 0
  }
  const sources = Array.from(member).filter((_, part) => isSource[part] === 1)
  const words = (sources.length + 31) >> 5
  const bits = new Int32Array(words * network.n)
  sources.forEach((source, place) => {
    distancesFrom(network, source).forEach((distance, person) => {
      if (distance >= 0) bits[person * words + (place >> 5)]! |= 1 << (place & 31)
    })
  })
  return { words, bits }
}

function shareOneBit(bits: Int32Array, words: number, one: number, other: number): boolean {
  let common = 0
  for (let word = 0; word < words && common < 2; word += 1) {
    const both = bits[one * words + word]! & bits[other * words + word]!
    if (both !== 0) common += (both & (both - 1)) === 0 ? 1 : 2
  }
  return common === 1
}
