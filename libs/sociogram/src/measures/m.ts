import { defineMeasure } from '../measure.ts'

export const ties = defineMeasure({
  id: 'm',
  scope: 'network',
  gives: 'number',
  question: 'How many ties are there?',
  definition: 'Arrows with direction, pairs without.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to n(n − 1)',
  source: 'Wasserman & Faust 1994',
  forNobody: 0,
  forOne: 0,
  forTwo: 1,
  find: (network) => ({ value: network.m }),
})
