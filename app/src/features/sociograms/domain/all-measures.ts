import {
  ANSWERED,
  boundNetworks,
  MEASURES,
  respondentsOnly,
  type Measure,
  type MeasureOptions,
  type MeasureResult,
  type Network,
  type Reason,
} from '@ronde/sociogram'
import { FEWEST_DRAWN, TOO_FEW_TO_BREAK_DOWN } from './consent-level.ts'
import { groupsOf } from './breakdown.ts'
import { fillAsAverage } from './fill-missing.ts'
import { networkOf, type Reading, type Told } from './wave-network.ts'

export type MeasuredNetwork = Pick<Measure, 'id' | 'convention' | 'source' | 'nonRespondents'> & {
  value: number | null
  reason: Reason | typeof TOO_SENSITIVE | null
  warnings: readonly string[]
  /** Where some did not answer: the number if none of their ties were there, and if they had named as many as the others did. */
  ifAbsent: number | null
  ifAverage: number | null
  /** Beside the E-I index: what chance alone would give with groups of these sizes. */
  byChance: number | null
}

/** Below this share of answers betweenness and what is built on it say more about who is silent than about the group. */
const TOO_SENSITIVE = 'below-80-percent-answered'
/** Chance fills what is missing so many times; the mean of them is shown. */
const FILLINGS = 5

/**
 * Every measure that says one number of the network as a whole (PRV-13: none of a person, a pair or a group), with groups of three at least.
 * @returns null where fewer than five answered
 */
export function measureNetwork(told: Told, reading: Reading): MeasuredNetwork[] | null {
  const network = networkOf(told, reading)
  const answered = respondentsOnly(network)
  if (answered.n < FEWEST_DRAWN) return null
  const mayBreakDown = network.n > TOO_FEW_TO_BREAK_DOWN
  const options = mayBreakDown ? { groups: groupsOf(told, network, 'sector').map((group) => group ?? 'other') } : {}
  const isWhole = answered.n === network.n
  const others = isWhole ? [] : Array.from({ length: FILLINGS }, (_, seed) => fillAsAverage(network, seed + 1))
  const fewest = isWhole ? null : { ...boundNetworks(network).fewest, response: Uint8Array.from(network.response, () => ANSWERED) }
  const isAnswerable = ({ twoSets, numbers, groups }: Measure['needs']) => twoSets !== true && numbers !== true && (mayBreakDown || groups !== true)
  return MEASURES.filter(({ scope, gives, needs }) => scope === 'network' && gives === 'number' && isAnswerable(needs)).map((measure) =>
    measureOne(measure, { network, fewest, others, options }),
  )
}

type Treated = { network: Network; fewest: Network | null; others: readonly Network[]; options: MeasureOptions }

function measureOne(measure: Measure, { network, fewest, others, options }: Treated): MeasuredNetwork {
  const { id, convention, source, nonRespondents } = measure
  const result: MeasureResult = measure.measure(network, options)
  const numberIn = (other: Network) => numberOf(measure.measure(other, options))
  const told = { id, convention, source, nonRespondents, warnings: result.warnings }
  if (result.warnings.includes(TOO_SENSITIVE)) return { ...told, value: null, reason: TOO_SENSITIVE, ifAbsent: null, ifAverage: null, byChance: null }
  return {
    ...told,
    value: numberOf(result),
    reason: result.reason ?? null,
    ifAbsent: fewest === null ? null : numberIn(fewest),
    ifAverage: meanOf(others.map(numberIn)),
    byChance: id === 'ei_index_ties' ? numberOf(MEASURES.find((each) => each.id === 'ei_expected')?.measure(network, options)) : null,
  }
}

function numberOf(result: MeasureResult | undefined): number | null {
  return result !== undefined && 'value' in result ? result.value : null
}

/** Null as soon as one of them is no number. */
function meanOf(values: readonly (number | null)[]): number | null {
  if (values.length === 0) return null
  let sum = 0
  for (const value of values) {
    if (value === null) return null
    sum += value
  }
  return sum / values.length
}
