import { holesOf } from '../holes.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const constraint = defineMeasure({
  id: 'constraint',
  scope: 'person',
  gives: 'per-person',
  cost: 'paths',
  question: 'Are this person’s contacts so tied with each other that they leave little room?',
  definition: 'Sum over contacts j of (p_ij + Σ_q p_iq p_qj)², where p is the share of a person’s ties, out and in; none without ties.',
  convention: 'neighbours out and in; binary, no loops, repeated ties once',
  range: '0 to 1.125 and a little more',
  source: 'Burt 1992',
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find: (network) => perPersonOf(holesOf(network).constraint),
})
