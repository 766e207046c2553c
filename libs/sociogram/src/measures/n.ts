import { defineMeasure } from '../measure.ts'

export const people = defineMeasure({
  id: 'n',
  scope: 'network',
  gives: 'number',
  question: 'How many people are in the network?',
  definition: 'Everybody in the list, whether they have ties or not.',
  convention: 'everybody in the list, of two sets both',
  range: '0 and up',
  source: 'Wasserman & Faust 1994',
  forNobody: 0,
  forOne: 1,
  forTwo: 2,
  find: (network) => ({ value: network.n }),
})
