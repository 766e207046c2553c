import { integersBelow } from './integers.ts'
import { networkFromSide, ANSWERED, hasTie, incoming, outgoing, type Network } from './network.ts'
import { filterSide, rebuilt, subnetwork } from './transform.ts'

/**
 * People who did not answer: four treatments, none of them right for everything, so each says what it did.
 * (a) `respondentsOnly`, (b) `countObserved` (what `density` does), (c) `reconstruct`, (d) `boundNetworks`. Always show the share that answered beside.
 */

export function responseRate({ n, response }: Network): { asked: number; answered: number; rate: number | null } {
  let [asked, answered] = [0, 0]
  for (let person = 0; person < n; person += 1) {
    if (response[person]! > 0) asked += 1
    if (response[person] === ANSWERED) answered += 1
  }
  return { asked, answered, rate: asked === 0 ? null : answered / asked }
}

/** (a) Who answered, and the ties among them. */
export function respondentsOnly(network: Network): Network {
  if (network.response.every((state) => state === ANSWERED)) return network
  return subnetwork(
    network,
    Array.from(integersBelow(network.n)).filter((person) => network.response[person] === ANSWERED),
  )
}

/**
 * (b) What could be seen: with direction a pair (i, j) is known when i answered, without direction when either did.
 * Everybody answered: all ties and all pairs.
 */
export function countObserved(network: Network): { ties: number; pairs: number } {
  const { n, isDirected, response } = network
  const { offsets, neighbours } = outgoing(network)
  let answered = 0
  let ties = 0
  for (let person = 0; person < n; person += 1) {
    if (response[person] === ANSWERED) answered += 1
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      if (response[person] === ANSWERED || (!isDirected && response[neighbours[at]!] === ANSWERED)) ties += 1
    }
  }
  const silent = n - answered
  return isDirected ? { ties, pairs: answered * (n - 1) } : { ties: ties / 2, pairs: (n * (n - 1) - silent * (silent - 1)) / 2 }
}

export type Reconstructed = { network: Network; reconstructed: [number, number][]; unknownPairs: number }

/**
 * (c) For who did not answer, the report of the other side (Stork & Richards 1992): named by j, they are taken to name j.
 * Pairs of two silent people stay unknown. Ties that were added are listed, to be drawn dotted.
 */
export function reconstruct(network: Network): Reconstructed {
  const silent = Array.from(integersBelow(network.n)).filter((person) => network.response[person] !== ANSWERED)
  const unknownPairs = (silent.length * (silent.length - 1)) / 2
  if (!network.isDirected || silent.length === 0) return { network, reconstructed: [], unknownPairs }
  const back = incoming(network)
  const reconstructed = silent.flatMap((person) =>
    Array.from(back.neighbours.subarray(back.offsets[person], back.offsets[person + 1]))
      .filter((other) => network.response[other] === ANSWERED && !hasTie(network, person, other))
      .map((other): [number, number] => [person, other]),
  )
  const whole = withTies(network, reconstructed, ([person, other]) => valueOfTie(network, other, person))
  return { network: whole, reconstructed, unknownPairs }
}

/** (d) The two ends of what the network can be: no unknown tie is there, or all are. Any measure that grows with ties lies between. */
export function boundNetworks(network: Network): { fewest: Network; most: Network } {
  const { n, isDirected, response } = network
  const isUnknown = (from: number, to: number) => response[from] !== ANSWERED && (isDirected || response[to] !== ANSWERED)
  const fewest = networkFromSide(
    network,
    filterSide(outgoing(network), n, (from, to) => !isUnknown(from, to)),
  )
  const added: [number, number][] = []
  for (let from = 0; from < n; from += 1) {
    if (response[from] === ANSWERED) continue
    for (let to = isDirected ? 0 : from + 1; to < n; to += 1) {
      const isWithinSet = network.mode === 'two' && from < network.firstSetSize! === to < network.firstSetSize!
      if (from !== to && !isWithinSet && isUnknown(from, to) && !hasTie(network, from, to)) added.push([from, to])
    }
  }
  const largest = network.outValues?.reduce((most, value) => Math.max(most, value), 1) ?? 1
  return { fewest, most: withTies(network, added, () => largest) }
}

function valueOfTie(network: Network, from: number, to: number): number {
  const { offsets, neighbours, values } = outgoing(network)
  return values ? values[offsets[from]! + neighbours.subarray(offsets[from], offsets[from + 1]).indexOf(to)]! : 1
}

/** The network with more ties; without values the new ones have none either. */
function withTies(network: Network, more: readonly [number, number][], valueOf: (tie: [number, number]) => number): Network {
  const ties = { from: [] as number[], to: [] as number[], value: [] as number[] }
  const { offsets, neighbours, values } = outgoing(network)
  for (let person = 0; person < network.n; person += 1) {
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      ties.from.push(person)
      ties.to.push(neighbours[at]!)
      ties.value.push(values ? values[at]! : 1)
    }
  }
  for (const tie of more) {
    ties.from.push(tie[0])
    ties.to.push(tie[1])
    ties.value.push(valueOf(tie))
  }
  const { ids, isDirected, mode, firstSetSize, response } = network
  return rebuilt({ ids, ties: values ? ties : { from: ties.from, to: ties.to }, isDirected, mode, firstSetSize, response })
}
