import { defineMeasure, tooFew, valueOr } from '../measure.ts'
import { triplesOf } from '../triads.ts'

export const transitivityStrong = defineMeasure({
  id: 'transitivity_strong',
  scope: 'network',
  gives: 'number',
  cost: 'paths',
  question: 'How often is there a tie i → k exactly when there is a path i → j → k?',
  definition: 'Ordered triples where both are there or both are not, over all.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'sna gtrans, strong',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network) {
    const { alike, all } = triplesOf(network)
    return valueOr(alike / all, tooFew(network, 3))
  },
})
