import { integersBelow } from './integers.ts'
import { remembered } from './derived.ts'
import { outgoing, type Network, type Side } from './network.ts'
import { subnetwork } from './transform.ts'

/** `of[person]` numbers the part a person is in, from 0, largest first; parts of one size in the order of their first person. */
export type Components = { of: Int32Array; sizes: Int32Array }

/** Parts in which everybody reaches everybody when direction is ignored. */
export const weakComponents = remembered((network) => {
  const { n, outOffsets, outNeighbours } = network
  const parent = integersBelow(n)
  for (let person = 0; person < n; person += 1) {
    for (let at = outOffsets[person]!; at < outOffsets[person + 1]!; at += 1) {
      const [one, other] = [findRoot(parent, person), findRoot(parent, outNeighbours[at]!)]
      if (one !== other) parent[Math.max(one, other)] = Math.min(one, other)
    }
  }
  return numberParts(parent.map((_, person) => findRoot(parent, person)))
})

/** The path is halved on the way, so that the next search is short. */
function findRoot(parent: Int32Array, person: number): number {
  let here = person
  while (parent[here] !== here) {
    parent[here] = parent[parent[here]!]!
    here = parent[here]!
  }
  return here
}

/** Any marks of parts become numbers by size. */
function numberParts(marks: Int32Array): Components {
  const { length } = marks
  const [size, first] = [new Int32Array(length), new Int32Array(length).fill(-1)]
  const found: number[] = []
  marks.forEach((mark, person) => {
    if (first[mark]! < 0) {
      first[mark] = person
      found.push(mark)
    }
    size[mark]! += 1
  })
  found.sort((one, other) => size[other]! - size[one]! || first[one]! - first[other]!)
  const rank = new Int32Array(length)
  found.forEach((mark, place) => (rank[mark] = place))
  return { of: marks.map((mark) => rank[mark]!), sizes: Int32Array.from(found, (mark) => size[mark]!) }
}

/** The people of the largest part and their ties; the first part when two are as large. */
export function largestComponentOf(network: Network): Network {
  const { of } = weakComponents(network)
  return subnetwork(
    network,
    Array.from(integersBelow(network.n)).filter((person) => of[person] === 0),
  )
}

/** Parts in which everybody reaches everybody along the arrows: Tarjan 1972, without recursion. */
export const strongComponents = remembered((network) => {
  if (!network.isDirected) return weakComponents(network)
  const { n } = network
  const walk = {
    side: outgoing(network),
    order: new Int32Array(n),
    low: new Int32Array(n),
    mark: new Int32Array(n).fill(-1),
    stack: [] as number[],
    visited: 0,
  }
  for (let person = 0; person < n; person += 1) if (walk.order[person] === 0) markFrom(walk, person)
  return numberParts(walk.mark)
})

type StrongWalk = { side: Side; order: Int32Array; low: Int32Array; mark: Int32Array; stack: number[]; visited: number }

function markFrom(walk: StrongWalk, root: number): void {
  const { side, order, low, mark, stack } = walk
  const path = [root]
  const next = new Map([[root, side.offsets[root]!]])
  enter(walk, root)
  while (path.length > 0) {
    const person = path.at(-1)!
    const at = next.get(person)!
    if (at < side.offsets[person + 1]!) {
      next.set(person, at + 1)
      const other = side.neighbours[at]!
      if (order[other] === 0) {
        enter(walk, other)
        path.push(other)
        next.set(other, side.offsets[other]!)
      } else if (mark[other]! < 0) low[person] = Math.min(low[person]!, order[other]!)
      continue
    }
    path.pop()
    const before = path.at(-1)
    if (before !== undefined) low[before] = Math.min(low[before]!, low[person]!)
    if (low[person] === order[person]) {
      let member = -1
      while (member !== person) {
        member = stack.pop()!
        mark[member] = person
      }
    }
  }
}

function enter(walk: StrongWalk, person: number): void {
  walk.visited += 1
  walk.order[person] = walk.visited
  walk.low[person] = walk.visited
  walk.stack.push(person)
}

/** `cutPeople`: without whom a part falls apart. `bridges`: ties without which it does, the earlier person first. */
export type CutPoints = { cutPeople: number[]; bridges: [number, number][] }

/** Tarjan's lowest reachable order, without recursion, on ties without direction. */
export function findCutPoints(symmetric: Network): CutPoints {
  const { n } = symmetric
  const { offsets, neighbours } = outgoing(symmetric)
  const [order, low, parent] = [new Int32Array(n), new Int32Array(n), new Int32Array(n).fill(-1)]
  const next = offsets.slice(0, n)
  const isCut = new Uint8Array(n)
  const bridges: [number, number][] = []
  let visited = 0
  for (let root = 0; root < n; root += 1) {
    if (order[root] !== 0) continue
    let person = root
    let branches = 0
    order[root] = low[root] = visited += 1
    while (person >= 0) {
      if (next[person]! < offsets[person + 1]!) {
        const other = neighbours[next[person]!]!
        next[person]! += 1
        if (order[other] === 0) {
          parent[other] = person
          order[other] = low[other] = visited += 1
          if (person === root) branches += 1
          person = other
        } else if (other !== parent[person]) low[person] = Math.min(low[person]!, order[other]!)
        continue
      }
      const above = parent[person]!
      if (above >= 0) {
        low[above] = Math.min(low[above]!, low[person]!)
        if (above !== root && low[person]! >= order[above]!) isCut[above] = 1
        if (low[person]! > order[above]!) bridges.push([Math.min(above, person), Math.max(above, person)])
      }
      person = above
    }
    if (branches > 1) isCut[root] = 1
  }
  const cutPeople = Array.from(integersBelow(n)).filter((person) => isCut[person] === 1)
  return { cutPeople, bridges: bridges.toSorted(([one, other], [first, second]) => one - first || other - second) }
}
