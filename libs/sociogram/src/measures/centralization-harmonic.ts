import { centralize } from '../centralization.ts'
import { distancesOf } from '../distances.ts'
import { defineMeasure } from '../measure.ts'

export const centralizationHarmonic = defineMeasure({
  id: 'centralization_harmonic',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'Is one person much nearer to everybody, when some cannot be reached?',
  definition: 'Sum of the distances from the highest harmonic, over (n − 2)/2 without direction, n − 1 with.',
  convention: 'binary, no loops, repeated ties once; no loops in the denominator',
  range: '0 to 1',
  source: 'Freeman 1979',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find: (network) => {
    const most = network.isDirected ? network.n - 1 : (network.n - 2) / 2
    return centralize(
      network,
      distancesOf(network).inverse.map((sum) => sum / (network.n - 1)),
      most,
    )
  },
})
