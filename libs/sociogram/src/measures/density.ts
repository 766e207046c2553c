import { defineMeasure, tooFew, valueOr } from '../measure.ts'
import { countObserved } from '../missing.ts'

/** Share of the possible ties that are there. */
export const density = defineMeasure({
  id: 'density',
  scope: 'network',
  gives: 'number',
  question: 'How many of the possible ties are there?',
  definition: 'Ties divided by pairs: m / (n(n − 1)) with direction, 2m / (n(n − 1)) without. Between two sets: m / (n₁ n₂) is bip_density.',
  convention: 'binary, no loops, repeated ties once; pairs that nobody could report are left out of the denominator',
  range: '0 to 1',
  source: 'Wasserman & Faust 1994, ch. 4',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  nonRespondents: 'observed-pairs',
  find(network) {
    const { ties, pairs } = countObserved(network)
    return valueOr(ties / pairs, tooFew(network, 2), pairs === 0 && 'no-answers')
  },
})
