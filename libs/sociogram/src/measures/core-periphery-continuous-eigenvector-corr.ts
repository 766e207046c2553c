import { correlateWithProduct, eigenvectorOf } from '../influence.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const corePeripheryContinuousEigenvectorCorr = defineMeasure({
  id: 'core_periphery_continuous_eigenvector_corr',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'Do ties follow from how central both people are?',
  definition: 'Pearson correlation over all pairs of a tie with the product of both eigenvector scores.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '−1 to 1',
  source: 'Borgatti & Everett 1999',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network) {
    const scores = eigenvectorOf(network)
    const correlation = scores === null ? NaN : correlateWithProduct(network, scores)
    return valueOr(correlation, tooFew(network, 3), scores === null && 'not-converged', Number.isNaN(correlation) && 'no-variation')
  },
})
