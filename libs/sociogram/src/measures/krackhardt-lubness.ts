import { weakComponents } from '../components.ts'
import { MOST_FOR_UPPER_BOUNDS, upperBoundShare } from '../krackhardt.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const krackhardtLubness = defineMeasure({
  id: 'krackhardt_lubness',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'Does every pair have one person above both to turn to?',
  definition:
    '1 − pairs without an upper bound over the most there could be, (n − 1)(n − 2)/2 in each part. An upper bound reaches both and everybody else who reaches both.',
  convention: 'binary, no loops, repeated ties once; as sna computes it; arrows must run from superior to subordinate; at most 3,000 people',
  range: '0 to 1',
  source: 'Krackhardt 1994; sna',
  needs: { direction: true },
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network) {
    const isTooSmall = (weakComponents(network).sizes[0] ?? 0) < 3
    if (isTooSmall || network.n > MOST_FOR_UPPER_BOUNDS) return valueOr(NaN, tooFew(network, 3), isTooSmall ? 'no-ties' : 'too-large')
    return valueOr(upperBoundShare(network))
  },
})
