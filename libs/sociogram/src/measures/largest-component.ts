import { weakComponents } from '../components.ts'
import { defineMeasure } from '../measure.ts'

export const largestComponent = defineMeasure({
  id: 'largest_component',
  scope: 'network',
  gives: 'number',
  question: 'How many people are in the largest part?',
  definition: 'Size of the largest part, direction ignored.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 to n',
  source: 'Wasserman & Faust 1994',
  forNobody: 0,
  forOne: 1,
  forTwo: 2,
  find: (network) => ({ value: weakComponents(network).sizes[0] ?? 0 }),
})
