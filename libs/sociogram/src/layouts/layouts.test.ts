import { describe, expect, it } from 'vitest'
import { generateNetwork } from '../generate-network.ts'
import { networkFromTies } from '../network-from-ties.ts'
import type { Network } from '../network.ts'
import { layoutByForces } from './force-atlas.ts'
import { layoutByGroups } from './grouped.ts'
import { boxOf, type LayoutOptions, type Positions } from './positions.ts'
import { layoutByStress } from './stress.ts'
import { layoutOnTarget } from './target.ts'
import { layoutInColumns } from './two-columns.ts'
import { layoutAfter, layoutForAllWaves, positionsBetween } from './waves.ts'

function aNetwork(n: number, ties: [number, number][], ids?: string[]): Network {
  const built = networkFromTies({ ...(ids ? { ids } : { n }), isDirected: false, ties: { from: ties.map(([from]) => from), to: ties.map(([, to]) => to) } })
  if (!built.ok) throw new Error(built.refusal.kind)
  return built.value.network
}

const distance = ({ x, y }: Positions, one: number, other: number) => Math.hypot(x[one]! - x[other]!, y[one]! - y[other]!)
const groupsOf = (network: Network) => network.ids.map((_, person) => ['north', 'south', null][person % 3] ?? null)

const LAYOUTS: Record<string, (network: Network, options?: LayoutOptions) => Positions> = {
  stress: layoutByStress,
  forces: layoutByForces,
  target: (network, options) =>
    layoutOnTarget(
      network,
      Array.from({ length: network.n }, () => 1),
      options,
    ).positions,
  groups: (network, options) => layoutByGroups(network, groupsOf(network), options),
  columns: (network) => layoutInColumns(network),
  'after nobody': (network, options) => layoutAfter(network, new Map(), options),
}

const COMPLETE = aNetwork(
  6,
  Array.from({ length: 36 }, (_, pair): [number, number] => [Math.floor(pair / 6), pair % 6]).filter(([one, other]) => one < other),
)
const NETWORKS = {
  nobody: aNetwork(0, []),
  'one person': aNetwork(1, []),
  'two strangers': aNetwork(2, []),
  'two who work together': aNetwork(2, [[0, 1]]),
  'five without a tie': aNetwork(5, []),
  'everybody with everybody': COMPLETE,
  'a star': aNetwork(
    7,
    [1, 2, 3, 4, 5, 6].map((other): [number, number] => [0, other]),
  ),
  'two parts and somebody alone': aNetwork(6, [
    [0, 1],
    [1, 2],
    [3, 4],
  ]),
  'forty people': generateNetwork({ people: 40, ties: 90, seed: 3 }),
}

describe.each(Object.entries(LAYOUTS))('the layout by %s', (_, layout) => {
  it.each(Object.entries(NETWORKS))('places %s, every number finite, nobody on another', (__, network) => {
    const positions = layout(network)
    expect([positions.x.length, positions.y.length]).toEqual([network.n, network.n])
    expect([...positions.x, ...positions.y].every(Number.isFinite)).toBe(true)
    for (let one = 0; one < network.n; one += 1)
      for (let other = one + 1; other < network.n; other += 1) expect(distance(positions, one, other)).toBeGreaterThan(1e-3)
  })

  it('gives the same positions for the same seed', () => {
    expect(layout(NETWORKS['forty people'], { seed: 5 })).toEqual(layout(NETWORKS['forty people'], { seed: 5 }))
  })
})

describe('stress', () => {
  it('draws a path of three as long as it is', () => {
    const positions = layoutByStress(
      aNetwork(3, [
        [0, 1],
        [1, 2],
      ]),
    )
    expect(distance(positions, 0, 1)).toBeCloseTo(1, 1)
    expect(distance(positions, 0, 2)).toBeCloseTo(2, 1)
  })

  it.each([1, 2, 3, 4, 5])('draws three who all work together as a triangle with equal sides (seed %i)', (seed) => {
    const triangle = layoutByStress(
      aNetwork(3, [
        [0, 1],
        [1, 2],
        [0, 2],
      ]),
      { seed },
    )
    for (const [one, other] of [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const)
      expect(distance(triangle, one, other)).toBeCloseTo(1, 1)
  })

  it('keeps parts apart and people without a tie in a row below', () => {
    const network = aNetwork(9, [
      [0, 1],
      [1, 2],
      [0, 2],
      [3, 4],
    ])
    const positions = layoutByStress(network)
    const [one, other] = [
      [0, 1, 2],
      [3, 4],
    ].map((people) => boxOf({ x: Float64Array.from(people, (p) => positions.x[p]!), y: Float64Array.from(people, (p) => positions.y[p]!) }))
    expect(one!.right < other!.left || other!.right < one!.left || one!.bottom < other!.top || other!.bottom < one!.top).toBe(true)
    const alone = [5, 6, 7, 8].map((person) => positions.y[person]!)
    expect(Math.min(...alone)).toBeGreaterThan(Math.max(one!.bottom, other!.bottom))
  })

  it('stops when asked, and tells how far it is', () => {
    const told: number[] = []
    layoutByStress(NETWORKS['forty people'], { onProgress: (share) => told.push(share) })
    expect(told.at(-1)).toBeCloseTo(40 / NETWORKS['forty people'].n, 0)
    expect(told.every((share) => share >= 0 && share <= 1)).toBe(true)
    const stopped = layoutByStress(NETWORKS['forty people'], { signal: { aborted: true } })
    expect(stopped).not.toEqual(layoutByStress(NETWORKS['forty people']))
  })
})

describe('forces', () => {
  it('pull two cliques apart that one tie joins', () => {
    const clique = (first: number) =>
      Array.from({ length: 25 }, (_, pair): [number, number] => [first + Math.floor(pair / 5), first + (pair % 5)]).filter(([a, b]) => a < b)
    const positions = layoutByForces(aNetwork(10, [...clique(0), ...clique(5), [0, 5]]))
    const inside = [1, 2, 3, 4].map((other) => distance(positions, 0, other))
    const across = [6, 7, 8, 9].map((other) => distance(positions, 1, other))
    expect(Math.max(...inside)).toBeLessThan(Math.min(...across))
  })
})

describe('the target', () => {
  it('puts the largest value inside and equal values on one ring', () => {
    const network = aNetwork(10, [
      [0, 1],
      [1, 2],
      [2, 3],
    ])
    const values = [9, 5, 5, 1, 1, 1, 1, 1, 1, null]
    const { positions, rings } = layoutOnTarget(network, values)
    const radius = Array.from(positions.x, (x, person) => Math.hypot(x, positions.y[person]!))
    expect(radius[0]!).toBeLessThan(radius[1]!)
    expect(radius[1]!).toBeCloseTo(radius[2]!, 9)
    expect(new Set(radius.slice(3, 9).map((value) => value.toFixed(6))).size).toBe(1)
    expect(radius[9]!).toBeCloseTo(rings.at(-1)!.radius, 9)
    expect(rings.reduce((sum, { people }) => sum + people, 0)).toBe(10)
  })
})

describe('groups', () => {
  it('do not reach into each other', () => {
    const network = NETWORKS['forty people']
    const groups = network.ids.map((_, person) => (person < 20 ? 'north' : 'south'))
    const positions = layoutByGroups(network, groups)
    const middle = (first: number) => {
      const part = { x: positions.x.slice(first, first + 20), y: positions.y.slice(first, first + 20) }
      const box = boxOf(part)
      return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
    }
    const [north, south] = [middle(0), middle(20)]
    for (let person = 0; person < 40; person += 1) {
      const to = (place: { x: number; y: number }) => Math.hypot(positions.x[person]! - place.x, positions.y[person]! - place.y)
      expect(person < 20 ? to(north) < to(south) : to(south) < to(north)).toBe(true)
    }
  })
})

describe('two columns', () => {
  it('cross as little as ties allow', () => {
    const built = networkFromTies({ n: 6, mode: 'two', firstSetSize: 3, isDirected: false, ties: { from: [0, 1, 2], to: [5, 4, 3] } })
    if (!built.ok) throw new Error(built.refusal.kind)
    const { x, y } = layoutInColumns(built.value.network)
    expect(new Set(x.subarray(0, 3)).size).toBe(1)
    expect([y[5], y[4], y[3]]).toEqual([y[0], y[1], y[2]])
  })
})

describe('waves', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const before = aNetwork(
    5,
    [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 0],
    ],
    ids,
  )
  const places = () => {
    const { x, y } = layoutByStress(before)
    return { x, y, map: new Map(ids.map((id, person) => [id, { x: x[person]!, y: y[person]! }])) }
  }

  it('leave people near where they were, nearer than without an anchor', () => {
    const after = aNetwork(
      5,
      [
        [0, 2],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 0],
      ],
      ids,
    )
    const { x, y, map } = places()
    const moved = (pull: number) => {
      const positions = layoutAfter(after, map, { pull })
      return ids.reduce((sum, _, person) => sum + Math.hypot(positions.x[person]! - x[person]!, positions.y[person]! - y[person]!), 0)
    }
    expect(moved(2)).toBeLessThan(moved(0))
    expect(moved(50)).toBeLessThan(0.2)
  })

  it('place a joiner by those they are tied to', () => {
    const after = aNetwork(
      6,
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 0],
        [5, 0],
        [5, 1],
      ],
      [...ids, 'f'],
    )
    const positions = layoutAfter(after, places().map, { pull: 2 })
    expect(distance(positions, 5, 0)).toBeLessThan(distance(positions, 5, 3))
  })

  it('beside each other have one place for everybody', () => {
    const after = aNetwork(5, [[0, 1]], ids)
    expect(layoutForAllWaves([before, after])).toEqual(layoutForAllWaves([before, after]))
  })

  it('go from the first to the last place, slow at both ends', () => {
    const [from, to] = [
      { x: Float64Array.of(0), y: Float64Array.of(0) },
      { x: Float64Array.of(8), y: Float64Array.of(4) },
    ]
    expect(positionsBetween(from, to, 0)).toEqual(from)
    expect(positionsBetween(from, to, 1)).toEqual(to)
    expect(positionsBetween(from, to, 0.5).x[0]).toBe(4)
    expect(positionsBetween(from, to, 0.1).x[0]).toBeLessThan(0.8)
  })
})
