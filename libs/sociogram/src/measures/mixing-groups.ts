import { indexGroups } from '../groups.ts'
import { defineMeasure } from '../measure.ts'

export const mixingGroups = defineMeasure({
  id: 'mixing_groups',
  scope: 'group',
  gives: 'table',
  question: 'Which groups are there?',
  definition: 'Names of the groups, in the order of their characters.',
  convention: 'people without a known group are left out',
  range: 'names',
  source: 'plain list',
  needs: { groups: true },
  forNobody: [],
  forOne: ['a'],
  forTwo: ['a', 'b'],
  find: (_, { groups = [] }) => ({ table: indexGroups(groups).names }),
})
