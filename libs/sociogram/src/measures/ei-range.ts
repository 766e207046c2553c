import { externalInternal, indexGroups, splitPairs, splitTies } from '../groups.ts'
import { defineMeasure } from '../measure.ts'

export const eiRange = defineMeasure({
  id: 'ei_range',
  scope: 'network',
  gives: 'table',
  question: 'How low and how high can the E-I index be, with as many ties and groups of these sizes?',
  definition: 'Lowest: as many ties inside as fit. Highest: as many outside as fit.',
  convention: 'binary, no loops, repeated ties once; people without a known group are left out',
  range: '−1 to 1',
  source: 'Krackhardt & Stern 1988',
  needs: { groups: true },
  forNobody: null,
  forOne: null,
  forTwo: { lowest: 1, highest: 1 },
  find(network, { groups = [] }) {
    const indexed = indexGroups(groups)
    const { inside, outside } = splitTies(network, indexed)
    const pairs = splitPairs(indexed)
    const ways = network.isDirected ? 2 : 1
    const ties = inside + outside
    if (ties === 0) return { table: null, reason: network.n === 0 ? 'empty' : 'no-ties' }
    const mostInside = Math.min(ties, ways * pairs.inside)
    const mostOutside = Math.min(ties, ways * pairs.outside)
    const lowest = externalInternal({ inside: mostInside, outside: ties - mostInside })
    return { table: { lowest, highest: externalInternal({ inside: ties - mostOutside, outside: mostOutside }) } }
  },
})
