import { connectednessOf } from '../krackhardt.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const krackhardtConnectedness = defineMeasure({
  id: 'krackhardt_connectedness',
  scope: 'network',
  gives: 'number',
  question: 'What share of the pairs are in one part?',
  definition: 'Pairs in the same part over all pairs.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Krackhardt 1994',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find: (network) => valueOr(connectednessOf(network), tooFew(network, 2)),
})
