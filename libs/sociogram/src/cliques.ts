import { coresOf } from './cores.ts'
import { findTie, outgoing, type Network } from './network.ts'
import { symmetricOf } from './transform.ts'

/** So many pairs are looked at before the search is given up: about a second. */
const MOST_LOOKS = 5_000_000

/**
 * How many people are in the largest group in which everybody is tied with everybody, direction ignored.
 * People of high core number first; who cannot be in a larger one by colours is left out.
 * @returns null when the search is given up
 * @source Tomita & Seki 2003
 */
export function largestClique(network: Network): number | null {
  const plain = symmetricOf(network)
  const side = outgoing(plain)
  const cores = coresOf(network)
  const rank = Array.from({ length: network.n }, (_, person) => person).toSorted((one, other) => cores[other]! - cores[one]! || one - other)
  const place = new Int32Array(network.n)
  rank.forEach((person, at) => (place[person] = at))
  let [largest, looks] = [Math.min(1, network.n), 0]

  function grow(size: number, candidates: number[]): void {
    const { order, colours } = colour(candidates)
    if ((colours.at(-1) ?? 0) === candidates.length) {
      largest = Math.max(largest, size + candidates.length)
      return
    }
    for (let last = order.length - 1; last >= 0 && looks < MOST_LOOKS; last -= 1) {
      if (size + colours[last]! <= largest) return
      const person = order[last]!
      const rest = order.slice(0, last).filter((other) => findTie(side, person, other) >= 0)
      grow(size + 1, rest)
    }
  }

  /** People who are not tied share a colour: a clique has each colour once at most. In the order of their colours. */
  function colour(candidates: readonly number[]): { order: number[]; colours: number[] } {
    const classes: number[][] = []
    for (const person of candidates) {
      const free = classes.find((members) => members.every(isApartFrom(person)))
      if (free) free.push(person)
      else classes.push([person])
    }
    return { order: classes.flat(), colours: classes.flatMap((members, number) => members.map(() => number + 1)) }
  }

  function isApartFrom(person: number): (member: number) => boolean {
    return (member) => {
      looks += 1
      return findTie(side, person, member) < 0
    }
  }

  for (const person of rank) {
    if (cores[person]! < largest) break
    const own = side.neighbours.subarray(side.offsets[person], side.offsets[person + 1])
    grow(
      1,
      Array.from(own).filter((other) => place[other]! < place[person]! && cores[other]! >= largest),
    )
  }
  return looks < MOST_LOOKS ? largest : null
}
