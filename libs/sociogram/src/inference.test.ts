import { beforeEach, describe, expect, it } from 'vitest'
import { betweennessOfSources, sampleBetweenness } from './betweenness.ts'
import { bootstrapDifference, vertexBootstrap } from './bootstrap.ts'
import { findCommunities } from './communities.ts'
import { generateNetwork } from './generate-network.ts'
import { integersBelow } from './integers.ts'
import { findMeasure, findMeasureOfTwo } from './measures.ts'
import type { Network } from './network.ts'
import { refused } from './outcome.ts'
import { autocorrelationOf, permuteLabels, testExternalInternal } from './permutation.ts'
import { mrqap, qapCorrelation } from './qap.ts'
import { complete, ring, sketch } from './test-networks.ts'
import { readReferences } from './test-references.ts'
import type { Watch } from './watch.ts'
import { compareWaves, listTieChanges, sortByMutuality } from './waves.ts'

const { networks, pairs, waves, missing } = readReferences()
const network = (name: string) => networks.find((each) => each.name === name)?.network
const densityOf = (each: Network) => {
  const result = findMeasure('density')!.measure(each)
  return 'value' in result ? result.value : null
}
type Known = { correlation: number; p_ge: number; p_le: number; coefficients: number[]; r_squared: number; p_two_sided: number[] }

/** Four times the error that so many permutations leave, for a p that another program found in as many. */
function errorOf(p: number, permutations: number): number {
  return 4 * Math.sqrt((2 * Math.max(p, 0.002) * (1 - Math.min(p, 0.998))) / permutations)
}

describe('two relations of the same people', () => {
  beforeEach(({ skip }) => skip(networks.length === 0, missing))
  const names = Object.keys(pairs).filter((key) => !key.includes(' ') && key.split('~').every((name) => network(name)))

  it.each(names)('%s go together as another program found', (key) => {
    const [one, other] = key.split('~').map((name) => network(name)!)
    const known = pairs[key] as Known
    const found = qapCorrelation(one!, other!, { permutations: 5000 })
    if (!found.ok) throw new Error(found.refusal)
    expect(found.value.observed).toBeCloseTo(known.correlation, 9)
    expect(Math.abs(found.value.pHigh - known.p_ge)).toBeLessThan(errorOf(known.p_ge, 5000))
    expect(Math.abs(found.value.pLow - known.p_le)).toBeLessThan(errorOf(known.p_le, 5000))
  })

  it.each([
    ['hightech_advice', ['hightech_friends', 'hightech_reports']],
    ['lazega_advice', ['lazega_friends', 'lazega_cowork']],
  ])('%s is explained by %j as another program found', (explained, explaining) => {
    const known = pairs[`${explained} ~ 1 + ${explaining.join(' + ')}`] as Known
    const found = mrqap(
      network(explained)!,
      explaining.map((name) => network(name)!),
      { permutations: 500 },
    )
    if (!found.ok) throw new Error(found.refusal)
    const { intercept, coefficients, rSquared } = found.value
    expect([intercept, ...coefficients.map(({ estimate }) => estimate)].map((each) => each.toFixed(9))).toEqual(
      known.coefficients.map((each) => each.toFixed(9)),
    )
    expect(rSquared).toBeCloseTo(known.r_squared, 9)
    coefficients.forEach(({ p }, place) => expect(Math.abs(p - known.p_two_sided[place + 1]!)).toBeLessThan(errorOf(p, 500)))
  })
})

const WAVES = Object.entries(waves).filter(([key]) => key.split('->').every((name) => network(name)))

describe('two waves, as counted elsewhere', () => {
  beforeEach(({ skip }) => skip(WAVES.length === 0, missing ?? 'the networks of the waves are not in the folder'))

  it.each(WAVES.length === 0 ? [['', {}] as const] : WAVES)('%s', (key, known) => {
    const [before, after] = key.split('->').map((name) => network(name)!)
    const valueOf = (id: string) => {
      const result = findMeasureOfTwo(id)!.compare(before!, after!)
      return 'value' in result ? result.value : result.table
    }
    expect(valueOf('wave_ties')).toMatchObject({ n11: known.n11, n10: known.n10, n01: known.n01 })
    expect(valueOf('wave_jaccard')).toBeCloseTo(known.jaccard!, 12)
    expect(valueOf('wave_hamming')).toBe(known.hamming)
  })
})

describe('a test by permutation', () => {
  it('refuses other people, and relations that do not vary', () => {
    expect(qapCorrelation(ring(4), ring(5))).toEqual({ ok: false, refusal: 'different-people' })
    expect(qapCorrelation(ring(4), complete(4))).toEqual({ ok: false, refusal: 'no-variation' })
    expect(mrqap(ring(5), [ring(5), ring(5)])).toEqual({ ok: false, refusal: 'collinear' })
  })

  it('gives the same for the same seed, and never a p of 0', () => {
    const [one, other] = [generateNetwork({ people: 20, ties: 40, seed: 1 }), generateNetwork({ people: 20, ties: 60, seed: 2 })]
    expect(qapCorrelation(one, other, { permutations: 200 })).toEqual(qapCorrelation(one, other, { permutations: 200 }))
    expect(qapCorrelation(one, one, { permutations: 9 })).toMatchObject({ ok: true, value: { observed: expect.closeTo(1, 12), pHigh: 1 / 10 } })
  })

  it('of the E-I index has the exact expectation as its mean', () => {
    const groups = Array.from({ length: 40 }, (_, person) => 'aabc'[person % 4]!)
    const each = generateNetwork({ people: 40, ties: 120, seed: 3 })
    const test = testExternalInternal(each, groups, { permutations: 4000 })!
    const expected = findMeasure('ei_expected')!.measure(each, { groups })
    expect(test.mean).toBeCloseTo('value' in expected ? expected.value! : NaN, 1)
    expect(Math.abs(test.mean - ('value' in expected ? expected.value! : NaN))).toBeLessThan((5 * test.standardDeviation) / Math.sqrt(4000))
    expect(testExternalInternal(sketch({ n: 2, ties: [] }), ['a', 'b'])).toBeNull()
  })

  it('tells whether tied people have like numbers', () => {
    const two = sketch({
      n: 6,
      ties: [
        [0, 1],
        [1, 2],
        [0, 2],
        [3, 4],
        [4, 5],
        [3, 5],
      ],
    })
    const test = permuteLabels([1, 1, 1, 9, 9, 9], (numbers) => autocorrelationOf(two, numbers), { permutations: 500 })!
    expect(test.observed).toBe(1)
    // Of the 20 ways to hand out three and three, two are as alike.
    expect(test.pHigh).toBeGreaterThan(0.05)
    expect(test.pHigh).toBeLessThan(0.16)
    expect(autocorrelationOf(two, [1, 1, 1, 1, null, 1])).toBeNull()
    expect(autocorrelationOf(sketch({ n: 2, ties: [] }), [1, 2])).toBeNull()
  })
})

describe('long work', () => {
  const [one, other] = [generateNetwork({ people: 30, ties: 90, seed: 1 }), generateNetwork({ people: 30, ties: 60, seed: 2 })]
  const groups = Array.from({ length: 30 }, (_, person) => 'abc'[person % 3]!)
  const numbers = groups.map((_, person) => person % 7)
  const work: Record<string, (watch: Watch) => unknown> = {
    'a correlation of relations': (watch) => qapCorrelation(one, other, { permutations: 400, ...watch }),
    'a regression of relations': (watch) => mrqap(one, [other], { permutations: 400, ...watch }),
    'labels handed out anew': (watch) => permuteLabels(numbers, (labels) => autocorrelationOf(one, labels), { permutations: 400, ...watch }),
    'the E-I index by chance': (watch) => testExternalInternal(one, groups, { permutations: 400, ...watch }),
    'people drawn again': (watch) => vertexBootstrap(one, densityOf, { draws: 400, ...watch }),
    'a change of people drawn again': (watch) => bootstrapDifference(one, other, densityOf, { draws: 400, ...watch }),
    'betweenness of all': (watch) => betweennessOfSources(one, integersBelow(30), watch),
    'betweenness of some': (watch) => sampleBetweenness(one, { sources: 20, ...watch }),
    'groups found': (watch) => findCommunities({ ...one }, { runs: 30, ...watch }),
  }

  it.each(Object.entries(work))('%s tells how far it is, up to all of it, and that changes nothing', (_, run) => {
    const shares: number[] = []
    const watched = run({ onProgress: (share) => shares.push(share) })
    expect(watched).toEqual(run({}))
    expect(shares.at(-1)).toBeCloseTo(1, 12)
    expect(shares.length).toBeLessThanOrEqual(100)
    expect(shares).toEqual(shares.toSorted((before, after) => before - after))
  })

  it.each(Object.entries(work))('%s ends soon after it is stopped', (_, run) => {
    const signal = { aborted: false }
    let told = 0
    const stopAtOnce = () => {
      told += 1
      signal.aborted = true
    }
    run({ signal, onProgress: stopAtOnce })
    expect(told).toBe(1)
  })

  it('that was stopped gives what it has, and says from how much', () => {
    const stopped = (after: number) => ({
      get aborted() {
        after -= 1
        return after < 0
      },
    })
    expect(vertexBootstrap(one, densityOf, { signal: stopped(50) })).toMatchObject({ draws: 50 })
    expect(testExternalInternal(one, groups, { signal: stopped(60) })).toMatchObject({ permutations: 60 })
    expect(sampleBetweenness(one, { signal: stopped(7) })).toMatchObject({ sources: 7 })
    expect(findCommunities({ ...one }, { signal: stopped(4) })).toMatchObject({ runs: 4 })
    const stop = { signal: { aborted: true } }
    expect([vertexBootstrap(one, densityOf, stop), testExternalInternal(one, groups, stop), sampleBetweenness(one, stop)]).toEqual([null, null, null])
    expect([qapCorrelation(one, other, stop), mrqap(one, [other], stop)]).toEqual([refused('stopped'), refused('stopped')])
    for (const id of ['betweenness', 'leiden', 'best_louvain_of_50', 'ei_permutation', 'density_bootstrap'])
      expect([id, findMeasure(id)!.measure({ ...one }, { groups, ...stop }).reason]).toEqual([id, 'stopped'])
  })
})

describe('the error of a figure of the whole network', () => {
  it('lies around the figure, and is the same for the same seed', () => {
    const each = generateNetwork({ people: 30, ties: 90, seed: 4 })
    const found = vertexBootstrap(each, densityOf, { draws: 300 })!
    expect(found.estimate).toBe(90 / 435)
    expect(found.low).toBeLessThan(found.estimate)
    expect(found.high).toBeGreaterThan(found.estimate)
    expect(found).toEqual(vertexBootstrap(each, densityOf, { draws: 300 }))
  })

  it('is none when everybody knows everybody, and not known for one person', () => {
    expect(vertexBootstrap(complete(6), densityOf, { draws: 50 })).toMatchObject({ estimate: 1, standardError: 0, low: 1, high: 1 })
    expect(vertexBootstrap(sketch({ n: 1, ties: [] }), densityOf)).toBeNull()
  })

  it('of a change is none when nothing changed', () => {
    const each = generateNetwork({ people: 20, ties: 40, seed: 5 })
    expect(bootstrapDifference(each, each, densityOf, { draws: 50 })).toMatchObject({ estimate: 0, standardError: 0 })
    expect(bootstrapDifference(each, ring(20), densityOf, { draws: 50 })!.estimate).toBeCloseTo(20 / 190 - 40 / 190, 12)
    expect(bootstrapDifference(each, ring(5), densityOf)).toBeNull()
  })
})

describe('two waves', () => {
  const before = sketch({
    n: 4,
    ids: ['An', 'Bo', 'Cé', 'Di'],
    isDirected: true,
    ties: [
      [0, 1],
      [1, 0],
      [1, 2],
      [0, 3],
    ],
  })
  const after = sketch({
    n: 4,
    ids: ['Eva', 'Cé', 'Bo', 'An'],
    isDirected: true,
    ties: [
      [3, 2],
      [1, 2],
      [2, 1],
      [0, 1],
    ],
  })

  it('tell change of ties from change of people', () => {
    const found = compareWaves(before, after)
    expect([found.kept, found.lost, found.gained, found.never]).toEqual([2, 1, 1, 2])
    expect([found.jaccard, found.stability, found.turnover, found.hamming]).toEqual([2 / 4, 2 / 3, 2 / 4, 2])
    expect([found.joiners, found.leavers]).toEqual([[0], [3]])
    expect([found.densityBefore, found.densityAfter]).toEqual([3 / 6, 3 / 6])
  })

  it('name every tie with what became of it', () => {
    expect(listTieChanges(before, after)).toEqual([
      { from: 'An', to: 'Bo', change: 'kept' },
      { from: 'Bo', to: 'An', change: 'lost' },
      { from: 'Bo', to: 'Cé', change: 'kept' },
      { from: 'Cé', to: 'Bo', change: 'gained' },
    ])
  })

  it('show who name each other, who does alone, and who did before', () => {
    expect(sortByMutuality(after, before)).toEqual({
      mutual: [['Cé', 'Bo']],
      oneSided: [
        ['Eva', 'Cé'],
        ['An', 'Bo'],
      ],
      faded: [['An', 'Bo']],
    })
  })

  it('of nobody have no share of anything', () => {
    const nobody = sketch({ n: 0, ties: [] })
    expect(compareWaves(nobody, nobody)).toMatchObject({ jaccard: null, stability: null, turnover: null, densityBefore: null, never: 0 })
    expect(compareWaves(ring(3), nobody)).toMatchObject({ leavers: [0, 1, 2], kept: 0 })
  })
})
