import { ANSWERED, networkFromSide, type Network, type Side } from './network.ts'
import { done, refused, type Outcome } from './outcome.ts'

export type Ties = { from: ArrayLike<number>; to: ArrayLike<number>; value?: ArrayLike<number> }
/** Which value a tie gets that is named more than once. `count`: how often it is named. */
export type RepeatedRule = 'max' | 'sum' | 'count' | 'first'

export type TiesDescription = {
  /** Who is in the network, isolates included; or only how many. */
  ids?: readonly string[]
  n?: number
  ties: Ties
  isDirected: boolean
  /** A tie to oneself is never part of the network; `keep-count` says how many each person had. */
  loops?: 'drop' | 'keep-count'
  repeated?: RepeatedRule
  mode?: 'one' | 'two'
  firstSetSize?: number
  response?: Uint8Array
}

export type TiesReport = {
  loopsDropped: number
  /** Ties named again and merged with the first. */
  repeatedMerged: number
  /** Ties with value 0: somebody said that there is none. */
  zeroDropped: number
  loopsPerPerson?: Int32Array
}

export type TiesProblem =
  | { kind: 'duplicate-id'; id: string }
  | { kind: 'unknown-person' | 'not-a-number' | 'negative-value' | 'tie-within-a-set'; tie: number }
  | { kind: 'lengths-differ' | 'people-not-counted' | 'set-size-missing' | 'two-sets-have-no-direction' }

export type BuiltNetwork = { network: Network; report: TiesReport }

/**
 * Builds a network out of ties in any order, in time that grows with people and ties only.
 * @param description loops are dropped and a repeated tie keeps its largest value unless said otherwise; a tie of value 0 is no tie
 * @returns the network and what was left out or merged; or the first thing that cannot be read, never an exception
 */
export function networkFromTies(description: TiesDescription): Outcome<BuiltNetwork, TiesProblem> {
  const { ties, isDirected, loops = 'drop', repeated = 'max', mode = 'one', firstSetSize } = description
  const n = description.ids?.length ?? description.n ?? 0
  const problem = findFrameProblem(description, n) ?? findTieProblem(description, n)
  if (problem) return refused(problem)
  const left = countLeftOut(ties, n)
  const whole = sortArcs(ties, n, isDirected)
  const { side, merged } = mergeRepeated(whole, n, repeated)
  const frame = {
    n,
    isDirected,
    mode,
    firstSetSize: mode === 'two' ? firstSetSize : undefined,
    response: description.response ?? new Uint8Array(n).fill(ANSWERED),
    ids: description.ids ?? Array.from({ length: n }, (_, person) => String(person)),
  }
  const report: TiesReport = { loopsDropped: left.loopsDropped, zeroDropped: left.zeroDropped, repeatedMerged: isDirected ? merged : merged / 2 }
  if (loops === 'keep-count') report.loopsPerPerson = left.loopsPerPerson
  return done({ network: networkFromSide(frame, side), report })
}

function findFrameProblem({ ids, n, ties, mode, firstSetSize, isDirected, response }: TiesDescription, people: number): TiesProblem | null {
  if (ids === undefined && n === undefined) return { kind: 'people-not-counted' }
  if (ties.from.length !== ties.to.length || (ties.value && ties.value.length !== ties.from.length)) return { kind: 'lengths-differ' }
  if ((ids && n !== undefined && ids.length !== n) || (response && response.length !== people)) return { kind: 'lengths-differ' }
  if (mode === 'two' && !(Number.isInteger(firstSetSize) && firstSetSize! >= 0 && firstSetSize! <= people)) return { kind: 'set-size-missing' }
  if (mode === 'two' && isDirected) return { kind: 'two-sets-have-no-direction' }
  const seen = new Set<string>()
  for (const id of ids ?? []) {
    if (seen.has(id)) return { kind: 'duplicate-id', id }
    seen.add(id)
  }
  return null
}

function findTieProblem({ ties, mode, firstSetSize = 0 }: TiesDescription, n: number): TiesProblem | null {
  for (let tie = 0; tie < ties.from.length; tie += 1) {
    const from = ties.from[tie]!
    const to = ties.to[tie]!
    if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to >= 0 && from < n && to < n)) return { kind: 'unknown-person', tie }
    const value = ties.value ? ties.value[tie]! : 1
    if (!Number.isFinite(value)) return { kind: 'not-a-number', tie }
    if (value < 0) return { kind: 'negative-value', tie }
    if (mode === 'two' && from < firstSetSize === to < firstSetSize) return { kind: 'tie-within-a-set', tie }
  }
  return null
}

/** Ties that are none: to oneself, and of value 0. */
function countLeftOut({ from, to, value }: Ties, n: number): Required<Omit<TiesReport, 'repeatedMerged'>> {
  const left = { loopsDropped: 0, zeroDropped: 0, loopsPerPerson: new Int32Array(n) }
  for (let tie = 0; tie < from.length; tie += 1) {
    if (from[tie] === to[tie]) {
      left.loopsDropped += 1
      left.loopsPerPerson[from[tie]!]! += 1
    } else if (value?.[tie] === 0) left.zeroDropped += 1
  }
  return left
}

/**
 * Two counting passes, by receiver and then by sender: every list of neighbours comes out in order, and equal ties in the order in which they were named.
 * An arrow is twice the number of its tie, plus one for the way back of a tie without direction; arrows are never written out.
 */
function sortArcs(ties: Ties, n: number, isDirected: boolean): Side {
  const from = asIntegers(ties.from)
  const to = asIntegers(ties.to)
  const { value } = ties
  const [byReceiver, bySender] = [new Int32Array(n + 1), new Int32Array(n + 1)]
  for (let tie = 0; tie < from.length; tie += 1) {
    const [one, other] = [from[tie]!, to[tie]!]
    if (one === other || (value && value[tie] === 0)) continue
    byReceiver[other + 1]! += 1
    bySender[one + 1]! += 1
    if (isDirected) continue
    byReceiver[one + 1]! += 1
    bySender[other + 1]! += 1
  }
  for (let person = 0; person < n; person += 1) {
    byReceiver[person + 1]! += byReceiver[person]!
    bySender[person + 1]! += bySender[person]!
  }
  const offsets = bySender.slice()
  const arcs = new Int32Array(offsets[n]!)
  for (let tie = 0; tie < from.length; tie += 1) {
    const [one, other] = [from[tie]!, to[tie]!]
    if (one === other || (value && value[tie] === 0)) continue
    arcs[byReceiver[other]!++] = 2 * tie
    if (!isDirected) arcs[byReceiver[one]!++] = 2 * tie + 1
  }
  const neighbours = new Int32Array(arcs.length)
  const values = value && new Float64Array(arcs.length)
  for (let index = 0; index < arcs.length; index += 1) {
    const tie = arcs[index]! >> 1
    const isBack = (arcs[index]! & 1) === 1
    const sender = isBack ? to[tie]! : from[tie]!
    const place = bySender[sender]!
    bySender[sender] = place + 1
    neighbours[place] = isBack ? from[tie]! : to[tie]!
    if (values) values[place] = value![tie]!
  }
  return { offsets, neighbours, values }
}

/** Typed lists are read several times as fast. */
function asIntegers(list: ArrayLike<number>): Int32Array {
  return list instanceof Int32Array ? list : Int32Array.from(list)
}

/** Equal neighbours stand side by side; each list is pressed together in place. */
function mergeRepeated(whole: Side, n: number, rule: RepeatedRule): { side: Side; merged: number } {
  const given = whole.values
  const values = rule === 'sum' || rule === 'count' ? (given ?? new Float64Array(whole.neighbours.length).fill(1)) : given
  if (rule === 'count') values!.fill(1)
  const { neighbours } = whole
  const offsets = new Int32Array(n + 1)
  let kept = 0
  for (let person = 0; person < n; person += 1) {
    const start = kept
    for (let at = whole.offsets[person]!; at < whole.offsets[person + 1]!; at += 1) {
      if (kept > start && neighbours[kept - 1] === neighbours[at]) {
        if (values && rule === 'max') values[kept - 1] = Math.max(values[kept - 1]!, values[at]!)
        else if (values && rule !== 'first') values[kept - 1]! += values[at]!
      } else {
        neighbours[kept] = neighbours[at]!
        if (values) values[kept] = values[at]!
        kept += 1
      }
    }
    offsets[person + 1] = kept
  }
  const merged = neighbours.length - kept
  const side = merged === 0 ? { neighbours, values } : { neighbours: neighbours.slice(0, kept), values: values?.slice(0, kept) }
  return { side: { offsets, ...side }, merged }
}
