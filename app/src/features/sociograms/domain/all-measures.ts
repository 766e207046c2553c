import { MEASURES, respondentsOnly, type Measure, type MeasureResult } from '@ronde/sociogram'
import { FEWEST_DRAWN, TOO_FEW_TO_BREAK_DOWN } from './consent-level.ts'
import { groupsOf } from './breakdown.ts'
import { networkOf, type Reading, type Told } from './wave-network.ts'

export type MeasuredNetwork = Pick<Measure, 'id' | 'question' | 'convention' | 'source'> & {
  value: number | null
  reason: string | null
  warnings: readonly string[]
}

/**
 * Every measure that says one number of the network as a whole (PRV-13: none of a person, a pair or a group), with groups of three at least.
 * @returns null where fewer than five answered
 */
export function measureNetwork(told: Told, reading: Reading): MeasuredNetwork[] | null {
  const network = networkOf(told, reading)
  if (respondentsOnly(network).n < FEWEST_DRAWN) return null
  const mayBreakDown = network.n > TOO_FEW_TO_BREAK_DOWN
  const groups = mayBreakDown ? groupsOf(told, network, 'sector').map((group) => group ?? 'other') : undefined
  return MEASURES.filter(
    ({ scope, gives, needs }) => scope === 'network' && gives === 'number' && needs.twoSets !== true && (mayBreakDown || needs.groups !== true),
  ).map((measure) => {
    const result: MeasureResult = measure.measure(network, groups === undefined ? {} : { groups })
    const { id, question, convention, source } = measure
    return { id, question, convention, source, value: 'value' in result ? result.value : null, reason: result.reason ?? null, warnings: result.warnings }
  })
}
