import { externalInternal, indexGroups, mixGroups } from '../groups.ts'
import { defineMeasure } from '../measure.ts'

export const eiByGroup = defineMeasure({
  id: 'ei_by_group',
  scope: 'group',
  gives: 'table',
  question: 'Which groups look outward?',
  definition: 'E-I index of each group, over its ties out and in, each tie once; none without ties.',
  convention: 'binary, no loops, repeated ties once; people without a known group are left out',
  range: '−1 to 1',
  source: 'Krackhardt & Stern 1988',
  needs: { groups: true },
  forNobody: {},
  forOne: { a: null },
  forTwo: { a: 1, b: 1 },
  find(network, { groups = [] }) {
    const indexed = indexGroups(groups)
    const cells = mixGroups(network, indexed)
    const { names } = indexed
    const index = (group: number) => {
      const outside = names.reduce(
        (sum, _, other) => sum + (other === group ? 0 : cells[group * names.length + other]! + (network.isDirected ? cells[other * names.length + group]! : 0)),
        0,
      )
      const found = externalInternal({ inside: cells[group * names.length + group]!, outside })
      return Number.isNaN(found) ? null : found
    }
    return { table: Object.fromEntries(names.map((name, group) => [name, index(group)])) }
  },
})
