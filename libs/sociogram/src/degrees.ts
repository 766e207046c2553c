import { incoming, outgoing, type Network, type Side } from './network.ts'

function countOf({ offsets }: Side, n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, person) => offsets[person + 1]! - offsets[person]!)
}

/** How many each person names; without direction, how many each is tied to. */
export function outDegrees(network: Network): Int32Array {
  return countOf(outgoing(network), network.n)
}

export function inDegrees(network: Network): Int32Array {
  return countOf(incoming(network), network.n)
}

/** In and out added: who names each other counts two. Without direction the same as the degree. */
export function totalDegrees(network: Network): Int32Array {
  const back = inDegrees(network)
  return network.isDirected ? outDegrees(network).map((out, person) => out + back[person]!) : back
}

/** Values added, out and in when there is direction; a tie without value counts 1. */
export function strengths(network: Network): Float64Array {
  const sums = new Float64Array(network.n)
  const sides = network.isDirected ? [outgoing(network), incoming(network)] : [outgoing(network)]
  for (const { offsets, values } of sides) {
    for (let person = 0; person < network.n; person += 1) {
      for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) sums[person]! += values ? values[at]! : 1
    }
  }
  return sums
}
