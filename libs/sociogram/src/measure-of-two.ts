import type { Reason, Table, Warning } from './measure.ts'
import { ANSWERED, type Network } from './network.ts'
import { compareWaves, type WaveComparison } from './waves.ts'
import type { Watch } from './watch.ts'

type Answer = { value: number | null } | { table: Table }
export type ComparingOptions = Watch & { seed?: number }

/** `stayers`: people of both, matched by id; what is said of ties is said of the ties among them. */
export type ComparingResult = Answer & {
  reason?: Reason
  stayers: number
  respondents: readonly [before: number, after: number]
  convention: string
  warnings: readonly Warning[]
}

/** A measure of two networks of the same people: two waves, or two kinds of ties. */
export type MeasureOfTwo = {
  id: string
  gives: 'number' | 'table'
  question: string
  definition: string
  convention: string
  range: string
  source: string
  /** The answers for nobody, for one person, and for two who named each other both times. */
  forNobody: Table
  forOne: Table
  forTwo: Table
  /** Who did not answer in one of the two counts as naming nobody there: compare who answered both times. */
  nonRespondents: 'as-named'
  compare: (before: Network, after: Network, options?: ComparingOptions) => ComparingResult
}

export type Compared = { before: Network; after: Network; waves: WaveComparison; options: ComparingOptions }
type Definition = Omit<MeasureOfTwo, 'nonRespondents' | 'compare'> & { find: (compared: Compared) => Answer & { reason?: Reason } }

/** A measure of two networks out of its description and its arithmetic. One with direction and one without cannot be compared. */
export function defineMeasureOfTwo({ find, ...described }: Definition): MeasureOfTwo {
  return {
    ...described,
    nonRespondents: 'as-named',
    compare(before, after, options = {}) {
      const waves = compareWaves(before, after)
      const nothing = described.gives === 'table' ? { table: null } : { value: null }
      const found = before.isDirected === after.isDirected ? find({ before, after, waves, options }) : { ...nothing, reason: 'needs-direction' as const }
      const respondents = [countAnswers(before), countAnswers(after)] as const
      const hasSilent = respondents[0] < before.n || respondents[1] < after.n
      return { ...found, stayers: waves.stayers.length, respondents, convention: described.convention, warnings: hasSilent ? ['some-did-not-answer'] : [] }
    },
  }
}

function countAnswers({ response }: Network): number {
  return response.reduce((sum, state) => sum + (state === ANSWERED ? 1 : 0), 0)
}

/** A share of ties, or why there is none. */
export function shareOr(share: number | null, { stayers }: WaveComparison): { value: number | null; reason?: Reason } {
  if (share !== null) return { value: share }
  return { value: null, reason: stayers.length === 0 ? 'empty' : 'no-ties' }
}
