import { disagreements } from '../levels.ts'
import { defineMeasure, valueOr } from '../measure.ts'

export const levelDisagreement = defineMeasure({
  id: 'level_disagreement',
  scope: 'network',
  gives: 'number',
  question: 'When two people name each other, how far apart are their levels?',
  definition: 'Mean of |w_ij − w_ji| over pairs that name each other.',
  convention: 'no loops; repeated ties as the network was built',
  range: '0 and up',
  source: 'mean of absolute differences',
  needs: { direction: true, values: true },
  forNobody: null,
  forOne: null,
  forTwo: 0,
  find(network) {
    const apart = disagreements(network)
    return valueOr(apart.reduce((sum, difference) => sum + difference, 0) / apart.length, apart.length === 0 && 'no-ties')
  },
})
