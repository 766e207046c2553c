import { strengths } from '../degrees.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const strength = defineMeasure({
  id: 'strength',
  scope: 'person',
  gives: 'per-person',
  question: 'How strong are this person’s ties together?',
  definition: 'Sum of the values, of arrows out and in.',
  convention: 'valued, no loops; repeated ties as the network was built',
  range: '0 and up',
  source: 'Barrat et al. 2004',
  needs: { values: true },
  forNobody: [],
  forOne: [0],
  forTwo: [3, 3],
  find: (network) => perPersonOf(strengths(network)),
})
