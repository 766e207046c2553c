import { strongComponents, weakComponents } from './components.ts'
import { inDegrees, outDegrees } from './degrees.ts'
import { outgoing, type Network, type Side } from './network.ts'

/** Above this many people the flows are too many. */
export const MOST_FOR_CONNECTIVITY = 300

/**
 * How many people must go before somebody can no longer reach everybody, along the arrows; n − 1 when everybody names everybody.
 * @source Even 1975: one of the first κ + 1 people stays, so that flows between them and all others are enough
 */
export function connectivityOf(network: Network): number {
  const { n } = network
  if (n < 2 || (network.isDirected ? strongComponents(network) : weakComponents(network)).sizes.length > 1) return 0
  const side = outgoing(network)
  const [out, back] = [outDegrees(network), inDegrees(network)]
  let least = n - 1
  for (let person = 0; person < n; person += 1) least = Math.min(least, out[person]!, back[person]!)
  for (let first = 0; first <= least && first < n; first += 1) {
    for (let other = 0; other < n; other += 1) {
      if (other === first) continue
      least = Math.min(least, countSeparatePaths(side, n, first, other, least))
      if (network.isDirected) least = Math.min(least, countSeparatePaths(side, n, other, first, least))
    }
  }
  return least
}

/** Paths that share nobody but their ends, at most so many; who is named at once cannot be cut off. Each person is a gate that one path passes. */
function countSeparatePaths({ offsets, neighbours }: Side, n: number, from: number, to: number, most: number): number {
  if (neighbours.subarray(offsets[from], offsets[from + 1]).includes(to)) return most
  /** Whom the path through a person came from and goes on to; −1 when none passes. */
  const [cameFrom, goesTo] = [new Int32Array(n).fill(-1), new Int32Array(n).fill(-1)]
  for (let paths = 0; paths < most; paths += 1) if (!addPath()) return paths
  return most

  /** One more path, along free gates or back along a path that is there. Places: the way into a person, and the way out, n further. */
  function addPath(): boolean {
    const before = new Int32Array(2 * n).fill(-1)
    const queue = [from + n]
    before[from + n] = from + n
    for (let head = 0; head < queue.length; head += 1) {
      const place = queue[head]!
      const person = place % n
      const visit = (next: number) => {
        if (before[next] !== -1) return
        before[next] = place
        queue.push(next)
      }
      if (place < n) {
        if (goesTo[person] === -1) visit(person + n)
        else visit(cameFrom[person]! + n)
        continue
      }
      if (person !== from && goesTo[person] !== -1) visit(person)
      for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
        const other = neighbours[at]!
        if (other === to) {
          keepPath(before, place)
          return true
        }
        if (other !== from && goesTo[person] !== other) visit(other)
      }
    }
    return false
  }

  function keepPath(before: Int32Array, end: number): void {
    const places = [to]
    for (let place = end; place !== from + n; place = before[place]!) places.unshift(place)
    places.unshift(from + n)
    // Ways that are taken back go first, so that new ones can take their place.
    const steps = places.slice(1).map((place, at) => [places[at]!, place] as const)
    for (const [one, other] of steps) {
      if (one < n && other >= n && other - n !== one) cameFrom[one] = -1
      if (one >= n && other === one - n) goesTo[other] = -1
    }
    for (const [one, other] of steps) {
      if (one >= n && other < n && other !== one - n) {
        if (one - n !== from) goesTo[one - n] = other
        if (other !== to) cameFrom[other] = one - n
      }
    }
  }
}
