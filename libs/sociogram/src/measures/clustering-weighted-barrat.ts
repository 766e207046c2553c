import { defineMeasure, perPersonOf } from '../measure.ts'
import { valuedClusteringOf } from '../valued-clustering.ts'

export const clusteringWeightedBarrat = defineMeasure({
  id: 'clustering_weighted_barrat',
  scope: 'person',
  gives: 'per-person',
  question: 'How well do this person’s contacts know each other, by how strong the ties are?',
  definition: 'Share of pairs of contacts that are tied, each pair counted by the mean of the two values that tie it to the person.',
  convention: 'ties that either names, the larger value of the two; no loops, repeated ties as the network was built; null under two contacts',
  range: '0 to 1',
  source: 'Barrat et al. 2004; igraph',
  needs: { values: true },
  forNobody: [],
  forOne: [null],
  forTwo: [null, null],
  find: (network) => perPersonOf(valuedClusteringOf(network).barrat),
})
