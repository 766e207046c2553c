import { indexGroups, splitTies } from '../groups.ts'
import { defineMeasure } from '../measure.ts'

export const eiExternal = defineMeasure({
  id: 'ei_external',
  scope: 'network',
  gives: 'number',
  question: 'How many ties go from one group to another?',
  definition: 'Ties between people of different groups, each once.',
  convention: 'binary, no loops, repeated ties once; people without a known group are left out',
  range: '0 to m',
  source: 'Krackhardt & Stern 1988',
  needs: { groups: true },
  forNobody: 0,
  forOne: 0,
  forTwo: 1,
  find: (network, { groups = [] }) => ({ value: splitTies(network, indexGroups(groups)).outside }),
})
