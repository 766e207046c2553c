import { integersBelow } from './integers.ts'
import type { Network } from './network.ts'
import { adjustedRand, compact, follow, joinGroups, levelOfPeople, modularityOf, moveMembers, numberBySize, type Level } from './partition.ts'
import { randomFrom, type Random } from './random.ts'
import { roundsOf, type Watch } from './watch.ts'

export type CommunityMethod = 'louvain' | 'leiden'

/** `stability` is the mean agreement (adjusted Rand) of all runs with the best one; null after one run. */
export type Communities = { groupOf: Int32Array; count: number; modularity: number; runs: number; stability: number | null }

/** What has been found, by network and settings: several measures read the same runs. */
const known = new WeakMap<Network, Map<string, Communities>>()

/** Who stops it gets the best of the runs so far, and of none everybody alone. */
export type CommunitySettings = Watch & { method?: CommunityMethod; runs?: number; seed?: number; useValues?: boolean }

const SMALL = 2000

/** So many of the best runs are begun again from what they found, until that gains nothing. */
const POLISHED = 5

/**
 * Groups with more ties inside than by chance: the best of several runs.
 * @param settings `runs` is 20 up to 2,000 people, 1 beyond; direction is ignored; each tie counts 1 unless `useValues`
 * @returns without ties everybody alone, and modularity NaN
 */
export function findCommunities(network: Network, settings: CommunitySettings = {}): Communities {
  const { method = 'leiden', runs = network.n <= SMALL ? 20 : 1, seed = 1, useValues = false, signal, onProgress } = settings
  const ofNetwork = known.get(network) ?? new Map<string, Communities>()
  known.set(network, ofNetwork)
  const key = `${method} ${runs} ${seed} ${useValues}`
  const found = ofNetwork.get(key) ?? search(network, { method, runs, seed, useValues, signal, onProgress })
  if (signal?.aborted !== true) ofNetwork.set(key, found)
  return found
}

type Searched = Watch & Required<Omit<CommunitySettings, keyof Watch>>

function search(network: Network, { method, runs, seed, useValues, ...watch }: Searched): Communities {
  const level = levelOfPeople(network, useValues)
  const alone = integersBelow(network.n)
  const pass = method === 'louvain' ? passLouvain : passLeiden
  const all: Division[] = []
  if (level.total > 0) for (const run of roundsOf(Math.max(1, runs), watch)) all.push(dividedBy(level, pass, alone, randomFrom(seed + run)))
  if (all.length === 0) return { groupOf: alone, count: network.n, modularity: NaN, runs: 0, stability: null }
  const promising = all.toSorted((one, other) => other.modularity - one.modularity).slice(0, network.n <= SMALL ? POLISHED : 1)
  const polished = network.n <= SMALL ? promising.map((found, place) => polish(level, pass, found, randomFrom(seed + runs + place))) : promising
  const best = polished.reduce((found, each) => (each.modularity > found.modularity + 1e-12 ? each : found))
  const stability = all.length === 1 ? null : all.reduce((sum, { groupOf }) => sum + adjustedRand(groupOf, best.groupOf), 0) / all.length
  return { ...best, runs: all.length, stability }
}

/** One pass of a method, from where people stand to where they end. */
type Pass = (people: Level, start: Int32Array, random: Random) => Int32Array

type Division = { groupOf: Int32Array; count: number; modularity: number }

function dividedBy(people: Level, pass: Pass, start: Int32Array, random: Random): Division {
  const { groupOf, count } = numberBySize(pass(people, start, random))
  return { groupOf, count, modularity: modularityOf(people, groupOf) }
}

function polish(people: Level, pass: Pass, found: Division, random: Random): Division {
  let best = found
  for (;;) {
    const next = dividedBy(people, pass, best.groupOf, random)
    if (next.modularity <= best.modularity + 1e-12) return best
    best = next
  }
}

/** Blondel et al. 2008: move people, join groups into members, and again, until nothing moves. */
function passLouvain(people: Level, start: Int32Array, random: Random): Int32Array {
  let level = people
  let of = integersBelow(people.n)
  let groups: Int32Array = start.slice()
  for (;;) {
    const hasMoved = moveMembers(level, groups, random)
    const { groupOf, count } = compact(groups)
    of = follow(of, groupOf)
    if (!hasMoved && level !== people) return of
    if (count === level.n) return of
    level = joinGroups(level, groupOf, count)
    groups = integersBelow(count)
  }
}

/** Traag et al. 2019: groups are refined before they are joined, so that none falls apart inside. */
function passLeiden(people: Level, start: Int32Array, random: Random): Int32Array {
  let level = people
  let of = integersBelow(people.n)
  let groups: Int32Array = start.slice()
  for (;;) {
    moveMembers(level, groups, random)
    const found = compact(groups)
    const refined = compact(refine(level, found.groupOf, random))
    if (found.count === level.n || refined.count === level.n) return follow(of, found.groupOf)
    groups = new Int32Array(refined.count)
    for (let before = 0; before < level.n; before += 1) groups[refined.groupOf[before]!] = found.groupOf[before]!
    of = follow(of, refined.groupOf)
    level = joinGroups(level, refined.groupOf, refined.count)
  }
}

/** Inside each group members start alone and join, by chance weighted with the gain, a part that is well tied to the rest of the group. */
function refine(level: Level, groupOf: Int32Array, random: Random): Int32Array {
  const { n, offsets, neighbours, weights, strength, total } = level
  const part = integersBelow(n)
  const [groupSum, partSum] = [new Float64Array(n), strength.slice()]
  for (let member = 0; member < n; member += 1) groupSum[groupOf[member]!]! += strength[member]!
  const outside = tiesInsideGroup(level, groupOf)
  const partOut = outside.slice()
  const isAlone = new Uint8Array(n).fill(1)
  const toPart = new Float64Array(n)
  const [met, gains] = [new Int32Array(n), new Float64Array(n)]
  for (const member of random.shuffle(integersBelow(n))) {
    const group = groupOf[member]!
    const whole = groupSum[group]!
    if (isAlone[member] === 0 || outside[member]! < (strength[member]! * (whole - strength[member]!)) / total) continue
    let parts = 0
    for (let at = offsets[member]!; at < offsets[member + 1]!; at += 1) {
      const other = neighbours[at]!
      if (groupOf[other] !== group) continue
      const near = part[other]!
      if (toPart[near] === 0) met[parts++] = near
      toPart[near]! += weights[at]!
    }
    for (let index = 0; index < parts; index += 1) {
      const near = met[index]!
      const isWellTied = partOut[near]! >= (partSum[near]! * (whole - partSum[near]!)) / total
      gains[index] = isWellTied ? toPart[near]! - (strength[member]! * partSum[near]!) / total : -1
    }
    const chosen = pick(gains, parts, random)
    if (chosen >= 0) {
      const joined = met[chosen]!
      partOut[joined]! += outside[member]! - 2 * toPart[joined]!
      partSum[joined]! += strength[member]!
      part[member] = joined
      isAlone[member] = isAlone[joined] = 0
    }
    for (let index = 0; index < parts; index += 1) toPart[met[index]!] = 0
  }
  return part
}

/** For each member the value of its ties with the rest of its group. */
function tiesInsideGroup({ n, offsets, neighbours, weights }: Level, groupOf: Int32Array): Float64Array {
  const inside = new Float64Array(n)
  for (let member = 0; member < n; member += 1) {
    for (let at = offsets[member]!; at < offsets[member + 1]!; at += 1) inside[member]! += Number(groupOf[neighbours[at]!] === groupOf[member]) * weights[at]!
  }
  return inside
}

/** How freely a member may take a gain that is not the largest: by a hundredth of the largest, a third of the chance is left. */
const FREEDOM = 0.01

/** One of the gains that are not negative, the larger the likelier; −1 when there is none. The list of gains is used up. */
function pick(gains: Float64Array, count: number, random: Random): number {
  let most = -1
  for (let index = 0; index < count; index += 1) most = Math.max(most, gains[index]!)
  if (most < 0) return -1
  let [sum, last] = [0, -1]
  for (let index = 0; index < count; index += 1) {
    const gain = gains[index]!
    const chance = gain < 0 || gain < 0.7 * most ? 0 : Math.exp((gain - most) / (FREEDOM * Math.max(most, 1e-300)))
    gains[index] = chance
    sum += chance
  }
  let left = random.next() * sum
  for (let index = 0; index < count; index += 1) {
    if (gains[index] === 0) continue
    last = index
    left -= gains[index]!
    if (left <= 0) break
  }
  return last
}
