import { defineMeasure, tooFew, valueOr } from '../measure.ts'
import { clusteringOf, trianglesOf } from '../triangles.ts'

export const clusteringMeanLocalZero = defineMeasure({
  id: 'clustering_mean_local_zero',
  scope: 'network',
  gives: 'number',
  question: 'How well do a person’s contacts know each other, on average, when fewer than two contacts count as 0?',
  definition: 'Mean of clustering_local_zero over everybody.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once; people with fewer than two contacts count 0',
  range: '0 to 1',
  source: 'NetworkX average_clustering',
  forNobody: null,
  forOne: 0,
  forTwo: 0,
  find(network) {
    const sum = clusteringOf(trianglesOf(network)).reduce((total, share) => total + (Number.isNaN(share) ? 0 : share), 0)
    return valueOr(sum / network.n, tooFew(network, 1))
  },
})
