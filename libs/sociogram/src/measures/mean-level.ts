import { tieValues } from '../levels.ts'
import { defineMeasure, valueOr } from '../measure.ts'

export const meanLevel = defineMeasure({
  id: 'mean_level',
  scope: 'network',
  gives: 'number',
  question: 'How close is collaboration where there is any?',
  definition: 'Mean value of the ties.',
  convention: 'no loops; repeated ties as the network was built',
  range: 'the scale',
  source: 'Provan et al. 2005; PARTNER',
  needs: { values: true },
  forNobody: null,
  forOne: null,
  forTwo: 3,
  find(network) {
    const values = tieValues(network)
    return valueOr(values.reduce((sum, value) => sum + value, 0) / values.length, values.length === 0 && 'no-ties')
  },
})
