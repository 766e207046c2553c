import { distancesOf } from '../distances.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const globalEfficiency = defineMeasure({
  id: 'global_efficiency',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'How near is everybody to everybody?',
  definition: 'Mean of 1 / distance over all ordered pairs; no path counts 0.',
  convention: 'binary, no loops, repeated ties once; along the arrows',
  range: '0 to 1',
  source: 'Latora & Marchiori 2001',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find: (network) => valueOr(distancesOf(network).inverseSum / (network.n * (network.n - 1)), tooFew(network, 2)),
})
