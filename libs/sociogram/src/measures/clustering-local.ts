import { defineMeasure, perPersonOf } from '../measure.ts'
import { clusteringOf, trianglesOf } from '../triangles.ts'

export const clusteringLocal = defineMeasure({
  id: 'clustering_local',
  scope: 'person',
  gives: 'per-person',
  question: 'Do this person’s contacts know each other?',
  definition: '2T / (k(k − 1)): tied pairs among k contacts over their pairs; none under two contacts.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Watts & Strogatz 1998',
  forNobody: [],
  forOne: [null],
  forTwo: [null, null],
  find: (network) => perPersonOf(clusteringOf(trianglesOf(network))),
})
