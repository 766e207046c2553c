import { defineMeasure, type Finding } from '../measure.ts'
import { testExternalInternal } from '../permutation.ts'

export const eiPermutation = defineMeasure({
  id: 'ei_permutation',
  scope: 'network',
  gives: 'table',
  cost: 'pairs',
  question: 'Are there more ties between groups than by chance?',
  definition:
    'The E-I index with the group labels handed out anew: observed number, mean and standard deviation by chance, and how often chance gives as much or more (pHigh) and as little or less (pLow), the observed one counted.',
  convention: 'binary, no loops, repeated ties once; people without a known group are left out; 2,000 permutations, seeded',
  range: 'p above 0, up to 1',
  source: 'Krackhardt & Stern 1988; UCINET',
  needs: { groups: true },
  forNobody: null,
  forOne: null,
  forTwo: { observed: 1, mean: 1, standardDeviation: 0, pHigh: 1, pLow: 1, permutations: 2000 },
  find(network, options): Finding {
    const test = testExternalInternal(network, options.groups ?? [], options)
    return test === null
      ? { table: null, reason: options.signal?.aborted === true ? 'stopped' : network.m === 0 ? 'no-ties' : 'no-variation' }
      : { table: test }
  },
})
