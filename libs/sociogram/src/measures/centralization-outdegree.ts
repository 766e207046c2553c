import { centralize } from '../centralization.ts'
import { outDegrees } from '../degrees.ts'
import { defineMeasure } from '../measure.ts'

export const centralizationOutdegree = defineMeasure({
  id: 'centralization_outdegree',
  scope: 'network',
  gives: 'number',
  question: 'Does one person name most?',
  definition: 'Sum of the distances from the highest outdegree, over (n − 1)².',
  convention: 'binary, no loops, repeated ties once; no loops in the denominator',
  range: '0 to 1',
  source: 'Freeman 1979',
  needs: { direction: true },
  forNobody: null,
  forOne: null,
  forTwo: null,
  find: (network) => centralize(network, outDegrees(network), (network.n - 1) ** 2),
})
