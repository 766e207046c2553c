import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateNetwork } from './generate-network.ts'
import { networkFromTies, type TiesDescription } from './network-from-ties.ts'
import { findTie, hasTie, incoming, outgoing, type Network } from './network.ts'
import { sketch } from './test-networks.ts'

function build(description: Partial<TiesDescription> & Pick<TiesDescription, 'ties'>): { network: Network; report: object } {
  const built = networkFromTies({ n: 3, isDirected: true, ...description })
  if (!built.ok) throw new Error(JSON.stringify(built.refusal))
  return built.value
}

function neighboursOf(network: Network, person: number): number[] {
  return Array.from(network.outNeighbours.subarray(network.outOffsets[person], network.outOffsets[person + 1]))
}

describe('a network from ties', () => {
  it('has the neighbours of each person in order, whatever the order of the ties', () => {
    const { network } = build({ n: 4, ties: { from: [0, 2, 0, 0], to: [3, 0, 1, 2] } })
    expect(neighboursOf(network, 0)).toEqual([1, 2, 3])
    expect(Array.from(incoming(network).neighbours)).toEqual([2, 0, 0, 0])
    expect(network.m).toBe(4)
    expect(hasTie(network, 2, 0)).toBe(true)
    expect(hasTie(network, 1, 0)).toBe(false)
  })

  it('drops a tie to oneself, and says how many; on request for whom', () => {
    const ties = { from: [0, 1, 1], to: [0, 1, 2] }
    expect(build({ ties }).report).toEqual({ loopsDropped: 2, zeroDropped: 0, repeatedMerged: 0 })
    expect(build({ ties, loops: 'keep-count' }).report).toMatchObject({ loopsPerPerson: Int32Array.of(1, 1, 0) })
    expect(build({ ties }).network.m).toBe(1)
  })

  it.each([
    ['max', 5],
    ['sum', 9],
    ['count', 3],
    ['first', 3],
  ] as const)('keeps of a repeated tie the %s: %d', (repeated, value) => {
    const ties = { from: [0, 0, 0], to: [1, 1, 1], value: [3, 5, 1] }
    for (const isDirected of [true, false]) {
      const { network, report } = build({ ties, repeated, isDirected })
      expect([network.m, network.outValues![0], report]).toEqual([1, value, { loopsDropped: 0, zeroDropped: 0, repeatedMerged: 2 }])
    }
  })

  it('merges both directions of a tie without direction', () => {
    const { network } = build({ ties: { from: [0, 1], to: [1, 0], value: [1, 2] }, isDirected: false })
    expect([network.m, Array.from(network.outValues!)]).toEqual([1, [2, 2]])
  })

  it('takes a tie of value 0 as none, which is not the same as a tie without value', () => {
    expect(build({ ties: { from: [0, 1], to: [1, 2], value: [0, 1] } }).report).toMatchObject({ zeroDropped: 1 })
    expect(build({ ties: { from: [0], to: [1] } }).network.outValues).toBeUndefined()
  })

  it('keeps people without a tie, and ids as they are', () => {
    const network = sketch({ n: 4, ties: [[0, 1]], ids: ['001', '1', '', '👩‍⚕️'] })
    expect([network.n, network.ids[3]]).toEqual([4, '👩‍⚕️'])
  })

  it.each([
    [
      { ids: ['a', 'b', 'a'], ties: { from: [], to: [] } },
      { kind: 'duplicate-id', id: 'a' },
    ],
    [{ ties: { from: [0, 0], to: [1, 3] } }, { kind: 'unknown-person', tie: 1 }],
    [{ ties: { from: [-1], to: [1] } }, { kind: 'unknown-person', tie: 0 }],
    [{ ties: { from: [0, 1], to: [1] } }, { kind: 'lengths-differ' }],
    [{ ties: { from: [0], to: [1], value: [NaN] } }, { kind: 'not-a-number', tie: 0 }],
    [{ ties: { from: [0], to: [1], value: [-2] } }, { kind: 'negative-value', tie: 0 }],
    [
      { ties: { from: [0], to: [1] }, isDirected: false, mode: 'two' as const, firstSetSize: 2 },
      { kind: 'tie-within-a-set', tie: 0 },
    ],
    [{ ties: { from: [], to: [] }, isDirected: false, mode: 'two' as const }, { kind: 'set-size-missing' }],
    [{ ties: { from: [], to: [] }, mode: 'two' as const, firstSetSize: 1 }, { kind: 'two-sets-have-no-direction' }],
    [{ n: undefined, ties: { from: [], to: [] } }, { kind: 'people-not-counted' }],
    [{ ties: { from: [], to: [] }, response: new Uint8Array(2) }, { kind: 'lengths-differ' }],
  ])('says what is wrong with %j', (description, refusal) => {
    expect(networkFromTies({ n: 'ids' in description ? undefined : 3, isDirected: true, ...description })).toEqual({ ok: false, refusal })
  })

  it('finds every tie, in and out', () => {
    const pairs = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 40 })
    fc.assert(
      fc.property(pairs, (ties) => {
        const network = sketch({ n: 8, ties, isDirected: true })
        const wanted = new Set(ties.filter(([from, to]) => from !== to).map(String))
        expect(network.m).toBe(wanted.size)
        for (let from = 0; from < 8; from += 1) {
          for (let to = 0; to < 8; to += 1) {
            expect(findTie(outgoing(network), from, to) >= 0).toBe(wanted.has(`${from},${to}`))
            expect(findTie(incoming(network), to, from) >= 0).toBe(wanted.has(`${from},${to}`))
          }
        }
      }),
    )
  })
})

describe('an invented network', () => {
  it('is the same for the same seed, and as large as asked', () => {
    const settings = { people: 200, ties: 900, seed: 7 }
    expect(generateNetwork(settings)).toEqual(generateNetwork(settings))
    expect(generateNetwork(settings).m).toBe(900)
    expect(generateNetwork({ ...settings, seed: 8 })).not.toEqual(generateNetwork(settings))
  })

  it('has no more ties than fit', () => {
    expect(generateNetwork({ people: 4, ties: 100, seed: 1 }).m).toBeLessThanOrEqual(6)
    expect(generateNetwork({ people: 0, ties: 5, seed: 1 }).m).toBe(0)
  })
})
