import { externalInternalPerPerson, indexGroups } from '../groups.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const eiByPerson = defineMeasure({
  id: 'ei_by_person',
  scope: 'person',
  gives: 'per-person',
  question: 'Does this person look outward?',
  definition: 'E-I index over the person’s ties out and in; none without ties.',
  convention: 'binary, no loops, repeated ties once; people without a known group are left out; who name each other count two with direction',
  range: '−1 to 1',
  source: 'Krackhardt & Stern 1988',
  needs: { groups: true },
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find: (network, { groups = [] }) => perPersonOf(externalInternalPerPerson(network, indexGroups(groups))),
})
