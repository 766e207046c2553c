import { networkFromSide, outgoing, type Network } from './network.ts'
import { filterSide } from './transform.ts'
import { project, setsOf } from './two-mode.ts'

/**
 * Pairs who met more often than chance would have them meet, had each picked as many meetings at random: the hypergeometric upper tail.
 * A meeting of everybody ties nobody here. Values are the meetings shared.
 * @param level the p under which a pair stays; not corrected for the number of pairs
 * @source Neal 2014 (fixed row model)
 */
export function backbone(network: Network, set: 'first' | 'second' = 'first', level = 0.05): Network {
  const shared = project(network, set)
  const { first, second } = setsOf(network)
  const [start, meetings] = set === 'first' ? [0, second] : [first, first]
  const { offsets } = outgoing(network)
  const degree = (person: number) => offsets[start + person + 1]! - offsets[start + person]!
  const logs = logFactorials(meetings)
  const side = filterSide(outgoing(shared), shared.n, (one, other, at) => upperTail(logs, meetings, degree(one), degree(other), shared.outValues![at]!) < level)
  return networkFromSide(shared, side)
}

function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1)
  for (let number = 1; number <= most; number += 1) logs[number] = logs[number - 1]! + Math.log(number)
  return logs
}

/** Chance of sharing at least so many, of all, when one picks `own` and the other `others`. */
function upperTail(logs: Float64Array, all: number, own: number, others: number, shared: number): number {
  const choose = (from: number, taken: number) => logs[from]! - logs[taken]! - logs[from - taken]!
  let chance = 0
  for (let count = shared; count <= Math.min(own, others); count += 1) {
    if (others - count <= all - own) chance += Math.exp(choose(own, count) + choose(all - own, others - count) - choose(all, others))
  }
  return chance
}
