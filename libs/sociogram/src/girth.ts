import { outgoing, type Network } from './network.ts'
import { symmetricOf } from './transform.ts'
import { trianglesOf } from './triangles.ts'

/** Length of the shortest closed path, direction ignored; 0 when there is none. */
export function girthOf(network: Network): number {
  if (trianglesOf(network).total > 0) return 3
  const { offsets, neighbours } = outgoing(symmetricOf(network))
  const [distance, before, queue] = [new Int32Array(network.n).fill(-1), new Int32Array(network.n), new Int32Array(network.n)]
  let shortest = Infinity
  for (let source = 0; source < network.n && shortest > 4; source += 1) {
    let tail = 1
    queue[0] = source
    distance[source] = 0
    before[source] = -1
    for (let head = 0; head < tail; head += 1) {
      const person = queue[head]!
      // Deeper than this no shorter one can close.
      if (2 * distance[person]! + 1 >= shortest) break
      for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
        const other = neighbours[at]!
        if (other === before[person]) continue
        if (distance[other]! >= 0) shortest = Math.min(shortest, distance[person]! + distance[other]! + 1)
        else {
          distance[other] = distance[person]! + 1
          before[other] = person
          queue[tail++] = other
        }
      }
    }
    for (let head = 0; head < tail; head += 1) distance[queue[head]!] = -1
  }
  return Number.isFinite(shortest) ? shortest : 0
}
