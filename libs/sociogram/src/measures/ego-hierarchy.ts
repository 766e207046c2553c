import { holesOf } from '../holes.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const egoHierarchy = defineMeasure({
  id: 'ego_hierarchy',
  scope: 'person',
  gives: 'per-person',
  cost: 'paths',
  question: 'Does one contact hold most of what constrains this person?',
  definition: 'Coleman–Theil disorder of the parts of the constraint; none under two contacts.',
  convention: 'neighbours out and in; binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Burt 1992',
  forNobody: [],
  forOne: [null],
  forTwo: [null, null],
  find: (network) => perPersonOf(holesOf(network).hierarchy),
})
