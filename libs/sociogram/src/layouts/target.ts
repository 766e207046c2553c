import type { Network } from '../network.ts'
import { symmetricOf } from '../transform.ts'
import { distancesFrom } from '../distances.ts'
import { majorize, withInverse } from './majorize.ts'
import { startOf } from './stress.ts'
import { emptyPositions, mean, type LayoutOptions, type Positions } from './positions.ts'

export type Ring = { radius: number; /** Smallest and largest value on the ring. */ from: number; to: number; people: number }
export type TargetLayout = { positions: Positions; rings: Ring[] }

/** How many people stand on rings 1, 2, 3, 4 or further in, as parts of all: as the rings grow longer. */
const SHARES = [0.1, 0.3, 0.6, 1]

/**
 * Rings by a value: the largest in the middle. People with one value stand on one ring; round the rings, who is tied is near, as in `layoutByStress`.
 * @param values one for each person; null stands on the outermost ring
 * @source Northway 1940 for the form; stress with fixed radii after Brandes & Pich 2011
 */
export function layoutOnTarget(network: Network, values: ArrayLike<number | null>, options: LayoutOptions = {}): TargetLayout {
  const { n } = network
  const rings = listRings(n, values)
  if (n === 0) return { positions: emptyPositions(0), rings: [] }
  const ringOf = Int32Array.from({ length: n }, (_, person) => ringOfValue(rings, values[person] ?? null))
  const radius = Float64Array.from(ringOf, (ring) => rings[ring]!.radius)
  const wanted = distancesAcross(symmetricOf(network))
  const start = startOf(wanted, options.seed)
  const positions = toRadii(start, radius)
  majorize(wanted, positions, { radius }, options)
  spaceRings(positions, ringOf, rings)
  return { positions, rings }
}

function listRings(n: number, values: ArrayLike<number | null>): Ring[] {
  const ordered = Array.from({ length: n }, (_, person) => values[person] ?? -Infinity).toSorted((one, other) => other - one)
  const rings: Ring[] = []
  let first = 0
  for (const share of SHARES) {
    let end = Math.max(first, Math.ceil(share * n - 1e-9))
    while (end > first && end < n && ordered[end] === ordered[end - 1]) end += 1
    if (end === first) continue
    rings.push({ radius: 0, from: ordered[end - 1]!, to: ordered[first]!, people: end - first })
    first = end
  }
  rings.forEach((ring, place) => (ring.radius = rings.length === 1 ? 1 : place === 0 && ring.people === 1 ? 0 : place + 0.6))
  return rings
}

function ringOfValue(rings: readonly Ring[], value: number | null): number {
  const found = rings.findIndex(({ from }) => (value ?? -Infinity) >= from)
  return found < 0 ? rings.length - 1 : found
}

/** Steps along ties; people without any path between them want to be a little farther than the farthest who have one. */
function distancesAcross(symmetric: Network) {
  const { n } = symmetric
  const of = new Float32Array(n * n)
  let farthest = 0
  for (let person = 0; person < n; person += 1) {
    const distances = distancesFrom(symmetric, person)
    of.set(distances, person * n)
    for (const distance of distances) farthest = Math.max(farthest, distance)
  }
  return withInverse(
    n,
    of.map((distance) => (distance < 0 ? farthest + 1 : distance)),
  )
}

function toRadii(start: Positions, radius: Float64Array): Positions {
  const [middleX, middleY] = [mean(start.x), mean(start.y)]
  const positions = emptyPositions(radius.length)
  for (let person = 0; person < radius.length; person += 1) {
    const angle = Math.atan2(start.y[person]! - middleY, start.x[person]! - middleX)
    positions.x[person] = radius[person]! * Math.cos(angle)
    positions.y[person] = radius[person]! * Math.sin(angle)
  }
  return positions
}

/** Along each ring nobody stands closer than the ring has room for; the order round the ring stays. */
function spaceRings({ x, y }: Positions, ringOf: Int32Array, rings: readonly Ring[]): void {
  rings.forEach(({ radius, people }, ring) => {
    if (radius === 0 || people < 2) return
    const angleOf = (person: number) => Math.atan2(y[person]!, x[person]!)
    const members = Array.from(ringOf.keys()).filter((person) => ringOf[person] === ring)
    members.sort((one, other) => angleOf(one) - angleOf(other) || one - other)
    const angles = spaceAngles(members.map(angleOf), 0.88)
    members.forEach((person, place) => {
      x[person] = radius * Math.cos(angles[place]!)
      y[person] = radius * Math.sin(angles[place]!)
    })
  })
}

const ROUNDS = 200

/**
 * Pushes rising angles apart until no gap is smaller than `share` of an even one.
 * Each round moves both sides of a narrow gap by half of what is missing; the order never changes.
 */
function spaceAngles(angles: readonly number[], share: number): number[] {
  const count = angles.length
  const least = (share * 2 * Math.PI) / count
  const spaced = [...angles]
  for (let round = 0; round < ROUNDS; round += 1) {
    let isDone = true
    for (let at = 0; at < count; at += 1) {
      const next = (at + 1) % count
      const gap = spaced[next]! + (next === 0 ? 2 * Math.PI : 0) - spaced[at]!
      if (gap >= least - 1e-6) continue
      isDone = false
      spaced[at]! -= (least - gap) / 2
      spaced[next]! += (least - gap) / 2
    }
    if (isDone) break
  }
  return spaced
}
