import { outgoing, type Network } from './network.ts'

/**
 * Lengths of the shortest paths from one person where a strong tie is a short one: each tie costs 1 / value^alpha (Opsahl, Agneessens & Skvoretz 2010).
 * @param alpha 1: values as they are; 0: every tie is one step; between, both count
 * @returns Infinity for whom no path leads to
 * @source Dijkstra 1959, with a heap
 */
export function valuedDistancesFrom(network: Network, source: number, alpha = 1): Float64Array {
  const { offsets, neighbours, values } = outgoing(network)
  const length = new Float64Array(network.n).fill(Infinity)
  const heap = new Heap()
  length[source] = 0
  heap.push(source, 0)
  for (let next = heap.pop(); next !== null; next = heap.pop()) {
    const [person, far] = next
    if (far > length[person]!) continue
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const through = far + 1 / (values ? values[at]! ** alpha : 1)
      const other = neighbours[at]!
      if (through >= length[other]!) continue
      length[other] = through
      heap.push(other, through)
    }
  }
  return length
}

/** Whoever is nearest comes out first. */
class Heap {
  readonly #people: number[] = []
  readonly #lengths: number[] = []

  push(person: number, length: number): void {
    let place = this.#people.length
    while (place > 0) {
      const above = (place - 1) >> 1
      if (this.#lengths[above]! <= length) break
      this.#move(above, place)
      place = above
    }
    this.#people[place] = person
    this.#lengths[place] = length
  }

  pop(): [person: number, length: number] | null {
    const [person, length] = [this.#people[0], this.#lengths[0]]
    if (person === undefined || length === undefined) return null
    const [lastPerson, lastLength] = [this.#people.pop()!, this.#lengths.pop()!]
    const { length: size } = this.#people
    if (size === 0) return [person, length]
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      if (below >= size) break
      if (below + 1 < size && this.#lengths[below + 1]! < this.#lengths[below]!) below += 1
      if (this.#lengths[below]! >= lastLength) break
      this.#move(below, place)
      place = below
    }
    this.#people[place] = lastPerson
    this.#lengths[place] = lastLength
    return [person, length]
  }

  #move(from: number, to: number): void {
    this.#people[to] = this.#people[from]!
    this.#lengths[to] = this.#lengths[from]!
  }
}
