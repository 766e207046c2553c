import { remembered } from './derived.ts'
import { outgoing, type Network, type Side } from './network.ts'

/** Geodesics along the arrows: how many others each person reaches, the sum of the distances, the sum of their inverses, and the longest of all. */
export type Distances = { reached: Int32Array; total: Float64Array; inverse: Float64Array; longest: number; pairs: number; sum: number; inverseSum: number }

const AT_ONCE = 32

/** Breadth-first search from 32 people at once, a bit for each: their waves overlap, and every list of neighbours is read for all of them. */
export const distancesOf = remembered((network): Distances => {
  const { n } = network
  const side = outgoing(network)
  const found: Distances = { reached: new Int32Array(n), total: new Float64Array(n), inverse: new Float64Array(n), longest: 0, pairs: 0, sum: 0, inverseSum: 0 }
  const waves = { seen: new Int32Array(n), now: new Int32Array(n), next: new Int32Array(n), front: new Int32Array(n), nextFront: new Int32Array(n) }
  for (let first = 0; first < n; first += AT_ONCE) searchFrom(side, first, Math.min(AT_ONCE, n - first), waves, found)
  for (let person = 0; person < n; person += 1) {
    found.pairs += found.reached[person]!
    found.sum += found.total[person]!
    found.inverseSum += found.inverse[person]!
  }
  return found
})

type Waves = { seen: Int32Array; now: Int32Array; next: Int32Array; front: Int32Array; nextFront: Int32Array }

function searchFrom(side: Side, first: number, sources: number, waves: Waves, found: Distances): void {
  const { seen } = waves
  seen.fill(0)
  waves.now.fill(0)
  for (let source = 0; source < sources; source += 1) {
    seen[first + source] = waves.now[first + source] = 1 << source
    waves.front[source] = first + source
  }
  const reachedNow = new Int32Array(AT_ONCE)
  let size = sources
  for (let distance = 1; size > 0; distance += 1) {
    size = step(side, waves, size)
    if (size === 0) return
    found.longest = Math.max(found.longest, distance)
    countBits(waves, size, reachedNow)
    for (let source = 0; source < sources; source += 1) {
      const more = reachedNow[source]!
      found.reached[first + source]! += more
      found.total[first + source]! += distance * more
      found.inverse[first + source]! += more / distance
    }
  }
}

/** One step of every wave; gives how many people a wave reached for the first time. */
function step({ offsets, neighbours }: Side, waves: Waves, size: number): number {
  const { seen, now, next, front, nextFront } = waves
  let found = 0
  for (let index = 0; index < size; index += 1) {
    const person = front[index]!
    const bits = now[person]!
    now[person] = 0
    const end = offsets[person + 1]!
    for (let at = offsets[person]!; at < end; at += 1) {
      const other = neighbours[at]!
      const fresh = bits & ~seen[other]!
      if (fresh === 0) continue
      const before = next[other]!
      if (before === 0) nextFront[found++] = other
      next[other] = before | fresh
    }
  }
  waves.now = next
  waves.next = now
  waves.front = nextFront
  waves.nextFront = front
  for (let index = 0; index < found; index += 1) seen[nextFront[index]!]! |= next[nextFront[index]!]!
  return found
}

function countBits({ now, front }: Waves, size: number, counts: Int32Array): void {
  counts.fill(0)
  for (let index = 0; index < size; index += 1) {
    for (let bits = now[front[index]!]!; bits !== 0; bits &= bits - 1) counts[31 - Math.clz32(bits & -bits)]! += 1
  }
}

/** Distances from one person to all, −1 for whom no path leads to. */
export function distancesFrom(network: Network, source: number): Int32Array {
  const { offsets, neighbours } = outgoing(network)
  const distance = new Int32Array(network.n).fill(-1)
  const queue = new Int32Array(network.n)
  distance[source] = 0
  queue[0] = source
  for (let head = 0, tail = 1; head < tail; head += 1) {
    const person = queue[head]!
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const other = neighbours[at]!
      if (distance[other]! >= 0) continue
      distance[other] = distance[person]! + 1
      queue[tail++] = other
    }
  }
  return distance
}
