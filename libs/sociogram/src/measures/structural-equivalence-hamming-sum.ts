import { differencesOf } from '../equivalence.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const structuralEquivalenceHammingSum = defineMeasure({
  id: 'structural_equivalence_hamming_sum',
  scope: 'network',
  gives: 'number',
  question: 'How different are people in whom they are tied with?',
  definition: 'Over all ordered pairs of people, the number of others whom one names and the other does not, and by whom one is named and the other is not.',
  convention: 'binary, no loops, repeated ties once; the two themselves are not looked at',
  range: '0 and up',
  source: 'sna sedist, hamming',
  forNobody: null,
  forOne: 0,
  forTwo: 0,
  find: (network) => valueOr(differencesOf(network), tooFew(network, 1)),
})
