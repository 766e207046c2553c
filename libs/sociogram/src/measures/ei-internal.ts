import { indexGroups, splitTies } from '../groups.ts'
import { defineMeasure } from '../measure.ts'

export const eiInternal = defineMeasure({
  id: 'ei_internal',
  scope: 'network',
  gives: 'number',
  question: 'How many ties stay inside a group?',
  definition: 'Ties between people of the same group, each once.',
  convention: 'binary, no loops, repeated ties once; people without a known group are left out',
  range: '0 to m',
  source: 'Krackhardt & Stern 1988',
  needs: { groups: true },
  forNobody: 0,
  forOne: 0,
  forTwo: 0,
  find: (network, { groups = [] }) => ({ value: splitTies(network, indexGroups(groups)).inside }),
})
