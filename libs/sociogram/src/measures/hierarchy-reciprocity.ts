import { dyadsOf } from '../dyads.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const hierarchyReciprocity = defineMeasure({
  id: 'hierarchy_reciprocity',
  scope: 'network',
  gives: 'number',
  question: 'How often is a tie not returned, counting pairs without tie as returned?',
  definition: 'A / (M + A + N), that is 1 − reciprocity_dyadic.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'sna hierarchy, reciprocity',
  needs: { direction: true },
  forNobody: null,
  forOne: null,
  forTwo: 0,
  find: (network) => valueOr((2 * dyadsOf(network).oneSided) / (network.n * (network.n - 1)), tooFew(network, 2)),
})
