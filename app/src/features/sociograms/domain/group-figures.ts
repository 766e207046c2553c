import { boundNetworks, findMeasure, respondentsOnly, type Network } from '@ronde/sociogram'
import { areMany, FEWEST_DRAWN } from './consent-level.ts'

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

/** So many of a hundred that two ties at least are behind each number. */
const DENSITY_STEPS = [1, 2, 5, 10, 20, 50]

/** How coarse a share of so many pairs is said, in parts of a hundred. */
export function stepOf(pairs: number): number {
  return DENSITY_STEPS.find((each) => (each / 100) * pairs >= 2) ?? 50
}

/** Of a hundred, so coarse that no single tie is counted back; never none and never all (SDC-07). */
export function sayShare(share: number, step: number): number {
  return within(Math.round((share * 100) / step) * step, step, 100 - step)
}

export function sayDensity(share: number | null, pairs: number): number | null {
  return share === null ? null : sayShare(share, stepOf(pairs))
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

/** Of ten, never none and never all: whoever named somebody would read from “10 of 10 by both” what the other answered. */
function ofTen(value: number | null): number | null {
  return value === null ? null : sayShare(value, 10) / 10
}

/** Fewer who did not answer are not counted apart, nor by how much they leave open. */
const FEWEST_SILENT = 3

/** @returns null where fewer than five answered */
export function measureGroup(network: Network): GroupFigures | null {
  const answered = respondentsOnly(network)
  if (answered.n < FEWEST_DRAWN) return null
  const { fewest, most } = boundNetworks(network)
  const isBandSaid = network.n - answered.n >= FEWEST_SILENT
  const pairs = network.n * (network.n - 1)
  // One or two ties are those of somebody: nothing is said of how they lie.
  const shape = (id: string) => (areMany([answered.m]) ? valueOf(id, answered) : null)
  const central = shape('centralization_indegree')
  return {
    density: sayDensity(valueOf('density', network), answered.n * (network.n - 1)),
    densityFrom: isBandSaid ? sayDensity(shareOfPairs(fewest), pairs) : null,
    densityTo: isBandSaid ? sayDensity(shareOfPairs(most), pairs) : null,
    named: rounded(answered.n === 0 ? null : answered.m / answered.n, 1, 0.5),
    both: ofTen(shape('reciprocity_edgewise')),
    linked: ofTen(shape('largest_component_share')),
    steps: rounded(shape('mean_distance_reachable'), 1, 0.5),
    spread: central === null ? null : central < 0.2 ? 'even' : central < 0.4 ? 'some' : 'few',
  }
}
