import { indexGroups, mixGroups } from '../groups.ts'
import { defineMeasure } from '../measure.ts'

export const mixingMatrix = defineMeasure({
  id: 'mixing_matrix',
  scope: 'group',
  gives: 'table',
  question: 'From which group to which do ties go?',
  definition: 'Ties from the group of the row to the group of the column, in the order of mixing_groups.',
  convention:
    'binary, no loops, repeated ties once; people without a known group are left out; without direction a tie between groups stands in both cells, a tie inside once',
  range: 'counts',
  source: 'Newman 2003',
  needs: { groups: true },
  forNobody: [],
  forOne: [[0]],
  forTwo: [
    [0, 1],
    [1, 0],
  ],
  find(network, { groups = [] }) {
    const indexed = indexGroups(groups)
    const cells = mixGroups(network, indexed)
    const size = indexed.names.length
    return { table: indexed.names.map((_, row) => Array.from(cells.subarray(row * size, (row + 1) * size))) }
  },
})
