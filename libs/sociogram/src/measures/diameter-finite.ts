import { distancesOf } from '../distances.ts'
import { defineMeasure, valueOr } from '../measure.ts'

export const diameterFinite = defineMeasure({
  id: 'diameter_finite',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'How far apart are the two people farthest from each other?',
  definition: 'The longest of the shortest paths that exist.',
  convention: 'binary, no loops, repeated ties once; along the arrows; pairs without a path are left out',
  range: '1 to n − 1',
  source: 'Wasserman & Faust 1994',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find(network) {
    const { longest, pairs } = distancesOf(network)
    return valueOr(longest, pairs === 0 && 'no-ties')
  },
})
