import { defineMeasure, type Finding } from '../measure.ts'
import { autocorrelationOf, permuteLabels } from '../permutation.ts'

export const autocorrelationPermutation = defineMeasure({
  id: 'autocorrelation_permutation',
  scope: 'network',
  gives: 'table',
  cost: 'pairs',
  question: 'Do people who are tied have like numbers, more than by chance?',
  definition:
    'Moran’s I with the numbers handed out anew: observed number, mean and standard deviation by chance, and how often chance gives as much or more (pHigh) and as little or less (pLow), the observed one counted.',
  convention: 'binary, no loops, repeated ties once; people without a number are left out; 2,000 permutations, seeded',
  range: 'p above 0, up to 1',
  source: 'Moran 1950',
  needs: { numbers: true },
  forNobody: null,
  forOne: null,
  forTwo: { observed: -1, mean: -1, standardDeviation: 0, pHigh: 1, pLow: 1, permutations: 2000 },
  find(network, options): Finding {
    const test = permuteLabels(options.numbers ?? [], (numbers) => autocorrelationOf(network, numbers), options)
    return test === null
      ? { table: null, reason: options.signal?.aborted === true ? 'stopped' : network.m === 0 ? 'no-ties' : 'no-variation' }
      : { table: test }
  },
})
