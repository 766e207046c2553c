import type { Network } from './network.ts'
import { adjustedRand, joinGroups, levelOfPeople, modularityOf, moveMembers, renumber, type Level } from './partition.ts'
import { randomFrom, type Random } from './random.ts'

export type CommunityMethod = 'louvain' | 'leiden'

/** `stability` is the mean agreement (adjusted Rand) of all runs with the best one; null after one run. */
export type Communities = { groupOf: Int32Array; count: number; modularity: number; runs: number; stability: number | null }

export type CommunitySettings = { method?: CommunityMethod; runs?: number; seed?: number; useValues?: boolean }

const SMALL = 2000

/**
 * Groups with more ties inside than by chance: the best of several runs.
 * @param settings `runs` is 20 up to 2,000 people, 1 beyond; direction is ignored; each tie counts 1 unless `useValues`
 * @returns without ties everybody alone, and modularity NaN
 */
export function findCommunities(network: Network, settings: CommunitySettings = {}): Communities {
  const { method = 'leiden', runs = network.n <= SMALL ? 20 : 1, seed = 1, useValues = false } = settings
  const level = levelOfPeople(network, useValues)
  const alone = Int32Array.from({ length: network.n }, (_, person) => person)
  if (level.total === 0) return { groupOf: alone, count: network.n, modularity: NaN, runs: 0, stability: null }
  const all = Array.from({ length: Math.max(1, runs) }, (_, run) => {
    const random = randomFrom(seed + run)
    const { groupOf, count } = renumber(runMethod(level, method === 'louvain' ? passLouvain : passLeiden, random))
    return { groupOf, count, modularity: modularityOf(level, groupOf) }
  })
  const best = all.reduce((found, each) => (each.modularity > found.modularity + 1e-12 ? each : found))
  const others = all.filter((each) => each !== best)
  const stability = others.length === 0 ? null : others.reduce((sum, { groupOf }) => sum + adjustedRand(groupOf, best.groupOf), 0) / others.length
  return { ...best, runs: all.length, stability }
}

/** One pass of a method, from where people stand to where they end. */
type Pass = (people: Level, start: Int32Array, random: Random) => Int32Array

/** Small networks begin again from what was found until that gains nothing; in large ones a pass is enough. */
function runMethod(people: Level, pass: Pass, random: Random): Int32Array {
  let best: Int32Array = Int32Array.from({ length: people.n }, (_, person) => person)
  let most = -Infinity
  for (;;) {
    const found = pass(people, best, random)
    const modularity = modularityOf(people, found)
    if (modularity <= most + 1e-12) return best
    best = found
    most = modularity
    if (people.n > SMALL) return best
  }
}

/** Blondel et al. 2008: move people, join groups into members, and again, until nothing moves. */
function passLouvain(people: Level, start: Int32Array, random: Random): Int32Array {
  let level = people
  let of = Int32Array.from({ length: people.n }, (_, person) => person)
  let groups = start.slice()
  for (;;) {
    const hasMoved = moveMembers(level, groups, random)
    const { groupOf, count } = renumber(groups)
    of = of.map((member) => groupOf[member]!)
    if (!hasMoved && level !== people) return of
    if (count === level.n) return of
    level = joinGroups(level, groupOf, count)
    groups = Int32Array.from({ length: count }, (_, member) => member)
  }
}

/** Traag et al. 2019: groups are refined before they are joined, so that none falls apart inside. */
function passLeiden(people: Level, start: Int32Array, random: Random): Int32Array {
  let level = people
  let of = Int32Array.from({ length: people.n }, (_, person) => person)
  let groups = start.slice()
  for (;;) {
    moveMembers(level, groups, random)
    const found = renumber(groups)
    const refined = renumber(refine(level, found.groupOf, random))
    if (found.count === level.n || refined.count === level.n) return of.map((member) => found.groupOf[member]!)
    groups = new Int32Array(refined.count)
    refined.groupOf.forEach((member, before) => (groups[member] = found.groupOf[before]!))
    of = of.map((member) => refined.groupOf[member]!)
    level = joinGroups(level, refined.groupOf, refined.count)
  }
}

/** How freely a member may take a gain that is not the largest; as in the paper. */
const FREEDOM = 0.01

/** Inside each group members start alone and join, by chance weighted with the gain, a part that is well tied to the rest of the group. */
function refine(level: Level, groupOf: Int32Array, random: Random): Int32Array {
  const { n, offsets, neighbours, weights, strength, total } = level
  const part = Int32Array.from({ length: n }, (_, member) => member)
  const [groupSum, partSum, partOut] = [new Float64Array(n), strength.slice(), new Float64Array(n)]
  for (let member = 0; member < n; member += 1) groupSum[groupOf[member]!]! += strength[member]!
  const isAlone = new Uint8Array(n).fill(1)
  const outside = insideGroup(level, groupOf)
  partOut.set(outside)
  const toPart = new Float64Array(n)
  const met = new Int32Array(n)
  for (const member of random.shuffle(Int32Array.from({ length: n }, (_, each) => each))) {
    const whole = groupSum[groupOf[member]!]!
    if (isAlone[member] === 0 || outside[member]! < (strength[member]! * (whole - strength[member]!)) / total) continue
    let parts = 0
    for (let at = offsets[member]!; at < offsets[member + 1]!; at += 1) {
      const other = neighbours[at]!
      if (groupOf[other] !== groupOf[member]) continue
      if (toPart[part[other]!] === 0) met[parts++] = part[other]!
      toPart[part[other]!]! += weights[at]!
    }
    const own = part[member]!
    const chances = Array.from(met.subarray(0, parts), (each) => {
      const isWellTied = partOut[each]! >= (partSum[each]! * (whole - partSum[each]!)) / total
      const gain = (2 * (toPart[each]! - (strength[member]! * partSum[each]!) / total)) / total
      return each !== own && isWellTied && gain >= 0 ? gain : -1
    })
    const chosen = pick(chances, random)
    if (chosen >= 0) {
      const joined = met[chosen]!
      partOut[joined]! += outside[member]! - 2 * toPart[joined]!
      partSum[joined]! += strength[member]!
      partSum[own] = partOut[own] = 0
      part[member] = joined
      isAlone[member] = isAlone[joined] = 0
    }
    for (let index = 0; index < parts; index += 1) toPart[met[index]!] = 0
  }
  return part
}

/** For each member the value of its ties with the rest of its group. */
function insideGroup({ n, offsets, neighbours, weights }: Level, groupOf: Int32Array): Float64Array {
  const inside = new Float64Array(n)
  for (let member = 0; member < n; member += 1) {
    for (let at = offsets[member]!; at < offsets[member + 1]!; at += 1) if (groupOf[neighbours[at]!] === groupOf[member]) inside[member]! += weights[at]!
  }
  return inside
}

/** One of the gains that are not negative, the larger the likelier; −1 when there is none. Scaled by the largest, so that nothing overflows. */
function pick(gains: readonly number[], random: Random): number {
  const most = Math.max(-1, ...gains)
  if (most < 0) return -1
  const weights = gains.map((gain) => (gain < 0 ? 0 : Math.exp((gain - most) / (FREEDOM * Math.max(most, 1e-300)))))
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [place, weight] of weights.entries()) {
    left -= weight
    if (weight > 0 && left <= 0) return place
  }
  return gains.indexOf(most)
}
