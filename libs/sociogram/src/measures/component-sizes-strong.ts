import { strongComponents } from '../components.ts'
import { defineMeasure } from '../measure.ts'

export const componentSizesStrong = defineMeasure({
  id: 'component_sizes_strong',
  scope: 'network',
  gives: 'table',
  question: 'How large are the parts along the arrows?',
  definition: 'People in each strong part, the largest first.',
  convention: 'binary, no loops, repeated ties once',
  range: 'counts',
  source: 'Tarjan 1972',
  needs: { direction: true },
  forNobody: [],
  forOne: [1],
  forTwo: [2],
  find: (network) => ({ table: Array.from(strongComponents(network).sizes) }),
})
