import { centralize } from '../centralization.ts'
import { totalDegrees } from '../degrees.ts'
import { defineMeasure } from '../measure.ts'

export const centralizationTotaldegree = defineMeasure({
  id: 'centralization_totaldegree',
  scope: 'network',
  gives: 'number',
  question: 'Does one person stand out in arrows out and in together?',
  definition: 'Sum of the distances from the highest totaldegree, over 2(n − 1)(n − 2).',
  convention: 'binary, no loops, repeated ties once; no loops in the denominator',
  range: '0 to 1',
  source: 'Freeman 1979',
  needs: { direction: true },
  forNobody: null,
  forOne: null,
  forTwo: null,
  find: (network) => centralize(network, totalDegrees(network), 2 * (network.n - 1) * (network.n - 2)),
})
