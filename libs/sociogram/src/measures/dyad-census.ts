import { dyadsOf } from '../dyads.ts'
import { defineMeasure } from '../measure.ts'

export const dyadCensus = defineMeasure({
  id: 'dyad_census',
  scope: 'network',
  gives: 'table',
  question: 'How many pairs name each other, how many are one-sided, how many have no tie?',
  definition: 'Mutual, asymmetric and null pairs; together n(n − 1)/2.',
  convention: 'binary, no loops, repeated ties once; without direction every tie is mutual',
  range: 'counts',
  source: 'Holland & Leinhardt 1970',
  forNobody: { mutual: 0, asymmetric: 0, null: 0 },
  forOne: { mutual: 0, asymmetric: 0, null: 0 },
  forTwo: { mutual: 1, asymmetric: 0, null: 0 },
  find(network) {
    const { mutual, oneSided } = dyadsOf(network)
    return { table: { mutual, asymmetric: oneSided, null: Math.max(0, (network.n * (network.n - 1)) / 2 - mutual - oneSided) } }
  },
})
