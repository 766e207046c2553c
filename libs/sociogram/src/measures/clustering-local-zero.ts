import { defineMeasure } from '../measure.ts'
import { clusteringOf, trianglesOf } from '../triangles.ts'

export const clusteringLocalZero = defineMeasure({
  id: 'clustering_local_zero',
  scope: 'person',
  gives: 'per-person',
  question: 'Do this person’s contacts know each other, taking fewer than two contacts as no?',
  definition: 'As clustering_local; 0 under two contacts.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'NetworkX clustering',
  forNobody: [],
  forOne: [0],
  forTwo: [0, 0],
  find(network) {
    return { perPerson: Array.from(clusteringOf(trianglesOf(network)), (share) => (Number.isNaN(share) ? 0 : share)) }
  },
})
