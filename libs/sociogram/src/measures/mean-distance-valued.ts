import { defineMeasure, valueOr } from '../measure.ts'
import { valuedDistancesFrom } from '../valued-distances.ts'
import { roundsOf } from '../watch.ts'

export const meanDistanceValued = defineMeasure({
  id: 'mean_distance_valued',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'How far is it from one person to another, when a strong tie is a short one?',
  definition: 'Mean of the shortest paths over ordered pairs that have one; each tie is 1 / value long.',
  convention: 'valued, no loops, repeated ties as the network was built; along the arrows; read with reachable_share',
  range: 'above 0',
  source: 'Opsahl, Agneessens & Skvoretz 2010; Dijkstra 1959',
  needs: { values: true },
  forNobody: null,
  forOne: null,
  forTwo: 1 / 3,
  find(network, watch) {
    let [sum, pairs] = [0, 0]
    for (const source of roundsOf(network.n, watch)) {
      for (const length of valuedDistancesFrom(network, source)) {
        if (length === 0 || length === Infinity) continue
        sum += length
        pairs += 1
      }
    }
    return valueOr(sum / pairs, watch.signal?.aborted === true && 'stopped', pairs === 0 && 'no-ties')
  },
})
