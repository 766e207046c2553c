import { boundNetworks, findMeasure, respondentsOnly, type Network } from '@ronde/sociogram'
import { FEWEST_DRAWN } from './consent-level.ts'

/** What a group of 8 to 21 sees: six figures at most, each rounded so that nobody can be counted back. */
export type GroupFigures = {
  /** Of a hundred possible ties, how many are there; between which two numbers it lies if everybody had answered. */
  density: number | null
  densityFrom: number | null
  densityTo: number | null
  /** How many others somebody names. */
  named: number | null
  /** Of ten ties told, how many by both. */
  both: number | null
  /** Of ten people, how many are linked with one another along some way. */
  linked: number | null
  steps: number | null
  /** `even`: ties lie with everybody alike; `few`: with few. */
  spread: 'even' | 'some' | 'few' | null
}

function valueOf(id: string, network: Network): number | null {
  const result = findMeasure(id)?.measure(network)
  return result !== undefined && 'value' in result ? result.value : null
}

function rounded(value: number | null, factor: number, step: number): number | null {
  return value === null ? null : Math.round((value * factor) / step) * step
}

function shareOfPairs({ n, m }: Network): number | null {
  return n < 2 ? null : m / (n * (n - 1))
}

/** @returns null where fewer than five answered */
export function measureGroup(network: Network): GroupFigures | null {
  const answered = respondentsOnly(network)
  if (answered.n < FEWEST_DRAWN) return null
  const { fewest, most } = boundNetworks(network)
  const central = valueOf('centralization_indegree', answered)
  return {
    density: rounded(valueOf('density', network), 100, 1),
    densityFrom: rounded(shareOfPairs(fewest), 100, 1),
    densityTo: rounded(shareOfPairs(most), 100, 1),
    named: rounded(answered.n === 0 ? null : answered.m / answered.n, 1, 0.5),
    both: rounded(valueOf('reciprocity_edgewise', answered), 10, 1),
    linked: rounded(valueOf('largest_component_share', answered), 10, 1),
    steps: rounded(valueOf('mean_distance_reachable', answered), 1, 0.5),
    spread: central === null ? null : central < 0.2 ? 'even' : central < 0.4 ? 'some' : 'few',
  }
}
