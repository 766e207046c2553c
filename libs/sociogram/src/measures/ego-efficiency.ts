import { holesOf } from '../holes.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const egoEfficiency = defineMeasure({
  id: 'ego_efficiency',
  scope: 'person',
  gives: 'per-person',
  cost: 'paths',
  question: 'What share of this person’s contacts do not repeat each other?',
  definition: 'effective_size over the number of contacts.',
  convention: 'neighbours out and in; binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Burt 1992',
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find: (network) => perPersonOf(holesOf(network).efficiency),
})
