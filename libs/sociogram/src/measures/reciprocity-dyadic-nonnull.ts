import { dyadsOf } from '../dyads.ts'
import { defineMeasure, valueOr } from '../measure.ts'

export const reciprocityDyadicNonnull = defineMeasure({
  id: 'reciprocity_dyadic_nonnull',
  scope: 'network',
  gives: 'number',
  question: 'Of the pairs with a tie, how many name each other?',
  definition: 'M / (M + A): pairs that name each other over pairs of which at least one names the other.',
  convention: 'binary, no loops, repeated ties once; 1 without direction',
  range: '0 to 1',
  source: 'igraph mode ratio; UCINET dyad method',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find(network) {
    const { mutual, oneSided } = dyadsOf(network)
    return { ...valueOr(mutual / (mutual + oneSided), network.m === 0 && 'no-ties'), warnings: network.isDirected ? [] : ['always-one-without-direction'] }
  },
})
