import fc from 'fast-check'
import { networkFromTies } from './network-from-ties.ts'
import { ANSWERED, NO_ANSWER, type Network } from './network.ts'

export type Sketch = {
  n: number
  ties: [number, number, number?][]
  isDirected?: boolean
  hasValues?: boolean
  firstSetSize?: number
  silent?: number[]
  ids?: string[]
}

/** A network out of pairs of numbers, for tests. */
export function sketch({ n, ties, isDirected = false, hasValues = false, firstSetSize, silent = [], ids }: Sketch): Network {
  const built = networkFromTies({
    ...(ids ? { ids } : { n }),
    ties: { from: ties.map(([from]) => from), to: ties.map(([, to]) => to), ...(hasValues ? { value: ties.map(([, , value = 1]) => value) } : {}) },
    isDirected,
    ...(firstSetSize === undefined ? {} : { mode: 'two' as const, firstSetSize }),
    response: Uint8Array.from({ length: n }, (_, person) => (silent.includes(person) ? NO_ANSWER : ANSWERED)),
  })
  if (!built.ok) throw new Error(JSON.stringify(built.refusal))
  return built.value.network
}

export function star(n: number): Network {
  return sketch({ n, ties: Array.from({ length: n - 1 }, (_, leaf) => [0, leaf + 1]) })
}

export function ring(n: number, isDirected = false): Network {
  return sketch({ n, ties: Array.from({ length: n }, (_, person) => [person, (person + 1) % n]), isDirected })
}

export function complete(n: number, isDirected = false): Network {
  const ties = Array.from({ length: n * n }, (_, cell): [number, number] => [Math.floor(cell / n), cell % n])
  return sketch({ n, ties: ties.filter(([from, to]) => from !== to), isDirected })
}

/** Any small network with values 1 to 4, for properties; thin and thick ones alike. */
export function anyNetwork(isDirected?: boolean, most = 12): fc.Arbitrary<Network> {
  return fc.integer({ min: 0, max: most }).chain((n) => {
    const ties = fc.array(fc.tuple(fc.nat(Math.max(0, n - 1)), fc.nat(Math.max(0, n - 1)), fc.integer({ min: 1, max: 4 })), { maxLength: 3 * n })
    const direction = isDirected === undefined ? fc.boolean() : fc.constant(isDirected)
    return fc.tuple(ties, direction).map(([drawn, hasDirection]) => sketch({ n, ties: drawn, isDirected: hasDirection, hasValues: true }))
  })
}

/** Groups a, b and c by turns, the last person without one when there are many. */
export function someGroups(n: number): (string | null)[] {
  return Array.from({ length: n }, (_, person) => (person > 6 && person === n - 1 ? null : 'abc'[person % 3]!))
}
