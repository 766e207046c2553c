import { describe, expect, it } from 'vitest'
import { listPerceptionGaps, viewOfPerson } from './personal.ts'
import { sketch, star } from './test-networks.ts'

describe('the network seen by one person', () => {
  // 0 and 1 name each other, 0 names 2, 3 names 0; 4 is known by 1 and 2, 5 by 3 alone, 6 is further away.
  const network = sketch({
    n: 7,
    ties: [
      [0, 1],
      [1, 0],
      [0, 2],
      [3, 0],
      [1, 4],
      [4, 2],
      [3, 5],
      [5, 6],
    ],
    isDirected: true,
  })

  it('tells who answers a tie, and who does not', () => {
    expect(viewOfPerson(network, 0)).toMatchObject({ mutual: [1], named: [2], namedBy: [3] })
  })

  it('names whom one could meet, and through whom', () => {
    expect(viewOfPerson(network, 0).within).toEqual([
      { person: 4, through: [1, 2] },
      { person: 5, through: [3] },
    ])
  })

  it('names who alone links one to others', () => {
    expect(viewOfPerson(network, 0).links).toEqual([{ contact: 3, people: [5] }])
    expect(viewOfPerson(star(4), 1).links).toEqual([{ contact: 0, people: [2, 3] }])
  })

  it('is empty for who has no tie, and without direction all are mutual', () => {
    expect(viewOfPerson(sketch({ n: 1, ties: [] }), 0)).toEqual({ mutual: [], named: [], namedBy: [], within: [], links: [] })
    expect(viewOfPerson(star(3), 0).mutual).toEqual([1, 2])
  })
})

describe('two views of one tie', () => {
  const network = sketch({
    n: 4,
    ties: [
      [0, 1, 4],
      [1, 0, 1],
      [1, 2, 2],
      [2, 1, 2],
      [0, 3, 2],
    ],
    isDirected: true,
    hasValues: true,
  })

  it('are told apart, the widest first; who agrees is left out', () => {
    expect(listPerceptionGaps(network)).toEqual([
      { from: 0, to: 1, said: 4, answered: 1 },
      { from: 0, to: 3, said: 2, answered: 0 },
    ])
  })

  it('say nothing of who did not answer', () => {
    expect(listPerceptionGaps(network, (person) => person !== 3)).toHaveLength(1)
  })
})
