import { weakComponents } from '../components.ts'
import { defineMeasure } from '../measure.ts'

export const componentSizes = defineMeasure({
  id: 'component_sizes',
  scope: 'network',
  gives: 'table',
  question: 'How large are the parts?',
  definition: 'People in each part, the largest first.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: 'counts',
  source: 'Wasserman & Faust 1994',
  forNobody: [],
  forOne: [1],
  forTwo: [2],
  find: (network) => ({ table: Array.from(weakComponents(network).sizes) }),
})
