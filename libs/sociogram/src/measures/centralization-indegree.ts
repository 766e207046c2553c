import { centralize } from '../centralization.ts'
import { inDegrees } from '../degrees.ts'
import { defineMeasure } from '../measure.ts'

export const centralizationIndegree = defineMeasure({
  id: 'centralization_indegree',
  scope: 'network',
  gives: 'number',
  question: 'Is one person named most?',
  definition: 'Sum of the distances from the highest indegree, over (n − 1)².',
  convention: 'binary, no loops, repeated ties once; no loops in the denominator',
  range: '0 to 1',
  source: 'Freeman 1979',
  needs: { direction: true },
  forNobody: null,
  forOne: null,
  forTwo: null,
  find: (network) => centralize(network, inDegrees(network), (network.n - 1) ** 2),
})
