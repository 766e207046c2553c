import { pagerankOf } from '../influence.ts'
import { defineMeasure, nothing, perPersonOf } from '../measure.ts'

export const pagerank = defineMeasure({
  id: 'pagerank',
  scope: 'person',
  gives: 'per-person',
  question: 'Where does somebody end up who follows ties at random?',
  definition: 'Share of the time at each person; 15 of 100 steps start afresh, and every step from who names nobody. Sums to 1.',
  convention: 'binary, no loops, repeated ties once; along the arrows; damping 0.85',
  range: '0 to 1',
  source: 'Brin & Page 1998',
  forNobody: [],
  forOne: [1],
  forTwo: [0.5, 0.5],
  find(network) {
    const scores = pagerankOf(network)
    return scores === null ? nothing('per-person', network, 'not-converged') : perPersonOf(scores)
  },
})
