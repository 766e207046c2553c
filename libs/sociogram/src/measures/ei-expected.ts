import { externalInternal, indexGroups, splitPairs } from '../groups.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const eiExpected = defineMeasure({
  id: 'ei_expected',
  scope: 'network',
  gives: 'number',
  question: 'What would the E-I index be by chance, with groups of these sizes?',
  definition: '(external pairs − internal pairs) / all pairs: the exact mean over all ways to hand out the group labels.',
  convention: 'people without a known group are left out',
  range: '−1 to 1',
  source: 'Krackhardt & Stern 1988; Everett & Borgatti 2012',
  needs: { groups: true },
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find(network, { groups = [] }) {
    const pairs = splitPairs(indexGroups(groups))
    return valueOr(externalInternal(pairs), tooFew(network, 2), pairs.inside + pairs.outside === 0 && 'too-small')
  },
})
