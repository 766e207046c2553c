import { ANSWERED, type Network } from './network.ts'

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
  | 'needs-values'
  | 'needs-two-sets'
  | 'needs-one-set'
  | 'too-large'

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

export type Table = null | number | string | boolean | readonly Table[] | { readonly [key: string]: Table }

export type MeasureOptions = {
  /** Group of each person; `null` when nobody knows. Such a person counts in no group. */
  groups?: readonly (string | null)[]
  seed?: number
}

/** What a measure works out; the frame around it is added by `defineMeasure`. */
export type Finding = ({ value: number | null } | { perPerson: (number | null)[] } | { table: Table }) & { reason?: Reason; warnings?: readonly Warning[] }

export type MeasureResult = ({ value: number | null } | { perPerson: (number | null)[] } | { table: Table }) & {
  reason?: Reason
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
  question: string
  definition: string
  convention: string
  range: string
  source: string
  needs: { direction?: boolean; groups?: boolean; values?: boolean; twoSets?: boolean }
  /** The answers for nobody, for one person, and for two who named each other. */
  forNobody: Table
  forOne: Table
  forTwo: Table
  nonRespondents: SilenceRule
  measure: (network: Network, options?: MeasureOptions) => MeasureResult
}

type Definition = Omit<Measure, 'needs' | 'nonRespondents' | 'measure'> & {
  needs?: Measure['needs']
  nonRespondents?: SilenceRule
  /** Betweenness and what is built on it are not to be trusted when one in five is silent. */
  isSensitive?: boolean
  /** What is given when the need is not met; `perPerson` measures give a null each. */
  find: (network: Network, options: MeasureOptions) => Finding
}

/** A measure out of its description and its arithmetic: looks at what it needs, and puts people, ties, answers and convention beside the number. */
export function defineMeasure({ find, isSensitive = false, ...described }: Definition): Measure {
  const measure = { needs: {}, nonRespondents: 'as-named' as const, ...described }
  return {
    ...measure,
    measure(network, options = {}) {
      const missing = findMissing(measure.needs, network, options)
      const found = missing ? nothingFor(measure, network, missing) : find(network, options)
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

function findMissing(needs: Measure['needs'], network: Network, options: MeasureOptions): Reason | null {
  if (needs.direction && !network.isDirected) return 'needs-direction'
  if (needs.twoSets && network.mode !== 'two') return 'needs-two-sets'
  if (needs.values && !network.outValues) return 'needs-values'
  if (needs.groups && options.groups?.length !== network.n) return 'needs-groups'
  return null
}

function nothingFor(measure: { forNobody: Table }, network: Network, reason: Reason): Finding {
  if (Array.isArray(measure.forNobody)) return { perPerson: Array.from({ length: network.n }, () => null), reason }
  return { value: null, reason }
}

export function countRespondents({ response }: Network): number {
  let answered = 0
  for (const state of response) if (state === ANSWERED) answered += 1
  return answered
}

/** A measured number, or why there is none. */
export function valueOr(value: number, reason: Reason | false): Finding {
  return reason === false ? { value } : { value: null, reason }
}

/** One number a person out of a typed array; what is not a number becomes null. */
export function perPersonOf(values: ArrayLike<number>): { perPerson: (number | null)[] } {
  return { perPerson: Array.from(values, (value) => (Number.isFinite(value) ? value : null)) }
}
