import { externalInternal, indexGroups, splitTies } from '../groups.ts'
import { defineMeasure, valueOr } from '../measure.ts'

export const eiIndexTies = defineMeasure({
  id: 'ei_index_ties',
  scope: 'network',
  gives: 'number',
  question: 'Do ties go out of groups or stay inside?',
  definition: '(E − I) / (E + I): external minus internal ties over all. Read beside ei_expected.',
  convention: 'binary, no loops, repeated ties once; people without a known group are left out; every arrow, without direction every tie, once',
  range: '−1 to 1',
  source: 'Krackhardt & Stern 1988',
  needs: { groups: true },
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find(network, { groups = [] }) {
    const ties = splitTies(network, indexGroups(groups))
    return valueOr(externalInternal(ties), ties.inside + ties.outside === 0 && 'no-ties')
  },
})
