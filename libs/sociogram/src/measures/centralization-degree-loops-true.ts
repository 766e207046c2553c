import { centralize } from '../centralization.ts'
import { outDegrees } from '../degrees.ts'
import { defineMeasure } from '../measure.ts'
import { symmetricOf } from '../transform.ts'

export const centralizationDegreeLoopsTrue = defineMeasure({
  id: 'centralization_degree_loopsTRUE',
  scope: 'network',
  gives: 'number',
  question: 'Does one person have most of the ties, when ties to oneself could be?',
  definition: 'Sum of the distances from the highest degree, over n(n − 1).',
  convention:
    'ties that either names, direction ignored; binary, no loops, repeated ties once; the denominator counts loops as possible (igraph’s default): smaller than Freeman’s, not to be compared with it',
  range: '0 to (n − 2) / n',
  source: 'igraph centralization.degree, loops = TRUE',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find: (network) => centralize(network, outDegrees(symmetricOf(network)), network.n * (network.n - 1)),
})
