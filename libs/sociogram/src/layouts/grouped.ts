import { outgoing, type Network } from '../network.ts'
import { subnetwork, symmetricOf } from '../transform.ts'
import { majorize, withInverse, type WantedDistances } from './majorize.ts'
import { boxOf, emptyPositions, type LayoutOptions, type Positions } from './positions.ts'
import { layoutByStress, startOf } from './stress.ts'

/** Room of one person inside a group, and between two groups, in ties. */
const ROOM = 0.5
const BETWEEN = 0.9

/**
 * Every group in a circle of its own, groups with many ties between them near each other, and each turned so that its ties to others are short.
 * @param groups for each person; people without a group are drawn as one more
 */
export function layoutByGroups(network: Network, groups: readonly (string | null)[], options: LayoutOptions = {}): Positions {
  const symmetric = symmetricOf(network)
  const members = listMembers(groups, network.n)
  const inside = members.map((people) => fitCircle(layoutByStress(subnetwork(symmetric, people), options), ROOM * Math.sqrt(people.length)))
  const middles = placeGroups(symmetric, members, options)
  const positions = emptyPositions(network.n)
  const put = (group: number, angle: number) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    members[group]!.forEach((person, place) => {
      const [dx, dy] = [inside[group]!.x[place]!, inside[group]!.y[place]!]
      positions.x[person] = middles.x[group]! + cos * dx - sin * dy
      positions.y[person] = middles.y[group]! + sin * dx + cos * dy
    })
  }
  members.forEach((_, group) => put(group, 0))
  for (let round = 0; round < 3; round += 1)
    members.forEach((people, group) => put(group, turnToOthers(symmetric, people, inside[group]!, positions, { x: middles.x[group]!, y: middles.y[group]! })))
  return positions
}

function listMembers(groups: readonly (string | null)[], n: number): number[][] {
  const byName = new Map<string, number[]>()
  for (let person = 0; person < n; person += 1) {
    const name = groups[person] ?? ''
    byName.set(name, [...(byName.get(name) ?? []), person])
  }
  return [...byName].toSorted(([one, first], [other, second]) => second.length - first.length || (one < other ? -1 : 1)).map(([, people]) => people)
}

/** Stretched or pressed until it fills a circle round 0. */
function fitCircle(positions: Positions, radius: number): Positions {
  const { left, right, top, bottom } = boxOf(positions)
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2]
  let reach = 1e-9
  for (let person = 0; person < positions.x.length; person += 1)
    reach = Math.max(reach, Math.hypot(positions.x[person]! - middleX, positions.y[person]! - middleY))
  const scale = positions.x.length < 2 ? 0 : radius / reach
  return { x: positions.x.map((x) => (x - middleX) * scale), y: positions.y.map((y) => (y - middleY) * scale) }
}

/** Middles of the groups: touching where there are many ties, twice as far where there are none; then apart until no two circles meet. */
function placeGroups(symmetric: Network, members: readonly number[][], options: LayoutOptions): Positions {
  const count = members.length
  const wanted = distancesOfGroups(symmetric, members)
  const middles = startOf(wanted, options.seed)
  majorize(wanted, middles, {}, options)
  const radius = members.map((people) => ROOM * Math.sqrt(people.length) + BETWEEN / 2)
  for (let round = 0; round < 200; round += 1) {
    let isApart = true
    for (let one = 0; one < count; one += 1) {
      for (let other = one + 1; other < count; other += 1) {
        const [dx, dy] = [middles.x[other]! - middles.x[one]!, middles.y[other]! - middles.y[one]!]
        const distance = Math.hypot(dx, dy) || 1e-6
        const missing = radius[one]! + radius[other]! - distance
        if (missing <= 1e-6) continue
        isApart = false
        const [byX, byY] = distance < 1e-5 ? [0, missing / 2] : [(dx / distance) * (missing / 2), (dy / distance) * (missing / 2)]
        middles.x[one]! -= byX
        middles.y[one]! -= byY
        middles.x[other]! += byX
        middles.y[other]! += byY
      }
    }
    if (isApart) break
  }
  return middles
}

function distancesOfGroups(symmetric: Network, members: readonly number[][]): WantedDistances {
  const count = members.length
  const groupOf = new Int32Array(symmetric.n)
  members.forEach((people, group) => people.forEach((person) => (groupOf[person] = group)))
  const ties = new Float64Array(count * count)
  const { offsets, neighbours } = outgoing(symmetric)
  for (let person = 0; person < symmetric.n; person += 1)
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) ties[groupOf[person]! * count + groupOf[neighbours[at]!]!]! += 1
  const of = new Float32Array(count * count)
  const densities = Array.from({ length: count * count }, (_, pair) => {
    const [one, other] = [Math.floor(pair / count), pair % count]
    return one === other ? 0 : ties[pair]! / (members[one]!.length * members[other]!.length)
  })
  const densest = Math.max(1e-9, ...densities)
  for (let pair = 0; pair < of.length; pair += 1) {
    const [one, other] = [Math.floor(pair / count), pair % count]
    const touching = ROOM * (Math.sqrt(members[one]!.length) + Math.sqrt(members[other]!.length)) + BETWEEN
    of[pair] = one === other ? 0 : touching * (2 - Math.sqrt(densities[pair]! / densest))
  }
  return withInverse(count, of)
}

/** The angle at which the sum of squared ties to other groups is least. */
function turnToOthers(symmetric: Network, people: readonly number[], inside: Positions, all: Positions, middle: { x: number; y: number }): number {
  const own = new Set(people)
  const { offsets, neighbours } = outgoing(symmetric)
  let [along, across] = [0, 0]
  people.forEach((person, place) => {
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const other = neighbours[at]!
      if (own.has(other)) continue
      const [dx, dy] = [all.x[other]! - middle.x, all.y[other]! - middle.y]
      along += inside.x[place]! * dx + inside.y[place]! * dy
      across += inside.x[place]! * dy - inside.y[place]! * dx
    }
  })
  return along === 0 && across === 0 ? 0 : Math.atan2(across, along)
}
