import { distancesOf } from '../distances.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const reachableShare = defineMeasure({
  id: 'reachable_share',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'What share of the pairs can reach each other?',
  definition: 'Ordered pairs with a path over all ordered pairs.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Wasserman & Faust 1994',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find: (network) => valueOr(distancesOf(network).pairs / (network.n * (network.n - 1)), tooFew(network, 2)),
})
