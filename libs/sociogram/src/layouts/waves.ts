import { outgoing, type Network } from '../network.ts'
import { subnetwork, symmetricOf, uniteLayers } from '../transform.ts'
import { weakComponents } from '../components.ts'
import { majorize, pathDistances } from './majorize.ts'
import { emptyPositions, type LayoutOptions, type Positions } from './positions.ts'
import { layoutByStress } from './stress.ts'

/** Positions of one wave by the identifiers of its people. */
export type EarlierPlaces = ReadonlyMap<string, { x: number; y: number }>

export type AnchorOptions = LayoutOptions & {
  /** How strongly people stay where they were: 0 not at all, 1 as strongly as all their ties together pull. */
  pull?: number
}

/** Everybody of several waves at one place for all of them: the layout of all ties together. For pictures beside each other. */
export function layoutForAllWaves(waves: readonly [Network, ...Network[]], options: LayoutOptions = {}): Positions {
  return layoutByStress(uniteLayers(waves), options)
}

/**
 * A wave drawn close to the wave before: who was there stays near, who joined stands by those they are tied to.
 * @source Brandes & Mader 2011, anchoring
 */
export function layoutAfter(network: Network, before: EarlierPlaces, options: AnchorOptions = {}): Positions {
  const symmetric = symmetricOf(network)
  if (![...network.ids].some((id) => before.has(id))) return layoutByStress(network, options)
  const positions = placeJoiners(symmetric, before)
  const { of, sizes } = weakComponents(symmetric)
  sizes.forEach((size, part) => {
    if (size < 3) return
    const people = Array.from(of.keys()).filter((person) => of[person] === part)
    settlePart(subnetwork(symmetric, people), people, positions, before, options)
  })
  return positions
}

function settlePart(part: Network, people: readonly number[], positions: Positions, before: EarlierPlaces, options: AnchorOptions): void {
  const wanted = pathDistances(part)
  const own = emptyPositions(people.length)
  people.forEach((person, place) => {
    own.x[place] = positions.x[person]!
    own.y[place] = positions.y[person]!
  })
  const anchors = { x: own.x.slice(), y: own.y.slice() }
  const pull = Float64Array.from(people, (_, place) => {
    if (!before.has(part.ids[place]!)) return 0
    const ties = wanted.near.subarray(place * part.n, (place + 1) * part.n)
    return (options.pull ?? 0.5) * ties.reduce((sum, inverse) => sum + inverse * inverse, 0)
  })
  majorize(wanted, own, { anchors, pull }, options)
  people.forEach((person, place) => {
    positions.x[person] = own.x[place]!
    positions.y[person] = own.y[place]!
  })
}

/** In the middle of whom they are tied to, as soon as one of those has a place; without any tie in a row below. */
function placeJoiners(symmetric: Network, before: EarlierPlaces): Positions {
  const { n, ids } = symmetric
  const { offsets, neighbours } = outgoing(symmetric)
  const positions = emptyPositions(n)
  const isPlaced = new Uint8Array(n)
  let [left, bottom, count] = [Infinity, -Infinity, 0]
  ids.forEach((id, person) => {
    const place = before.get(id)
    if (!place) return
    positions.x[person] = place.x
    positions.y[person] = place.y
    isPlaced[person] = 1
    left = Math.min(left, place.x)
    bottom = Math.max(bottom, place.y)
  })
  for (let isMore = true; isMore;) {
    isMore = false
    for (let person = 0; person < n; person += 1) {
      if (isPlaced[person] === 1) continue
      const known = Array.from(neighbours.subarray(offsets[person], offsets[person + 1])).filter((other) => isPlaced[other] === 1)
      if (known.length === 0) continue
      // A little aside by the golden angle, so that two newcomers with the same ties do not stand on each other.
      const angle = person * 2.399963
      positions.x[person] = known.reduce((sum, other) => sum + positions.x[other]!, 0) / known.length + 0.3 * Math.cos(angle)
      positions.y[person] = known.reduce((sum, other) => sum + positions.y[other]!, 0) / known.length + 0.3 * Math.sin(angle)
      isPlaced[person] = 1
      isMore = true
    }
  }
  for (let person = 0; person < n; person += 1) {
    if (isPlaced[person] === 1) continue
    positions.x[person] = left + 0.6 * count
    positions.y[person] = bottom + 1
    count += 1
  }
  return positions
}

/** On the way from one wave to the next: `share` from 0 to 1, slow at both ends. */
export function positionsBetween(from: Positions, to: Positions, share: number): Positions {
  const t = Math.min(1, Math.max(0, share))
  const eased = t * t * (3 - 2 * t)
  const between = (one: Float64Array, other: Float64Array) => one.map((value, person) => value + eased * (other[person]! - value))
  return { x: between(from.x, to.x), y: between(from.y, to.y) }
}
