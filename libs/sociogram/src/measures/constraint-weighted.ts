import { weightedHolesOf } from '../holes.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const constraintWeighted = defineMeasure({
  id: 'constraint_weighted',
  scope: 'person',
  gives: 'per-person',
  cost: 'paths',
  question: 'The same, stronger ties weighing more?',
  definition: 'As constraint, with shares of values instead of ties.',
  convention: 'neighbours out and in; valued, no loops',
  range: '0 to 1.125 and a little more',
  source: 'Burt 1992',
  needs: { values: true },
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find: (network) => perPersonOf(weightedHolesOf(network).constraint),
})
