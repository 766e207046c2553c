import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ComparingResult } from './measure-of-two.ts'
import type { Measure, MeasureOptions, MeasureResult } from './measure.ts'
import { MEASURES, MEASURES_OF_TWO, ON_REQUEST } from './measures.ts'
import type { Network } from './network.ts'
import { anyNetwork, complete, ring, sketch, someGroups, star } from './test-networks.ts'

/** Milliseconds for the large ones, also where the machine is busy. */
const PATIENCE = 60_000

/** Something counted of each person. */
function someNumbers(n: number): (number | null)[] {
  return Array.from({ length: n }, (_, person) => (person > 6 && person === n - 1 ? null : person % 5))
}

/** Asked so often, it stops whoever asks. */
function stopAfter(rounds: number): { readonly aborted: boolean } {
  let asked = 0
  return {
    get aborted() {
      asked += 1
      return asked > rounds
    },
  }
}

function answerOf(result: MeasureResult | ComparingResult): unknown {
  return 'perPerson' in result ? result.perPerson : 'value' in result ? result.value : result.table
}

/** Where something stands that is no finite number, no text, no null; or null. */
function findBroken(answer: unknown, path = ''): string | null {
  if (typeof answer === 'number') return Number.isFinite(answer) ? null : `${path}: ${answer}`
  if (answer !== null && typeof answer === 'object')
    return (
      Object.entries(answer)
        .map(([key, part]) => findBroken(part, `${path}.${key}`))
        .find((found) => found !== null) ?? null
    )
  return answer === undefined ? `${path}: undefined` : null
}

/** Two people who named each other, or one person and the meeting they came to, as the measure needs them. */
function pairFor({ needs }: Measure): { network: Network; options: MeasureOptions } {
  const ties: [number, number, number][] =
    needs.direction || needs.values
      ? [
          [0, 1, 3],
          [1, 0, 3],
        ]
      : [[0, 1, 3]]
  const network = sketch({ n: 2, ties, isDirected: needs.direction === true, hasValues: needs.values === true, ...(needs.twoSets ? { firstSetSize: 1 } : {}) })
  return { network, options: { groups: ['a', 'b'], numbers: [0, 1] } }
}

function alone(measure: Measure, n: 0 | 1): { network: Network; options: MeasureOptions } {
  const { direction, values, twoSets } = measure.needs
  const network = sketch({ n, ties: [], isDirected: direction === true, hasValues: values === true, ...(twoSets ? { firstSetSize: n } : {}) })
  return { network, options: { groups: n === 0 ? [] : ['a'], numbers: someNumbers(n) } }
}

/** Nearly equal numbers in the same shape. */
function expectAnswer(found: unknown, stated: unknown): void {
  const rounded = (value: unknown): unknown =>
    typeof value === 'number'
      ? Math.round(value * 1e9) / 1e9
      : value !== null && typeof value === 'object'
        ? Array.isArray(value)
          ? value.map(rounded)
          : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rounded(part)]))
        : value
  expect(rounded(found)).toEqual(rounded(stated))
}

describe.each([...MEASURES, ...ON_REQUEST].map((measure) => ({ id: measure.id, measure })))('$id', ({ measure }) => {
  it('answers for nobody, for one person and for two as it says', () => {
    const [nobody, one, two] = [alone(measure, 0), alone(measure, 1), pairFor(measure)]
    expectAnswer(answerOf(measure.measure(nobody.network, nobody.options)), measure.forNobody)
    expectAnswer(answerOf(measure.measure(one.network, one.options)), measure.forOne)
    expectAnswer(answerOf(measure.measure(two.network, two.options)), measure.forTwo)
  })
})

describe.each(MEASURES_OF_TWO.map((measure) => ({ id: measure.id, measure })))('$id', ({ measure }) => {
  it('answers for nobody, for one person and for two as it says', () => {
    const both = [
      sketch({ n: 0, ties: [], isDirected: true }),
      sketch({ n: 1, ties: [], isDirected: true }),
      sketch({
        n: 2,
        ties: [
          [0, 1],
          [1, 0],
        ],
        isDirected: true,
      }),
    ]
    const stated = [measure.forNobody, measure.forOne, measure.forTwo]
    both.forEach((network, at) => expectAnswer(answerOf(measure.compare(network, network)), stated[at]))
  })
})

const awkward: Record<string, Network> = {
  'two people without a tie': sketch({ n: 2, ties: [] }),
  'one who names another': sketch({ n: 2, ties: [[0, 1]], isDirected: true }),
  'nobody tied': sketch({ n: 6, ties: [] }),
  'nobody naming': sketch({ n: 6, ties: [], isDirected: true }),
  'ties of value 0 only': sketch({ n: 4, ties: [[0, 1, 0]], hasValues: true }),
  'everybody tied': complete(7),
  'everybody naming everybody': complete(7, true),
  star: star(9),
  ring: ring(8),
  'a ring of arrows': ring(8, true),
  'two equal parts': sketch({
    n: 6,
    ties: [
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 4],
      [4, 5],
      [5, 3],
    ],
  }),
  'a path of arrows': sketch({
    n: 5,
    ties: [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ],
    isDirected: true,
  }),
  'somebody naming only themselves': sketch({ n: 3, ties: [[0, 0]], isDirected: true }),
  'repeated ties of different value': sketch({
    n: 3,
    ties: [
      [0, 1, 2],
      [0, 1, 4],
      [1, 2, 1],
    ],
    hasValues: true,
  }),
  'mutual ties of different value': sketch({
    n: 3,
    ties: [
      [0, 1, 1],
      [1, 0, 4],
    ],
    isDirected: true,
    hasValues: true,
  }),
  'somebody silent whom all name': sketch({
    n: 4,
    ties: [
      [0, 3],
      [1, 3],
      [2, 3],
    ],
    isDirected: true,
    silent: [3],
  }),
  'somebody silent whom nobody names': sketch({ n: 4, ties: [[0, 1]], isDirected: true, silent: [3] }),
  'nobody answering': sketch({ n: 4, ties: [], isDirected: true, silent: [0, 1, 2, 3] }),
  'an empty meeting, and somebody who never came': sketch({
    n: 6,
    ties: [
      [0, 3],
      [1, 3],
      [0, 4],
      [1, 4],
    ],
    firstSetSize: 3,
  }),
  'people and no meeting': sketch({ n: 3, ties: [], firstSetSize: 3 }),
  'meetings and nobody': sketch({ n: 3, ties: [], firstSetSize: 0 }),
  'names that look alike': sketch({
    n: 4,
    ties: [
      [0, 1],
      [2, 3],
    ],
    ids: ['001', '1', '', '👩‍⚕️ مرحبا'],
  }),
}

const groupings: Record<string, (n: number) => (string | null)[] | undefined> = {
  'one group': (n) => Array.from({ length: n }, () => 'a'),
  'everybody another group': (n) => Array.from({ length: n }, (_, person) => `g${person}`),
  'no known group': (n) => Array.from({ length: n }, () => null),
  'no groups asked': () => undefined,
}

describe.each(Object.entries(awkward))('%s', (_, network) => {
  it.each(Object.entries(groupings))('with %s: every measure answers, or says why not', (__, groupsFor) => {
    for (const measure of [...MEASURES, ...ON_REQUEST]) {
      const watch = ON_REQUEST.includes(measure) ? { signal: stopAfter(15) } : {}
      const result = measure.measure(network, { groups: groupsFor(network.n), numbers: someNumbers(network.n), ...watch })
      const answer = answerOf(result)
      expect(findBroken(answer, measure.id)).toBeNull()
      if (answer === null) expect(`${measure.id}: ${result.reason ?? 'no reason'}`).toMatch(/: (?!no reason)/)
      if (measure.gives === 'per-person') expect(answer).toHaveLength(network.n)
      expect(result.convention.length).toBeGreaterThan(0)
    }
  })
})

describe.each(Object.entries(awkward))('%s, beside every other one', (_, before) => {
  it('every measure of two answers, or says why not', () => {
    for (const after of Object.values(awkward)) {
      for (const measure of MEASURES_OF_TWO) {
        const result = measure.compare(before, after, { signal: stopAfter(5) })
        const answer = answerOf(result)
        expect(findBroken(answer, measure.id)).toBeNull()
        if (answer === null) expect(`${measure.id}: ${result.reason ?? 'no reason'}`).toMatch(/: (?!no reason)/)
      }
    }
  })
})

it('never gives what is no number, for any small network', () => {
  fc.assert(
    fc.property(anyNetwork(), (network) => {
      for (const measure of MEASURES) {
        const result = measure.measure(network, { groups: someGroups(network.n), numbers: someNumbers(network.n) })
        expect(findBroken(answerOf(result), measure.id)).toBeNull()
      }
    }),
    { numRuns: 60 },
  )
})

it(
  'answers for 20,000 people in one long chain without running out of stack',
  () => {
    const network = sketch({ n: 20_000, ties: Array.from({ length: 19_999 }, (_, person) => [person, person + 1]), isDirected: true })
    for (const measure of MEASURES.filter(({ cost }) => cost !== 'pairs')) {
      const result = measure.measure(network, { groups: Array.from({ length: network.n }, (_, person) => 'ab'[person % 2]!), numbers: someNumbers(network.n) })
      expect(findBroken(answerOf(result), measure.id)).toBeNull()
    }
  },
  PATIENCE,
)

it(
  'looks at every pair of 2,000 people in one long chain without running out of stack',
  () => {
    const network = sketch({ n: 2000, ties: Array.from({ length: 1999 }, (_, person) => [person, person + 1, 2]), isDirected: true, hasValues: true })
    for (const measure of [...MEASURES, ...ON_REQUEST].filter(({ cost }) => cost === 'pairs')) {
      const watch = ON_REQUEST.includes(measure) ? { signal: stopAfter(3) } : {}
      const groups = Array.from({ length: network.n }, (_, person) => 'ab'[person % 2]!)
      const result = measure.measure(network, { groups, numbers: someNumbers(network.n), ...watch })
      expect(findBroken(answerOf(result), measure.id)).toBeNull()
    }
  },
  PATIENCE,
)

it(
  'answers for somebody tied with 70,000 people, or says that it is too large',
  () => {
    const hub = star(70_000)
    for (const measure of MEASURES.filter(({ cost }) => cost !== 'pairs')) {
      const result = measure.measure(hub, { groups: Array.from({ length: hub.n }, (_, person) => 'ab'[person % 2]!), numbers: someNumbers(hub.n) })
      expect(findBroken(answerOf(result), measure.id)).toBeNull()
      if (measure.cost === 'paths') expect([measure.id, result.reason]).toEqual([measure.id, expect.stringMatching(/too-large|needs-/)])
    }
  },
  PATIENCE,
)
