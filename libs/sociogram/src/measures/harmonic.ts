import { distancesOf } from '../distances.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const harmonic = defineMeasure({
  id: 'harmonic',
  scope: 'person',
  gives: 'per-person',
  cost: 'pairs',
  question: 'How near is this person to everybody, when some cannot be reached?',
  definition: 'Sum of 1 / distance, no path counting 0, over n − 1.',
  convention: 'binary, no loops, repeated ties once; along the arrows out',
  range: '0 to 1',
  source: 'Marchiori & Latora 2000; Rochat 2009',
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find: (network) => perPersonOf(distancesOf(network).inverse.map((sum) => sum / (network.n - 1))),
})
