import { dyadsOf } from '../dyads.ts'
import { defineMeasure, valueOr } from '../measure.ts'
import { respondentsOnly } from '../missing.ts'

export const confirmationRate = defineMeasure({
  id: 'confirmation_rate',
  scope: 'network',
  gives: 'number',
  question: 'When one names the other, and both answered, do both say so?',
  definition: 'Among pairs where both answered and at least one named the other: the share where both did.',
  convention: 'binary, no loops, repeated ties once; only people who answered',
  range: '0 to 1',
  source: 'reciprocity_dyadic_nonnull among those who answered',
  needs: { direction: true },
  forNobody: null,
  forOne: null,
  forTwo: 1,
  nonRespondents: 'answers-only',
  find(network) {
    const { mutual, oneSided } = dyadsOf(respondentsOnly(network))
    return valueOr(mutual / (mutual + oneSided), mutual + oneSided === 0 && 'no-ties')
  },
})
