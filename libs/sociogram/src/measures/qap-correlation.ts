import { defineMeasureOfTwo } from '../measure-of-two.ts'
import { tooFew } from '../measure.ts'
import { qapCorrelation } from '../qap.ts'
import { subnetwork } from '../transform.ts'

export const correlationOfTwo = defineMeasureOfTwo({
  id: 'qap_correlation',
  gives: 'table',
  question: 'Do two kinds of ties go together, more than by chance?',
  definition:
    'Pearson correlation over all ordered pairs of people who are in both; mean and standard deviation with the people of one relation in other places, how often chance gives as much or more (pHigh) and as little or less (pLow), the observed one counted.',
  convention: 'values where there are values, else binary; no loops; 2,000 permutations, seeded',
  range: '−1 to 1',
  source: 'Krackhardt 1987',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find({ before, after, waves, options }) {
    const one = subnetwork(
      before,
      waves.stayers.map(([place]) => place),
    )
    const other = subnetwork(
      after,
      waves.stayers.map(([, place]) => place),
    )
    const found = qapCorrelation(one, other, options)
    if (found.ok) return { table: found.value }
    return { table: null, reason: found.refusal === 'stopped' ? 'stopped' : tooFew(one, 2) || 'no-variation' }
  },
})
