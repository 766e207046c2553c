import { efficiencyOf } from '../krackhardt.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const krackhardtEfficiency = defineMeasure({
  id: 'krackhardt_efficiency',
  scope: 'network',
  gives: 'number',
  question: 'Are there no more ties than needed?',
  definition: '1 − ties beyond a tree in each part, over the most there could be.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Krackhardt 1994; sna',
  needs: { direction: true },
  forNobody: null,
  forOne: null,
  forTwo: 0,
  find(network) {
    return valueOr(efficiencyOf(network), tooFew(network, 2), network.m === 0 && 'no-ties')
  },
})
