import { dyadsOf } from '../dyads.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const reciprocityDyadic = defineMeasure({
  id: 'reciprocity_dyadic',
  scope: 'network',
  gives: 'number',
  question: 'Of all pairs, how many agree, be it on a tie or on none?',
  definition: '(M + N) / (M + A + N): pairs without any tie count as agreeing, so that a sparse network looks mutual. Not a headline.',
  convention: 'binary, no loops, repeated ties once; null pairs count as agreeing',
  range: '0 to 1',
  source: 'sna grecip, default',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find(network) {
    const pairs = (network.n * (network.n - 1)) / 2
    return valueOr(1 - dyadsOf(network).oneSided / pairs, tooFew(network, 2))
  },
})
