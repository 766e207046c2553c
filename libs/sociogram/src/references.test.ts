import { beforeEach, describe, expect, it } from 'vitest'
import { findCommunities } from './communities.ts'
import { findCorePeriphery } from './core-periphery.ts'
import { strengths } from './degrees.ts'
import { findMeasure } from './measures.ts'
import { findTie, outgoing, type Network } from './network.ts'
import { readReferences } from './test-references.ts'
import { project } from './two-mode.ts'

const { networks, missing } = readReferences()
const LOOSE: Record<string, number> = { eigenvector: 1e-6, pagerank: 1e-6 }

/** Equal up to the tolerance, number by number; the path of the first difference, or null. */
function findDifference(ours: unknown, theirs: unknown, tolerance: number, path = ''): string | null {
  if (typeof theirs === 'number') {
    const equal = typeof ours === 'number' && Math.abs(ours - theirs) <= tolerance * Math.max(1, Math.abs(theirs))
    return equal ? null : `${path}: ${JSON.stringify(ours)} instead of ${theirs}`
  }
  if (theirs !== null && typeof theirs === 'object') {
    const keys = Object.keys(theirs)
    if (ours === null || typeof ours !== 'object' || Object.keys(ours).length !== keys.length)
      return `${path}: ${JSON.stringify(ours)?.slice(0, 80)} has another shape`
    const differences = keys.map((key) => findDifference(Reflect.get(ours, key), Reflect.get(theirs, key), tolerance, `${path}.${key}`))
    return differences.find((difference) => difference !== null) ?? null
  }
  return ours === theirs ? null : `${path}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`
}

/** Not a measure of its own, and where the number is to be had instead. */
const NOT_OFFERED: Record<string, string> = {
  max_modularity_undirected: 'the proven optimum needs a solver of integer programs; best_leiden_modularity is the best found, and says so',
  proj_women_edges: 'named after one set of data: project(network, "first").m',
  proj_women_matrix: 'project(network, "first")',
  proj_women_weight_sum: 'the values of project(network, "first", "count") added',
  proj_women_jaccard_sum: 'the values of project(network, "first", "jaccard") added',
  proj_women_newman_strength: 'strengths of project(network, "first", "newman")',
  proj_events_edges: 'project(network, "second").m',
  proj_events_matrix: 'project(network, "second")',
  proj_events_weight_sum: 'the values of project(network, "second", "count") added',
  proj_events_jaccard_sum: 'the values of project(network, "second", "jaccard") added',
  proj_events_newman_strength: 'strengths of project(network, "second", "newman")',
}
/** Found by climbing: compared below, where ours may be better. */
const ELSEWHERE = /^(best_l|core_periphery_discrete)/

type Case = { name: string; network: Network; groups?: string[]; id: string; value: unknown; sources: number }
const cases: Case[] = networks.flatMap(({ name, network, groups, values }) =>
  Object.entries(values)
    .filter(([id]) => !(id in NOT_OFFERED) && !ELSEWHERE.test(id))
    .map(([id, { value, agree = [] }]) => ({ name, network, groups, id, value, sources: agree.length })),
)

function measured({ id, network, groups }: Pick<Case, 'id' | 'network' | 'groups'>): unknown {
  const result = findMeasure(id)?.measure(network, { groups })
  return result && ('perPerson' in result ? result.perPerson : 'value' in result ? result.value : result.table)
}

/** One program writes a list of one as its only member, and ids of people as numbers. */
function likeOurs(id: string, value: unknown): unknown {
  return id === 'articulation_points' ? [value].flat().map(String) : value
}

describe('the numbers of other programs', () => {
  beforeEach(({ skip }) => skip(networks.length === 0, missing))

  it.each(cases.filter(({ sources }) => sources >= 2))('$id of $name, on which $sources agree', (each) => {
    expect(findDifference(measured(each), each.value, LOOSE[each.id] ?? 1e-9)).toBeNull()
  })

  it.each(cases.filter(({ sources }) => sources < 2))('$id of $name, of one program', (each) => {
    expect(findDifference(measured(each), likeOurs(each.id, each.value), 1e-9)).toBeNull()
  })

  it('are all named as they are named there, or it is said why not', () => {
    const ids = new Set(networks.flatMap(({ values }) => Object.keys(values)))
    expect([...ids].filter((id) => findMeasure(id) === null).toSorted()).toEqual(Object.keys(NOT_OFFERED).toSorted())
  })

  it('number 326 where two or more agree', () => expect(cases.filter(({ sources }) => sources >= 2)).toHaveLength(326))

  it.each(networks)('core and periphery of $name are at least as clear', ({ network, values }) => {
    for (const pattern of ['or', 'missing'] as const) {
      const known = values[`core_periphery_discrete_${pattern}`]?.value as { correlation: number } | undefined
      if (known) expect(findCorePeriphery(network, pattern).correlation).toBeGreaterThan(known.correlation - 1e-9)
    }
  })

  it.each(networks)('groups of $name are at least 0.99 of the best known', ({ network, values }) => {
    const known = (...ids: string[]) => Math.max(...ids.map((id) => Number(values[id]?.value ?? 0)))
    const [best, bestLouvain] = [known('max_modularity_undirected', 'best_leiden_modularity'), known('max_modularity_undirected', 'best_louvain_of_50')]
    expect(findCommunities(network, { method: 'leiden' }).modularity).toBeGreaterThanOrEqual(0.99 * best)
    expect(findCommunities(network, { method: 'louvain' }).modularity).toBeGreaterThanOrEqual(0.99 * bestLouvain)
    expect(findCommunities(network, { method: 'leiden', runs: 50 }).modularity).toBeLessThanOrEqual(Number(values.max_modularity_undirected?.value ?? 1) + 1e-9)
  })

  it.each(networks.filter(({ network }) => network.mode === 'two'))('the two projections of $name', ({ network, values }) => {
    for (const [set, word] of [
      ['first', 'women'],
      ['second', 'events'],
    ] as const) {
      const matrix = values[`proj_${word}_matrix`]?.value as number[][]
      const counted = project(network, set)
      for (const [row, cells] of matrix.entries()) {
        for (const [column, count] of cells.entries()) {
          const at = findTie(outgoing(counted), row, column)
          if (row !== column) expect(at < 0 ? 0 : counted.outValues![at]).toBe(count)
        }
      }
      expect(counted.m).toBe(values[`proj_${word}_edges`]?.value)
      const sum = (rule: 'jaccard' | 'count') => strengths(project(network, set, rule)).reduce((total, each) => total + each, 0) / 2
      expect(sum('jaccard')).toBeCloseTo(Number(values[`proj_${word}_jaccard_sum`]?.value), 9)
      expect(sum('count')).toBe(values[`proj_${word}_weight_sum`]?.value)
      expect(findDifference([...strengths(project(network, set, 'newman'))], values[`proj_${word}_newman_strength`]?.value, 1e-9)).toBeNull()
    }
  })
})
