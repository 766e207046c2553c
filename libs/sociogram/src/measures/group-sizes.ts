import { indexGroups } from '../groups.ts'
import { defineMeasure } from '../measure.ts'

export const groupSizes = defineMeasure({
  id: 'group_sizes',
  scope: 'group',
  gives: 'table',
  question: 'How many people are in each group?',
  definition: 'People in each group, in the order of mixing_groups.',
  convention: 'people without a known group are left out',
  range: 'counts',
  source: 'plain count',
  needs: { groups: true },
  forNobody: [],
  forOne: [1],
  forTwo: [1, 1],
  find: (_, { groups = [] }) => ({ table: Array.from(indexGroups(groups).sizes) }),
})
