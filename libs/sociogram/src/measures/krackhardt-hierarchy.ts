import { hierarchyOf } from '../krackhardt.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const krackhardtHierarchy = defineMeasure({
  id: 'krackhardt_hierarchy',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'Do paths lead one way only?',
  definition: 'Of the pairs of which one reaches the other: the share where the other does not reach back.',
  convention: 'binary, no loops, repeated ties once; along the arrows',
  range: '0 to 1',
  source: 'Krackhardt 1994; sna',
  needs: { direction: true },
  forNobody: null,
  forOne: null,
  forTwo: 0,
  find(network) {
    return valueOr(hierarchyOf(network), tooFew(network, 2), network.m === 0 && 'no-ties')
  },
})
