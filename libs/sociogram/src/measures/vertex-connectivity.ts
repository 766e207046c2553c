import { defineMeasure, tooFew, valueOr } from '../measure.ts'
import { connectivityOf, MOST_FOR_CONNECTIVITY } from '../vertex-connectivity.ts'

export const vertexConnectivity = defineMeasure({
  id: 'vertex_connectivity',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'How many people must go before the network falls apart?',
  definition: 'The fewest people without whom somebody no longer reaches somebody; n − 1 when everybody names everybody.',
  convention: 'binary, no loops, repeated ties once; along the arrows; up to 300 people',
  range: '0 to n − 1',
  source: 'White & Harary 2001; Even 1975',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find: (network) =>
    valueOr(network.n > MOST_FOR_CONNECTIVITY ? NaN : connectivityOf(network), tooFew(network, 2), network.n > MOST_FOR_CONNECTIVITY && 'too-large'),
})
