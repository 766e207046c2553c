import { centralize } from '../centralization.ts'
import { outDegrees } from '../degrees.ts'
import { defineMeasure } from '../measure.ts'
import { symmetricOf } from '../transform.ts'

export const centralizationDegree = defineMeasure({
  id: 'centralization_degree',
  scope: 'network',
  gives: 'number',
  question: 'Does one person have most of the ties?',
  definition: 'Sum of the distances from the highest degree, over (n − 1)(n − 2).',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once; no loops in the denominator',
  range: '0 to 1',
  source: 'Freeman 1979',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find: (network) => centralize(network, outDegrees(symmetricOf(network)), (network.n - 1) * (network.n - 2)),
})
