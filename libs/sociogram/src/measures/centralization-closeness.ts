import { centralize } from '../centralization.ts'
import { freemanCloseness } from '../closeness.ts'
import { defineMeasure, nothing } from '../measure.ts'

export const centralizationCloseness = defineMeasure({
  id: 'centralization_closeness',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'Is one person much nearer to everybody?',
  definition: 'Sum of the distances from the highest closeness_freeman, over (n − 2)(n − 1) / (2n − 3) without direction, (n − 1)(1 − 1/n) with.',
  convention: 'binary, no loops, repeated ties once; no loops in the denominator',
  range: '0 to 1',
  source: 'Freeman 1979',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find: (network) => {
    const closeness = freemanCloseness(network)
    if (network.n >= 3 && closeness === null) return nothing('number', network, 'disconnected')
    const most = network.isDirected ? (network.n - 1) * (1 - 1 / network.n) : ((network.n - 2) * (network.n - 1)) / (2 * network.n - 3)
    return centralize(network, closeness ?? [], most)
  },
})
