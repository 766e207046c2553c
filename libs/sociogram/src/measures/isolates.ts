import { totalDegrees } from '../degrees.ts'
import { defineMeasure } from '../measure.ts'

export const isolates = defineMeasure({
  id: 'isolates',
  scope: 'network',
  gives: 'number',
  question: 'How many people have no tie at all?',
  definition: 'People who name nobody and are named by nobody.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to n',
  source: 'Wasserman & Faust 1994',
  forNobody: 0,
  forOne: 1,
  forTwo: 0,
  find: (network) => ({ value: totalDegrees(network).filter((ties) => ties === 0).length }),
})
