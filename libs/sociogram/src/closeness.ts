import { distancesOf } from './distances.ts'
import type { Network } from './network.ts'

/** (n − 1) / sum of the distances for each person; null unless everybody reaches everybody, or nobody else is there. */
export function freemanCloseness(network: Network): Float64Array | null {
  const { pairs, total } = distancesOf(network)
  if (pairs < network.n * (network.n - 1) || network.n === 1) return null
  return total.map((sum) => (network.n - 1) / sum)
}
