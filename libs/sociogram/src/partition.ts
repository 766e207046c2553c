import { integersBelow } from './integers.ts'
import { outgoing, type Network } from './network.ts'
import type { Random } from './random.ts'
import { symmetricOf } from './transform.ts'

/** A network in which every member may stand for many people: `own` is twice the value inside a member, `strength` all its ties, `total` twice all ties. */
export type Level = { n: number; offsets: Int32Array; neighbours: Int32Array; weights: Float64Array; own: Float64Array; strength: Float64Array; total: number }

/** The first level: people, each for themselves; direction ignored. */
export function levelOfPeople(network: Network, useValues: boolean): Level {
  const symmetric = symmetricOf(network)
  const { offsets, neighbours, values } = outgoing(symmetric)
  const weights = useValues && values ? values : new Float64Array(neighbours.length).fill(1)
  return withStrength({ n: network.n, offsets, neighbours, weights, own: new Float64Array(network.n) })
}

function withStrength(level: Omit<Level, 'strength' | 'total'>): Level {
  const strength = level.own.slice()
  let total = 0
  for (let member = 0; member < level.n; member += 1) {
    let sum = strength[member]!
    for (let at = level.offsets[member]!; at < level.offsets[member + 1]!; at += 1) sum += level.weights[at]!
    strength[member] = sum
    total += sum
  }
  return { ...level, strength, total }
}

/** Newman's modularity: ties inside groups beyond what people with so many ties would have by chance. NaN without ties. */
export function modularityOf(level: Level, groupOf: Int32Array): number {
  const sums = new Float64Array(level.n)
  let inside = 0
  for (let member = 0; member < level.n; member += 1) {
    const group = groupOf[member]!
    sums[group]! += level.strength[member]!
    inside += level.own[member]!
    for (let at = level.offsets[member]!; at < level.offsets[member + 1]!; at += 1)
      inside += Number(groupOf[level.neighbours[at]!] === group) * level.weights[at]!
  }
  let expected = 0
  for (const sum of sums) expected += (sum / level.total) ** 2
  return inside / level.total - expected
}

/**
 * Moves members one by one to the neighbouring group that gains most, in random order; who has a neighbour that moved is looked at again.
 * Changes `groupOf` in place; gives whether anybody moved.
 */
export function moveMembers(level: Level, groupOf: Int32Array, random: Random): boolean {
  const { n, offsets, neighbours, weights, strength, total } = level
  const sums = new Float64Array(n)
  for (let member = 0; member < n; member += 1) sums[groupOf[member]!]! += strength[member]!
  const queue = random.shuffle(integersBelow(n))
  const isWaiting = new Uint8Array(n).fill(1)
  const toGroup = new Float64Array(n)
  const met = new Int32Array(n + 1)
  let hasMoved = false
  for (let head = 0, waiting = n; waiting > 0; waiting -= 1) {
    const member = queue[head]!
    head = head + 1 === n ? 0 : head + 1
    isWaiting[member] = 0
    const from = groupOf[member]!
    const share = strength[member]! / total
    let groups = 0
    const end = offsets[member + 1]!
    for (let at = offsets[member]!; at < end; at += 1) {
      const group = groupOf[neighbours[at]!]!
      const before = toGroup[group]!
      // Written each time and counted when new: a branch here would be guessed wrongly half of the time.
      met[groups] = group
      groups += Number(before === 0)
      toGroup[group] = before + weights[at]!
    }
    sums[from]! -= strength[member]!
    let [best, most] = [from, toGroup[from]! - share * sums[from]!]
    for (let index = 0; index < groups; index += 1) {
      const group = met[index]!
      const gain = toGroup[group]! - share * sums[group]!
      if (gain > most + 1e-12) [best, most] = [group, gain]
    }
    for (let index = 0; index < groups; index += 1) toGroup[met[index]!] = 0
    sums[best]! += strength[member]!
    if (best === from) continue
    groupOf[member] = best
    hasMoved = true
    for (let at = offsets[member]!; at < end; at += 1) {
      const other = neighbours[at]!
      if (isWaiting[other] === 1 || groupOf[other] === best) continue
      isWaiting[other] = 1
      queue[(head + waiting - 1) % n] = other
      waiting += 1
    }
  }
  return hasMoved
}

/** Numbers groups from 0 in the order in which they are met; gives how many. Group marks are below the number of members. */
export function compact(groupOf: Int32Array): { groupOf: Int32Array; count: number } {
  const place = new Int32Array(groupOf.length).fill(-1)
  const numbered = new Int32Array(groupOf.length)
  let count = 0
  for (let member = 0; member < groupOf.length; member += 1) {
    const group = groupOf[member]!
    if (place[group]! < 0) place[group] = count++
    numbered[member] = place[group]!
  }
  return { groupOf: numbered, count }
}

/** Numbers groups from 0, by size and then by their first member. */
export function numberBySize(given: Int32Array): { groupOf: Int32Array; count: number } {
  const { groupOf, count } = compact(given)
  const size = new Int32Array(count)
  for (const group of groupOf) size[group]! += 1
  const rank = new Int32Array(count)
  const inOrder = integersBelow(count).sort((one, other) => size[other]! - size[one]! || one - other)
  for (let place = 0; place < count; place += 1) rank[inOrder[place]!] = place
  return { groupOf: follow(groupOf, rank), count }
}

/** Where each comes who goes one step on: `next` of what `first` says. A loop, because it is asked for thousands of times. */
export function follow(first: Int32Array, next: Int32Array): Int32Array {
  const places = new Int32Array(first.length)
  for (let member = 0; member < places.length; member += 1) places[member] = next[first[member]!]!
  return places
}

/** The next level: every group becomes one member. `groupOf` must be numbered from 0. */
export function joinGroups(level: Level, groupOf: Int32Array, count: number): Level {
  const starts = new Int32Array(count + 1)
  for (const group of groupOf) starts[group + 1]! += 1
  for (let group = 0; group < count; group += 1) starts[group + 1]! += starts[group]!
  const members = new Int32Array(level.n)
  const next = starts.slice()
  for (let member = 0; member < level.n; member += 1) members[next[groupOf[member]!]!++] = member
  const offsets = new Int32Array(count + 1)
  const room = Math.min(level.neighbours.length, count * (count - 1))
  const neighbours = new Int32Array(room)
  const weights = new Float64Array(room)
  const own = new Float64Array(count)
  const placeOf = new Int32Array(count).fill(-1)
  let kept = 0
  for (let group = 0; group < count; group += 1) {
    const start = kept
    for (let index = starts[group]!; index < starts[group + 1]!; index += 1) {
      const member = members[index]!
      own[group]! += level.own[member]!
      for (let at = level.offsets[member]!; at < level.offsets[member + 1]!; at += 1) {
        const other = groupOf[level.neighbours[at]!]!
        if (other === group) own[group]! += level.weights[at]!
        else if (placeOf[other]! >= start) weights[placeOf[other]!]! += level.weights[at]!
        else {
          placeOf[other] = kept
          neighbours[kept] = other
          weights[kept] = level.weights[at]!
          kept += 1
        }
      }
    }
    offsets[group + 1] = kept
  }
  return withStrength({ n: count, offsets, neighbours: neighbours.subarray(0, kept), weights: weights.subarray(0, kept), own })
}

/** Agreement of two divisions beyond chance (Hubert & Arabie 1985): 1 the same, 0 as by chance. Groups are numbered from 0. */
export function adjustedRand(one: Int32Array, other: Int32Array): number {
  const n = one.length
  const [rows, columns] = [sizesOf(one), sizesOf(other)]
  const cells = new Map<number, number>()
  for (let person = 0; person < n; person += 1) {
    const cell = one[person]! * columns.length + other[person]!
    cells.set(cell, (cells.get(cell) ?? 0) + 1)
  }
  const [inRows, inColumns] = [sumPairs(rows), sumPairs(columns)]
  const expected = (inRows * inColumns) / ((n * (n - 1)) / 2)
  const most = (inRows + inColumns) / 2
  return n < 2 || most === expected ? 1 : (sumPairs(cells.values()) - expected) / (most - expected)
}

function sizesOf(groupOf: Int32Array): Int32Array {
  let most = -1
  for (const group of groupOf) most = Math.max(most, group)
  const sizes = new Int32Array(most + 1)
  for (const group of groupOf) sizes[group]! += 1
  return sizes
}

function sumPairs(counts: Iterable<number>): number {
  let sum = 0
  for (const count of counts) sum += (count * (count - 1)) / 2
  return sum
}
