import { strongComponents, weakComponents } from './components.ts'
import { distancesOf, reachabilityOf } from './distances.ts'
import type { Network } from './network.ts'
import { transpose } from './transform.ts'

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

/** Above this many people the sets of who reaches whom do not fit. */
export const MOST_FOR_UPPER_BOUNDS = 3000

/**
 * Share of the pairs, of those that could fail, that have a least upper bound: somebody who reaches both, whom everybody who reaches both reaches.
 * In a part of n people (n − 1)(n − 2)/2 pairs can fail.
 */
export function leastUpperBoundShare(network: Network): number {
  const { of, sizes } = weakComponents(network)
  const { words, bits } = reachabilityOf(transpose(network))
  for (let person = 0; person < network.n; person += 1) bits[person * words + (person >> 5)]! |= 1 << (person & 31)
  const above = Int32Array.from({ length: network.n }, (_, person) => {
    let count = 0
    for (let word = 0; word < words; word += 1) count += countOnes(bits[person * words + word]!)
    return count
  })
  const failures = new Float64Array(sizes.length)
  for (let one = 0; one < network.n; one += 1) {
    for (let other = one + 1; other < network.n; other += 1) {
      if (of[one] === of[other] && !haveLeastUpperBound(bits, words, above, one, other)) failures[of[one]!]! += 1
    }
  }
  let [failed, room] = [0, 0]
  sizes.forEach((size, part) => {
    failed += failures[part]!
    room += ((size - 1) * (size - 2)) / 2
  })
  return 1 - failed / room
}

/** Whoever is above one of the common upper bounds is one too; so the least is the one with as many above as there are bounds. */
function haveLeastUpperBound(bits: Int32Array, words: number, above: Int32Array, one: number, other: number): boolean {
  let [common, most] = [0, 0]
  for (let word = 0; word < words; word += 1) {
    for (let both = bits[one * words + word]! & bits[other * words + word]!; both !== 0; both &= both - 1) {
      common += 1
      most = Math.max(most, above[32 * word + 31 - Math.clz32(both & -both)]!)
    }
  }
  return common > 0 && most === common
}

function countOnes(word: number): number {
  let count = 0
  for (let bits = word; bits !== 0; bits &= bits - 1) count += 1
  return count
}
