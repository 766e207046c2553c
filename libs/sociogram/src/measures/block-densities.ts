import { indexGroups, mixGroups } from '../groups.ts'
import { defineMeasure } from '../measure.ts'

export const blockDensities = defineMeasure({
  id: 'block_densities',
  scope: 'group',
  gives: 'table',
  question: 'How dense are ties inside and between groups?',
  definition: 'Ties over possible ties, from the group of the row to the group of the column; none where no tie is possible.',
  convention: 'binary, no loops, repeated ties once; people without a known group are left out',
  range: '0 to 1',
  source: 'White, Boorman & Breiger 1976',
  needs: { groups: true },
  forNobody: [],
  forOne: [[null]],
  forTwo: [
    [null, 1],
    [1, null],
  ],
  find(network, { groups = [] }) {
    const indexed = indexGroups(groups)
    const cells = mixGroups(network, indexed)
    const { sizes, names } = indexed
    const possible = (row: number, column: number) =>
      row === column ? (sizes[row]! * (sizes[row]! - 1)) / (network.isDirected ? 1 : 2) : sizes[row]! * sizes[column]!
    const density = (row: number, column: number) => (possible(row, column) === 0 ? null : cells[row * names.length + column]! / possible(row, column))
    return { table: names.map((_, row) => names.map((__, column) => density(row, column))) }
  },
})
