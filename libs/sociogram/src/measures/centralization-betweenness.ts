import { betweennessWithinReason } from '../betweenness.ts'
import { centralize } from '../centralization.ts'
import { defineMeasure, nothing } from '../measure.ts'

export const centralizationBetweenness = defineMeasure({
  id: 'centralization_betweenness',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'Do most shortest paths pass one person?',
  definition: 'Sum of the distances from the highest normalised betweenness, over n − 1.',
  convention: 'binary, no loops, repeated ties once; no loops in the denominator',
  range: '0 to 1',
  source: 'Freeman 1979',
  forNobody: null,
  forOne: null,
  forTwo: null,
  isSensitive: true,
  find: (network, options) => {
    const most = ((network.n - 1) ** 2 * (network.n - 2)) / (network.isDirected ? 1 : 2)
    const found = betweennessWithinReason(network, options)
    if (!found) return nothing('number', network, 'stopped')
    const { values, standardErrors } = found
    return { ...centralize(network, values, most), warnings: standardErrors ? ['sampled'] : [] }
  },
})
