import { girthOf } from '../girth.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const girth = defineMeasure({
  id: 'girth',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'How short is the shortest way round?',
  definition: 'Ties of the shortest closed path; 0 when there is none.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0, or 3 and up',
  source: 'igraph',
  forNobody: null,
  forOne: null,
  forTwo: 0,
  find: (network) => valueOr(girthOf(network), tooFew(network, 2)),
})
