import { holesOf } from '../holes.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const effectiveSize = defineMeasure({
  id: 'effective_size',
  scope: 'person',
  gives: 'per-person',
  cost: 'paths',
  question: 'How many contacts has this person that do not repeat each other?',
  definition: 'Σ_j [1 − Σ_q p_iq m_jq], m_jq a tie of j over j’s strongest; none without ties.',
  convention: 'neighbours out and in; binary, no loops, repeated ties once',
  range: '1 to n − 1',
  source: 'Burt 1992',
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find: (network) => perPersonOf(holesOf(network).effectiveSize),
})
