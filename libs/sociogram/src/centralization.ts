import { nothing, valueOr, type Finding } from './measure.ts'
import type { Network } from './network.ts'

/**
 * How much one person stands out: the distances of all scores from the highest, over the largest that this sum can be with so many people (Freeman 1979).
 * @param most the largest sum possible for n people, loops not counted
 */
export function centralize(network: Network, scores: ArrayLike<number>, most: number): Finding {
  if (network.n < 3) return nothing('number', network, network.n === 0 ? 'empty' : 'too-small')
  let highest = -Infinity
  for (let person = 0; person < network.n; person += 1) highest = Math.max(highest, scores[person]!)
  let apart = 0
  for (let person = 0; person < network.n; person += 1) apart += highest - scores[person]!
  return valueOr(apart / most, !Number.isFinite(apart) && 'disconnected')
}
