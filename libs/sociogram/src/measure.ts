import { totalDegrees } from './degrees.ts'
import { remembered } from './derived.ts'
import { ANSWERED, type Network } from './network.ts'
import type { Watch } from './watch.ts'

/** Why there is no number. */
export type Reason =
  | 'empty'
  | 'too-small'
  | 'disconnected'
  | 'no-ties'
  | 'no-variation'
  | 'no-answers'
  | 'no-values'
  | 'not-converged'
  | 'needs-direction'
  | 'needs-groups'
  | 'needs-numbers'
  | 'needs-values'
  | 'needs-two-sets'
  | 'too-large'
  | 'stopped'

/** What the reader must know beside the number. */
export type Warning =
  | 'some-did-not-answer'
  | 'below-80-percent-answered'
  | 'always-one-without-direction'
  | 'some-people-left-out'
  | 'direction-ignored'
  | 'per-component'
  | 'both-orders-counted'
  | 'best-found-not-proven'
  | 'sampled'

export type Table = null | number | string | boolean | readonly Table[] | { readonly [key: string]: Table }

export type MeasureOptions = Watch & {
  /** Group of each person; `null` when nobody knows. Such a person counts in no group. */
  groups?: readonly (string | null)[]
  /** Something counted of each person, such as years in the trade; `null` when nobody knows. */
  numbers?: readonly (number | null)[]
  /** Where chance begins; 1 unless said otherwise, so that the same network gives the same answer. */
  seed?: number
}

type Answer = { value: number | null } | { perPerson: (number | null)[] } | { table: Table }

/** What a measure works out; the frame around it is added by `defineMeasure`. */
export type Finding = Answer & { reason?: Reason; warnings?: readonly Warning[]; standardErrors?: readonly (number | null)[]; leftOut?: number }

export type MeasureResult = Answer & {
  reason?: Reason
  /** Beside an estimate, for each person. */
  standardErrors?: readonly (number | null)[]
  /** How many people do not count, where some do not. */
  leftOut?: number
  people: number
  ties: number
  respondents: number
  convention: string
  warnings: readonly Warning[]
}

/**
 * What silence does to the number.
 * `as-named`: who did not answer counts as naming nobody; being named by others still counts.
 * `observed-pairs`: only what could be seen is in the denominator. `answers-only`: both must have answered.
 */
export type SilenceRule = 'as-named' | 'observed-pairs' | 'answers-only'

export type Measure = {
  id: string
  scope: 'network' | 'person' | 'pair' | 'group'
  gives: 'number' | 'per-person' | 'table'
  /**
   * How the work grows: with the ties; with the paths of two ties, which somebody tied with everybody makes many, and then there is no answer;
   * or with all pairs of people, which above 10,000 people takes minutes.
   */
  cost: 'ties' | 'paths' | 'pairs'
  question: string
  definition: string
  convention: string
  range: string
  source: string
  needs: { direction?: boolean; groups?: boolean; numbers?: boolean; values?: boolean; twoSets?: boolean }
  /** The answers for nobody, for one person, and for two who named each other. */
  forNobody: Table
  forOne: Table
  forTwo: Table
  nonRespondents: SilenceRule
  measure: (network: Network, options?: MeasureOptions) => MeasureResult
}

type Definition = Omit<Measure, 'needs' | 'nonRespondents' | 'cost' | 'measure'> & {
  needs?: Measure['needs']
  nonRespondents?: SilenceRule
  cost?: Measure['cost']
  /** Betweenness and what is built on it are not to be trusted when one in five is silent. */
  isSensitive?: boolean
  find: (network: Network, options: MeasureOptions) => Finding
}

/** A measure out of its description and its arithmetic: looks at what it needs, and puts people, ties, answers and convention beside the number. */
export function defineMeasure({ find, isSensitive = false, ...described }: Definition): Measure {
  const measure = { needs: {}, nonRespondents: 'as-named' as const, cost: 'ties' as const, ...described }
  return {
    ...measure,
    measure(network, options = {}) {
      const missing = findMissing(measure.needs, network, options) ?? (measure.cost === 'paths' && countPaths(network) > MOST_PATHS ? 'too-large' : null)
      const found = missing ? nothing(measure.gives, network, missing) : find(network, options)
      const respondents = countRespondents(network)
      return { ...found, people: network.n, ties: network.m, respondents, convention: measure.convention, warnings: warn(found, measure.nonRespondents) }

      function warn({ warnings = [] }: Finding, rule: SilenceRule): Warning[] {
        const all: Warning[] = [...warnings]
        if (respondents < network.n && rule === 'as-named') all.push('some-did-not-answer')
        if (isSensitive && respondents < 0.8 * network.n) all.push('below-80-percent-answered')
        return all
      }
    },
  }
}

/** So many paths of two ties take about ten seconds. */
const MOST_PATHS = 4e9

const countPaths = remembered((network) => totalDegrees(network).reduce((sum, ties) => sum + ties * ties, 0))

function findMissing(needs: Measure['needs'], network: Network, options: MeasureOptions): Reason | null {
  if (needs.direction && !network.isDirected) return 'needs-direction'
  if (needs.twoSets && network.mode !== 'two') return 'needs-two-sets'
  if (needs.values && !network.outValues) return 'needs-values'
  if (needs.groups && options.groups?.length !== network.n) return 'needs-groups'
  if (needs.numbers && options.numbers?.length !== network.n) return 'needs-numbers'
  return null
}

/** No answer in the shape that the measure gives, with the reason. */
export function nothing(gives: Measure['gives'], network: Network, reason: Reason): Finding {
  if (gives === 'per-person') return { perPerson: Array.from({ length: network.n }, () => null), reason }
  return gives === 'table' ? { table: null, reason } : { value: null, reason }
}

function countRespondents({ response }: Network): number {
  let answered = 0
  for (const state of response) if (state === ANSWERED) answered += 1
  return answered
}

/** Too few people for the measure, or false. */
export function tooFew({ n }: Network, least: number): Reason | false {
  if (n >= least) return false
  return n === 0 ? 'empty' : 'too-small'
}

/** A measured number, or why there is none. */
export function valueOr(value: number, ...reasons: (Reason | false)[]): Finding {
  const reason = reasons.find((each) => each !== false)
  return reason === undefined ? { value } : { value: null, reason }
}

/** One number a person out of a typed array; what is not a number becomes null. */
export function perPersonOf(values: ArrayLike<number>): { perPerson: (number | null)[] } {
  return { perPerson: Array.from(values, (value) => (Number.isFinite(value) ? value : null)) }
}

/** The number of a measure that gives one, without what stands beside it. */
export function numberOf(measure: Measure, network: Network, options?: MeasureOptions): number | null {
  const result = measure.measure(network, options)
  return 'value' in result ? result.value : null
}
