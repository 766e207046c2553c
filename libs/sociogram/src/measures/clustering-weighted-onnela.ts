import { defineMeasure, perPersonOf } from '../measure.ts'
import { valuedClusteringOf } from '../valued-clustering.ts'

export const clusteringWeightedOnnela = defineMeasure({
  id: 'clustering_weighted_onnela',
  scope: 'person',
  gives: 'per-person',
  question: 'How well do this person’s contacts know each other, by how strong the ties are?',
  definition:
    'Mean over pairs of contacts of the cube root of the three values of their triangle, each over the largest value of the network; 0 where they are not tied.',
  convention: 'ties that either names, the larger value of the two; no loops, repeated ties as the network was built; null under two contacts',
  range: '0 to 1',
  source: 'Onnela et al. 2005; NetworkX',
  needs: { values: true },
  forNobody: [],
  forOne: [null],
  forTwo: [null, null],
  find: (network) => perPersonOf(valuedClusteringOf(network).onnela),
})
