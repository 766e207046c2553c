/** How a person stands towards the survey. */
export const NOT_ASKED = 0
export const NO_ANSWER = 1
export const ANSWERED = 2

/**
 * People 0 … n − 1 and their ties, never changed once built; it can be posted to a worker as it is.
 * Neighbours of person p stand, in rising order and each once, from `outOffsets[p]` up to `outOffsets[p + 1]`. There are no ties to oneself.
 * Undirected: every tie stands with both people and the incoming arrays are absent. Two sets: the first `firstSetSize` people, then the second set.
 */
export interface Network {
  readonly n: number
  /** Ties: arcs when directed, else pairs. */
  readonly m: number
  readonly isDirected: boolean
  readonly mode: 'one' | 'two'
  readonly firstSetSize?: number
  readonly outOffsets: Int32Array
  readonly outNeighbours: Int32Array
  readonly outValues?: Float64Array
  readonly inOffsets?: Int32Array
  readonly inNeighbours?: Int32Array
  readonly inValues?: Float64Array
  readonly response: Uint8Array
  readonly ids: readonly string[]
}

/** One side of a network: the lists of neighbours, out or in. */
export type Side = { offsets: Int32Array; neighbours: Int32Array; values?: Float64Array }

export function outgoing(network: Network): Side {
  return { offsets: network.outOffsets, neighbours: network.outNeighbours, values: network.outValues }
}

/** Who names each person; without direction the same as `outgoing`. */
export function incoming(network: Network): Side {
  const { inOffsets, inNeighbours, inValues } = network
  return inOffsets && inNeighbours ? { offsets: inOffsets, neighbours: inNeighbours, values: inValues } : outgoing(network)
}

/** Place of the tie from one to the other in the outgoing lists, or −1. By halves. */
export function findTie(side: Side, from: number, to: number): number {
  let low = side.offsets[from]!
  let high = side.offsets[from + 1]! - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = side.neighbours[middle]!
    if (found === to) return middle
    if (found < to) low = middle + 1
    else high = middle - 1
  }
  return -1
}

export function hasTie(network: Network, from: number, to: number): boolean {
  return findTie(outgoing(network), from, to) >= 0
}

/** The same ties the other way round, neighbours in rising order. One counting pass. */
function reverseSide(side: Side, n: number): Side {
  const offsets = new Int32Array(n + 1)
  for (const neighbour of side.neighbours) offsets[neighbour + 1]! += 1
  for (let person = 0; person < n; person += 1) offsets[person + 1]! += offsets[person]!
  const next = offsets.slice(0, n)
  const neighbours = new Int32Array(side.neighbours.length)
  const values = side.values && new Float64Array(side.neighbours.length)
  for (let person = 0; person < n; person += 1) {
    for (let at = side.offsets[person]!; at < side.offsets[person + 1]!; at += 1) {
      const to = side.neighbours[at]!
      const place = next[to]!
      next[to] = place + 1
      neighbours[place] = person
      if (values) values[place] = side.values![at]!
    }
  }
  return { offsets, neighbours, values }
}

type Frame = Pick<Network, 'n' | 'isDirected' | 'mode' | 'firstSetSize' | 'response' | 'ids'>

/** A network from its outgoing side, which must already be in order; the incoming side is worked out. */
export function networkFromSide(frame: Frame, side: Side): Network {
  const { n, isDirected, mode, firstSetSize, response, ids } = frame
  const back = isDirected ? reverseSide(side, n) : undefined
  return {
    n,
    m: isDirected ? side.neighbours.length : side.neighbours.length / 2,
    isDirected,
    mode,
    ...(firstSetSize === undefined ? {} : { firstSetSize }),
    outOffsets: side.offsets,
    outNeighbours: side.neighbours,
    ...(side.values ? { outValues: side.values } : {}),
    ...(back ? { inOffsets: back.offsets, inNeighbours: back.neighbours } : {}),
    ...(back?.values ? { inValues: back.values } : {}),
    response,
    ids,
  }
}
