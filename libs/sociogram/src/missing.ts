import { ANSWERED, outgoing, type Network } from './network.ts'

/**
 * What could be seen: with direction a pair (i, j) is known when i answered, without direction when either did.
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
