import { defineMeasure, valueOr } from '../measure.ts'
import { triplesOf } from '../triads.ts'

export const transitivityWeak = defineMeasure({
  id: 'transitivity_weak',
  scope: 'network',
  gives: 'number',
  cost: 'paths',
  question: 'When i names j and j names k, does i name k?',
  definition: 'Ordered paths i → j → k with i → k, over all such paths.',
  convention: 'binary, no loops, repeated ties once; without direction the same as transitivity_undirected',
  range: '0 to 1',
  source: 'sna gtrans, weak',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network) {
    const { paths, closed } = triplesOf(network)
    return valueOr(closed / paths, paths === 0 && 'no-ties')
  },
})
