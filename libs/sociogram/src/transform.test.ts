import { describe, expect, it } from 'vitest'
import { backbone } from './backbone.ts'
import { compareLevels } from './levels.ts'
import { findMeasure } from './measures.ts'
import { boundNetworks, reconstruct, respondentsOnly, responseRate } from './missing.ts'
import { hasTie, type Network } from './network.ts'
import { scoreByOthers } from './ratings.ts'
import { ring, sketch } from './test-networks.ts'
import { aggregate, dichotomise, layersOf, subnetwork, symmetrise, uniteLayers } from './transform.ts'
import { project } from './two-mode.ts'

const trust = sketch({
  n: 4,
  ties: [
    [0, 1, 4],
    [1, 0, 2],
    [1, 2, 3],
    [3, 0, 1],
  ],
  isDirected: true,
  hasValues: true,
})

function densityOf(network: Network): number | null {
  const result = findMeasure('density')!.measure(network)
  return 'value' in result ? result.value : null
}

describe('ties made symmetric', () => {
  it.each([
    ['max', 4, 3],
    ['sum', 6, 3],
    ['mean', 3, 1.5],
  ] as const)('by the %s are %d where both name, and %d where one does', (rule, both, one) => {
    const network = symmetrise(trust, 'weak', rule)
    expect([network.isDirected, network.m, network.outValues![network.outOffsets[0]!]]).toEqual([false, 3, both])
    expect(network.outValues![network.outOffsets[2]!]).toBe(one)
  })

  it('by the least lose the ties of one side', () => {
    expect(symmetrise(trust, 'weak', 'min').m).toBe(1)
    expect(symmetrise(trust, 'strong').m).toBe(1)
  })
})

describe('parts of a network', () => {
  it('keep ties of a level, also on a scale where 1 is the closest', () => {
    expect(dichotomise(trust, 3).m).toBe(2)
    expect(dichotomise(trust, 2, true).m).toBe(2)
    expect(dichotomise(trust, 3).outValues).toBeUndefined()
  })

  it('keep the chosen people in the chosen order', () => {
    const part = subnetwork(trust, [1, 0, 1, 9])
    expect([part.ids, part.m, part.outValues![0]]).toEqual([['1', '0'], 2, 2])
  })

  it('show the network at each level', () => {
    const rows = compareLevels(trust)
    expect(rows.map(({ level, ties, isolates }) => [level, ties, isolates])).toEqual([
      [1, 4, 0],
      [2, 3, 1],
      [3, 2, 1],
      [4, 1, 2],
    ])
    expect(rows[0]!.density).toBe(4 / 12)
  })
})

describe('layers and organisations', () => {
  it('are one network each, and one together', () => {
    const layers = layersOf({ n: 3, isDirected: false, ties: { from: [0, 1, 0], to: [1, 2, 1], layer: ['care', 'care', 'coffee'] } })
    if (!layers.ok) throw new Error(layers.refusal.kind)
    const [care, coffee] = [...layers.value.values()].map(({ network }) => network)
    expect([[...layers.value.keys()], care!.m, coffee!.m, uniteLayers([care!, coffee!]).m]).toEqual([['care', 'coffee'], 2, 1, 2])
  })

  it('add the ties of their people, and hold apart what stays inside', () => {
    const { network, names, people, inside } = aggregate(trust, ['x', 'x', 'y', null])
    expect([names, Array.from(people), Array.from(inside)]).toEqual([
      ['x', 'y'],
      [2, 1],
      [6, 0],
    ])
    expect([network.m, network.outValues![0]]).toEqual([1, 3])
  })

  it('people share meetings: three at one table are three ties of a half', () => {
    const network = sketch({
      n: 5,
      ties: [
        [0, 3],
        [1, 3],
        [2, 3],
        [0, 4],
        [1, 4],
      ],
      firstSetSize: 3,
    })
    expect(Array.from(project(network).outValues!)).toEqual([2, 1, 2, 1, 1, 1])
    expect(project(network, 'first', 'newman').outValues![0]).toBe(1 / 2 + 1)
    expect(project(network, 'first', 'jaccard').outValues![1]).toBe(1 / 2)
    expect(Array.from(project(network, 'second').outValues!)).toEqual([2, 2])
  })
})

describe('who meets more than by chance', () => {
  // Ten meetings. A and B share three of their three: one way in C(10, 3) = 120. C came to all ten, so sharing with C says nothing.
  const ties = [
    ...[3, 4, 5].flatMap((meeting): [number, number][] => [
      [0, meeting],
      [1, meeting],
    ]),
    ...Array.from({ length: 10 }, (_, at): [number, number] => [2, at + 3]),
  ]
  const network = sketch({ n: 13, ties, firstSetSize: 3 })

  it('stays tied', () => {
    expect(project(network).m).toBe(3)
    expect(backbone(network).m).toBe(1)
    expect(hasTie(backbone(network), 0, 1)).toBe(true)
    expect(backbone(network, 'first', 1 / 121).m).toBe(0)
    expect(backbone(network, 'first', 1 / 119).m).toBe(1)
  })

  it('is nobody when there is no meeting', () => expect(backbone(sketch({ n: 2, ties: [], firstSetSize: 2 })).m).toBe(0))
})

describe('people who did not answer', () => {
  const survey = sketch({
    n: 4,
    ties: [
      [0, 1],
      [1, 0],
      [0, 3],
      [1, 3],
      [2, 3],
    ],
    isDirected: true,
    silent: [3],
  })

  it('(a) are left out, with the ties to them', () => {
    expect([respondentsOnly(survey).n, respondentsOnly(survey).m]).toEqual([3, 2])
    expect(responseRate(survey)).toEqual({ asked: 4, answered: 3, rate: 3 / 4 })
  })

  it('(b) are not in the denominator of what they could have named', () => {
    expect(densityOf(survey)).toBe(5 / 9)
    expect(findMeasure('reciprocity_edgewise')!.measure(survey)).toMatchObject({ respondents: 3, warnings: ['some-did-not-answer'] })
  })

  it('(c) are taken to name those who named them', () => {
    const { network, reconstructed, unknownPairs } = reconstruct(survey)
    expect([network.m, reconstructed, unknownPairs]).toEqual([
      8,
      [
        [3, 0],
        [3, 1],
        [3, 2],
      ],
      0,
    ])
    expect(hasTie(network, 3, 2)).toBe(true)
  })

  it('(d) could have named nobody, or everybody', () => {
    const { fewest, most } = boundNetworks(survey)
    expect([fewest.m, most.m]).toEqual([5, 8])
  })

  it('count for confirmation only where both answered', () => {
    expect(findMeasure('confirmation_rate')!.measure(survey)).toMatchObject({ value: 1 })
  })

  it('make betweenness doubtful when more than one in five is silent', () => {
    expect(findMeasure('betweenness')!.measure(survey).warnings).toContain('below-80-percent-answered')
  })
})

it('a mean over people says how many do not count', () => {
  const triangle = sketch({
    n: 5,
    ties: [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
    ],
  })
  expect(findMeasure('clustering_mean_local_excl_deg_lt2')!.measure(triangle)).toMatchObject({ leftOut: 2, warnings: ['some-people-left-out'] })
  expect(findMeasure('clustering_mean_local_excl_deg_lt2')!.measure(ring(4)).leftOut).toBeUndefined()
})

describe('trust as others rate it', () => {
  const by = (rater: string, ...items: (number | null)[]) => ({ rater, rated: 'a', items })

  it('is the mean of the raters, of two items at least, without what people say of themselves', () => {
    const { scores, networkScore } = scoreByOthers([by('b', 4, 3, null), by('c', 2, 2, 2), by('d', 1, 3, 2), by('e', 4, null, null), by('a', 4, 4, 4)])
    expect(scores).toEqual([{ rated: 'a', score: (3.5 + 2 + 2) / 3, raters: 3 }])
    expect(networkScore).toBe((3.5 + 2 + 2) / 3)
  })

  it('is not said of two raters', () => {
    expect(scoreByOthers([by('b', 4, 3, 1), by('c', 2, 2, 2)])).toEqual({
      scores: [{ rated: 'a', score: null, raters: 2, reason: 'too-few-raters' }],
      networkScore: null,
      ratings: 2,
    })
    expect(scoreByOthers([]).networkScore).toBeNull()
  })
})
