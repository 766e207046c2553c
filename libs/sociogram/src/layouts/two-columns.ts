import { incoming, outgoing, type Network } from '../network.ts'
import { emptyPositions, type Positions } from './positions.ts'

const ROUNDS = 24
/** Width between the columns as a part of their height. */
const APART = 0.7

/**
 * Two sets, people left and meetings right, each in the order in which the ties cross least: everybody goes to the middle of whom they are tied to, side after side.
 * Of equal middles the order of before stays, so that the same network gives the same picture.
 * @source Sugiyama, Tagawa & Toda 1981, the barycentre rule
 */
export function layoutInColumns(network: Network): Positions {
  const first = network.firstSetSize ?? network.n
  const sides = [Array.from({ length: first }, (_, person) => person), Array.from({ length: network.n - first }, (_, place) => first + place)]
  const place = new Float64Array(network.n)
  const height = Math.max(1, sides[0]!.length - 1, sides[1]!.length - 1)
  const settle = (side: number[]) => side.forEach((person, at) => (place[person] = side.length < 2 ? height / 2 : (at * height) / (side.length - 1)))
  sides.forEach(settle)
  for (let round = 0; round < ROUNDS; round += 1) {
    const side = sides[(round + 1) % 2]!
    const middles = new Map(side.map((person) => [person, middleOf(network, person, place)]))
    side.sort((one, other) => middles.get(one)! - middles.get(other)! || place[one]! - place[other]!)
    settle(side)
  }
  const positions = emptyPositions(network.n)
  for (let person = 0; person < network.n; person += 1) {
    positions.x[person] = person < first ? 0 : APART * height
    positions.y[person] = place[person]!
  }
  return positions
}

function middleOf(network: Network, person: number, place: Float64Array): number {
  let [sum, ties] = [0, 0]
  for (const { offsets, neighbours } of [outgoing(network), incoming(network)]) {
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      sum += place[neighbours[at]!]!
      ties += 1
    }
  }
  return ties === 0 ? place[person]! : sum / ties
}
