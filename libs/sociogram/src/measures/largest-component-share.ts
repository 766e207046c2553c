import { weakComponents } from '../components.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const largestComponentShare = defineMeasure({
  id: 'largest_component_share',
  scope: 'network',
  gives: 'number',
  question: 'What share of the people is in the largest part?',
  definition: 'Size of the largest part over n.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Wasserman & Faust 1994',
  forNobody: null,
  forOne: 1,
  forTwo: 1,
  find: (network) => valueOr((weakComponents(network).sizes[0] ?? 0) / network.n, tooFew(network, 1)),
})
