import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betweennessOf } from './betweenness.ts'
import { ROLES, brokerageOf } from './brokerage.ts'
import { weakComponents } from './components.ts'
import { outDegrees, strengths } from './degrees.ts'
import { distancesFrom, distancesOf } from './distances.ts'
import { findMeasure, MEASURES, ON_REQUEST } from './measures.ts'
import type { Measure, MeasureOptions } from './measure.ts'
import { outgoing, type Network } from './network.ts'
import { randomFrom } from './random.ts'
import { anyNetwork, complete, ring, sketch, someGroups, star } from './test-networks.ts'
import { subnetwork, symmetricOf, symmetrise, transpose } from './transform.ts'
import { project } from './two-mode.ts'

const RUNS = { numRuns: 100 }

function valueOf(id: string, network: Network, options?: MeasureOptions): number | null {
  const result = findMeasure(id)!.measure(network, options)
  if (!('value' in result)) throw new Error(`${id} is no number`)
  return result.value
}

function listOf(id: string, network: Network, options?: MeasureOptions): (number | null)[] {
  const result = findMeasure(id)!.measure(network, options)
  if (!('perPerson' in result)) throw new Error(`${id} is not per person`)
  return result.perPerson
}

function tableOf(id: string, network: Network, options?: MeasureOptions): Record<string, number> {
  const result = findMeasure(id)!.measure(network, options)
  if (!('table' in result)) throw new Error(`${id} is no table`)
  return result.table as Record<string, number>
}

/** Numbers that differ by the order of adding are the same. */
function rounded(table: unknown): unknown {
  if (typeof table === 'number') return Math.round(table * 1e8) / 1e8 + 0
  if (Array.isArray(table)) return table.map(rounded)
  return table !== null && typeof table === 'object' ? Object.fromEntries(Object.entries(table).map(([key, each]) => [key, rounded(each)])) : table
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}

function near(one: unknown, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other
  return Math.abs(one - other) <= 1e-8 * Math.max(1, Math.abs(other))
}

/** Everybody in another order; `order[place]` is the old number of the person at that place. */
function shuffled(network: Network, seed: number): { network: Network; order: number[] } {
  const order = randomFrom(seed).shuffle(Array.from({ length: network.n }, (_, person) => person))
  return { network: subnetwork(network, order), order }
}

/** Two networks beside each other, without a tie between. */
function beside(one: Network, other: Network): Network {
  const ties = [one, other].flatMap((network, which) =>
    Array.from({ length: network.n }, (_, person) => person).flatMap((person) =>
      Array.from(outgoing(network).neighbours.subarray(network.outOffsets[person], network.outOffsets[person + 1])).map((to, at): [number, number, number] => [
        person + which * one.n,
        to + which * one.n,
        network.outValues![network.outOffsets[person]! + at]!,
      ]),
    ),
  )
  return sketch({ n: one.n + other.n, ties, isDirected: one.isDirected, hasValues: true })
}

/** Found by chance from a start that depends on the order of the people; what must not change of these is looked at by itself. */
const BY_CHANCE = /louvain|leiden|core_periphery_discrete|_bootstrap$|_permutation$/

/** Something counted of each person. */
function numbersOf(people: readonly number[]): number[] {
  return people.map((person) => (person * 7) % 5)
}

/** A table as it would be in the old order of the people; a list of names has no order. */
function inOldOrder(table: unknown, order: readonly number[], scope: Measure['scope']): unknown {
  if (Array.isArray(table)) {
    if (scope === 'person') return order.map((_, person) => table[order.indexOf(person)])
    return table.every((each) => typeof each === 'string') ? table.toSorted() : table
  }
  if (table === null || typeof table !== 'object') return table
  return Object.fromEntries(Object.entries(table).map(([key, each]) => [key, inOldOrder(each, order, scope)]))
}

describe('everybody in another order', () => {
  it('changes no number, and moves those of people with them', () => {
    fc.assert(
      fc.property(anyNetwork(), fc.integer(), (network, seed) => {
        const { network: other, order } = shuffled(network, seed)
        const groups = someGroups(network.n)
        const otherGroups = order.map((person) => groups[person]!)
        const everybody = Array.from({ length: network.n }, (_, person) => person)
        for (const measure of [...MEASURES, ...ON_REQUEST].filter(({ id }) => !BY_CHANCE.test(id))) {
          const before = measure.measure(network, { groups, numbers: numbersOf(everybody) })
          const after = measure.measure(other, { groups: otherGroups, numbers: numbersOf(order) })
          if ('table' in before && 'table' in after) {
            const [was, is] = [inOldOrder(before.table, everybody, measure.scope), inOldOrder(after.table, order, measure.scope)]
            expect([measure.id, rounded(is)]).toEqual([measure.id, rounded(was)])
          }
          if ('value' in before && 'value' in after) expect([measure.id, near(after.value, before.value)]).toEqual([measure.id, true])
          if ('perPerson' in before && 'perPerson' in after) {
            const moved = order.map((person) => before.perPerson[person])
            expect([measure.id, after.perPerson.every((value, place) => near(value, moved[place]))]).toEqual([measure.id, true])
          }
        }
      }),
      RUNS,
    )
  })

  it('changes no clearest core', () => {
    fc.assert(
      fc.property(anyNetwork(), fc.integer(), (network, seed) => {
        const { network: other } = shuffled(network, seed)
        for (const id of ['core_periphery_discrete_or', 'core_periphery_discrete_missing'])
          expect(near(tableOf(id, other)?.correlation, tableOf(id, network)?.correlation)).toBe(true)
      }),
      RUNS,
    )
  })
})

describe('two networks beside each other', () => {
  const together = (check: (one: Network, other: Network, both: Network) => void) =>
    fc.assert(
      fc.property(
        fc.boolean().chain((isDirected) => fc.tuple(anyNetwork(isDirected, 8), anyNetwork(isDirected, 8))),
        ([one, other]) => check(one, other, beside(one, other)),
      ),
      RUNS,
    )

  it('add what is counted', () => {
    together((one, other, both) => {
      for (const id of [
        'n',
        'm',
        'triangles',
        'components_weak',
        'isolates',
        'bridges',
        'reachable_ordered_pairs',
        'transitivity_weakcensus',
        ...(one.isDirected ? ['components_strong'] : []),
      ])
        expect([id, valueOf(id, both)]).toEqual([id, valueOf(id, one)! + valueOf(id, other)!])
      expect(tableOf('dyad_census', both).mutual).toBe(tableOf('dyad_census', one).mutual! + tableOf('dyad_census', other).mutual!)
    })
  })

  it('leave people what they have', () => {
    together((one, other, both) => {
      for (const id of ['degree', 'strength', 'kcore_sym', 'betweenness', 'clustering_local', 'constraint', 'effective_size', 'closeness_component']) {
        const apart = [...listOf(id, one), ...listOf(id, other)]
        const found = listOf(id, both)
        expect([id, found.every((value, person) => near(value, apart[person]))]).toEqual([id, true])
      }
    })
  })
})

describe('every arrow turned round', () => {
  it('swaps in and out, gatekeeper and representative, and leaves the rest', () => {
    fc.assert(
      fc.property(anyNetwork(true), (network) => {
        const back = transpose(network)
        const groups = someGroups(network.n)
        expect(listOf('indegree', back)).toEqual(listOf('outdegree', network))
        for (const id of [
          'density',
          'reciprocity_edgewise',
          'reciprocity_dyadic_nonnull',
          'mean_distance_reachable',
          'krackhardt_hierarchy',
          'transitivity_weak',
          'ei_index_ties',
          'assortativity_nominal',
        ])
          expect([id, near(valueOf(id, back, { groups }), valueOf(id, network, { groups }))]).toEqual([id, true])
        for (const id of ['betweenness', 'constraint', 'effective_size', 'kcore_sym'])
          expect(listOf(id, back).every((value, person) => near(value, listOf(id, network)[person]))).toBe(true)
        const [there, turned] = [brokerageOf(network, groups), brokerageOf(back, groups)]
        expect(turned.gatekeeper).toEqual(there.representative)
        expect(turned.liaison).toEqual(there.liaison)
        expect(transpose(back)).toEqual(network)
      }),
      RUNS,
    )
  })
})

describe('sums that must come out', () => {
  it('pairs are mutual, one-sided or nothing; triads are one of sixteen', () => {
    fc.assert(
      fc.property(anyNetwork(true), (network) => {
        const { n } = network
        expect(sum(Object.values(tableOf('dyad_census', network)))).toBe(Math.max(0, (n * (n - 1)) / 2))
        expect(sum(Object.values(tableOf('triad_census', network)))).toBe(Math.max(0, (n * (n - 1) * (n - 2)) / 6))
        expect(sum(Object.values(tableOf('triad_census_undirected', network)))).toBe(Math.max(0, (n * (n - 1) * (n - 2)) / 6))
      }),
      RUNS,
    )
  })

  it('betweenness adds up to the people between all pairs', () => {
    fc.assert(
      fc.property(anyNetwork(), (network) => {
        const between = Array.from({ length: network.n }, (_, person) =>
          sum(
            distancesFrom(network, person)
              .filter((distance) => distance > 0)
              .map((distance) => distance - 1),
          ),
        )
        expect(near(sum(betweennessOf(network)), sum(between) / (network.isDirected ? 1 : 2))).toBe(true)
      }),
      RUNS,
    )
  })

  it('distances in waves are those found one by one', () => {
    fc.assert(
      fc.property(anyNetwork(undefined, 70), (network) => {
        const { total, reached, longest } = distancesOf(network)
        const each = Array.from({ length: network.n }, (_, person) => distancesFrom(network, person).filter((distance) => distance > 0))
        expect(Array.from(total)).toEqual(each.map((distances) => sum(distances)))
        expect(Array.from(reached)).toEqual(each.map((distances) => distances.length))
        expect(longest).toBe(Math.max(0, ...each.map((distances) => Math.max(0, ...distances))))
      }),
      RUNS,
    )
  })

  it('the roles of a broker are all of the paths', () => {
    fc.assert(
      fc.property(anyNetwork(true), (network) => {
        const groups = Array.from({ length: network.n }, (_, person) => 'ab'[person % 2]!)
        const counts = brokerageOf(network, groups)
        const { paths, closed } = { paths: tripleCount(network, false), closed: tripleCount(network, true) }
        expect(sum(ROLES.map((role) => sum(counts[role])))).toBe(paths - closed)
      }),
      RUNS,
    )
  })

  it('the core number is never above the degree, and PageRank adds up to one', () => {
    fc.assert(
      fc.property(anyNetwork(), (network) => {
        const degree = outDegrees(symmetricOf(network))
        expect(listOf('kcore_sym', network).every((core, person) => core! <= degree[person]!)).toBe(true)
        if (network.n > 0) expect(sum(listOf('pagerank', network).map((share) => share!))).toBeCloseTo(1, 9)
      }),
      RUNS,
    )
  })

  it('a projection of people has as its own value their meetings: shared with each, at most all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 6, max: 10 })), { maxLength: 30 }), (ties) => {
        const network = sketch({ n: 11, ties, firstSetSize: 6 })
        const counted = project(network)
        const degree = outDegrees(network)
        const shared = Array.from({ length: 11 - 6 }, (_, at) => (degree[at + 6]! * (degree[at + 6]! - 1)) / 2)
        expect(sum(strengths(counted)) / 2).toBe(sum(shared))
        for (let person = 0; person < 6; person += 1)
          for (let at = counted.outOffsets[person]!; at < counted.outOffsets[person + 1]!; at += 1)
            expect(counted.outValues![at]).toBeLessThanOrEqual(degree[person]!)
      }),
      RUNS,
    )
  })
})

function tripleCount(network: Network, onlyClosed: boolean): number {
  const has = (from: number, to: number) => Array.from(network.outNeighbours.subarray(network.outOffsets[from], network.outOffsets[from + 1])).includes(to)
  const people = Array.from({ length: network.n }, (_, person) => person)
  return sum(
    people.flatMap((i) =>
      people.flatMap((j) => people.map((k) => (i !== j && j !== k && i !== k && has(i, j) && has(j, k) && (!onlyClosed || has(i, k)) ? 1 : 0))),
    ),
  )
}

describe('networks whose numbers are known', () => {
  it.each(['degree', 'betweenness', 'closeness', 'harmonic'])('%s: a star is 1, a ring and a full network 0', (of) => {
    expect(valueOf(`centralization_${of}`, star(9))).toBeCloseTo(1, 12)
    expect(valueOf(`centralization_${of}`, ring(9))).toBeCloseTo(0, 12)
    expect(valueOf(`centralization_${of}`, complete(6))).toBeCloseTo(0, 12)
  })

  it('everybody in a clique of five is in core four; a pair constrains itself wholly', () => {
    expect(listOf('kcore_sym', complete(5))).toEqual([4, 4, 4, 4, 4])
    expect(listOf('constraint', sketch({ n: 2, ties: [[0, 1]] }))).toEqual([1, 1])
  })

  it('the effective size without direction is n − 2t/n (Borgatti 1997)', () => {
    const network = sketch({
      n: 5,
      ties: [
        [0, 1],
        [0, 2],
        [0, 3],
        [0, 4],
        [1, 2],
        [2, 3],
      ],
    })
    expect(listOf('effective_size', network)[0]).toBeCloseTo(4 - (2 * 2) / 4, 12)
  })

  it('three people tell gatekeeper and representative apart', () => {
    const network = sketch({
      n: 3,
      ties: [
        [0, 1],
        [1, 2],
      ],
      isDirected: true,
    })
    expect(brokerageOf(network, ['x', 'y', 'y']).gatekeeper[1]).toBe(1)
    expect(brokerageOf(network, ['x', 'x', 'y']).representative[1]).toBe(1)
    expect(brokerageOf(network, ['x', 'y', 'x']).consultant[1]).toBe(1)
    expect(brokerageOf(network, ['x', 'y', 'z']).liaison[1]).toBe(1)
    expect(brokerageOf(network, ['x', 'x', 'x']).coordinator[1]).toBe(1)
  })

  it('the mean E-I index over all ways to hand out labels is the expected one', () => {
    const network = sketch({
      n: 4,
      ties: [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    })
    const orders = permutations(['a', 'a', 'b', 'c'])
    const mean = sum(orders.map((groups) => valueOf('ei_index_ties', network, { groups })!)) / orders.length
    expect(mean).toBeCloseTo(valueOf('ei_expected', network, { groups: ['a', 'a', 'b', 'c'] })!, 12)
    expect(valueOf('ei_index_ties', network, { groups: ['x', 'x', 'y', 'z'] })).toBe(valueOf('ei_index_ties', network, { groups: ['a', 'a', 'b', 'c'] }))
  })
})

function permutations<Each>(all: readonly Each[]): Each[][] {
  return all.length === 0 ? [[]] : all.flatMap((first, at) => permutations(all.toSpliced(at, 1)).map((rest) => [first, ...rest]))
}

it('symmetric ties: weak has all, strong those that both name', () => {
  fc.assert(
    fc.property(anyNetwork(true), (network) => {
      const { mutual, asymmetric } = tableOf('dyad_census', network)
      expect(symmetrise(network, 'weak').m).toBe(mutual! + asymmetric!)
      expect(symmetrise(network, 'strong').m).toBe(mutual)
      expect(weakComponents(network)).toEqual(weakComponents(symmetrise(network)))
    }),
    RUNS,
  )
})
