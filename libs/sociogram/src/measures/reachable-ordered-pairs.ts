import { distancesOf } from '../distances.ts'
import { defineMeasure } from '../measure.ts'

export const reachableOrderedPairs = defineMeasure({
  id: 'reachable_ordered_pairs',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'From how many people to how many others is there a path?',
  definition: 'Ordered pairs with a path along the arrows.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to n(n − 1)',
  source: 'Wasserman & Faust 1994',
  forNobody: 0,
  forOne: 0,
  forTwo: 2,
  find: (network) => ({ value: distancesOf(network).pairs }),
})
