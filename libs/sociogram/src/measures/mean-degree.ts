import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const meanDegree = defineMeasure({
  id: 'mean_degree',
  scope: 'network',
  gives: 'number',
  question: 'With how many others is a person tied, on average?',
  definition: 'm / n with direction (named as often as naming), 2m / n without.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to n − 1',
  source: 'Wasserman & Faust 1994',
  forNobody: null,
  forOne: 0,
  forTwo: 1,
  find: (network) => valueOr(((network.isDirected ? 1 : 2) * network.m) / network.n, tooFew(network, 1)),
})
