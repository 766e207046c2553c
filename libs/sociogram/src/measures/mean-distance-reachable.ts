import { distancesOf } from '../distances.ts'
import { defineMeasure, valueOr } from '../measure.ts'

export const meanDistanceReachable = defineMeasure({
  id: 'mean_distance_reachable',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'How many steps is it from one person to another, on average?',
  definition: 'Mean of the shortest paths over ordered pairs that have one.',
  convention: 'binary, no loops, repeated ties once; along the arrows; read with reachable_share',
  range: '1 to n − 1',
  source: 'Wasserman & Faust 1994',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find(network) {
    const { sum, pairs } = distancesOf(network)
    return valueOr(sum / pairs, pairs === 0 && 'no-ties')
  },
})
