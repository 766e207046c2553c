import { distancesOf } from '../distances.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'
import { symmetricOf } from '../transform.ts'

export const globalEfficiencyNx = defineMeasure({
  id: 'global_efficiency_nx',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'How near is everybody to everybody, when direction is ignored?',
  definition: 'global_efficiency of the ties that either names.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Latora & Marchiori 2001; NetworkX',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find: (network) => valueOr(distancesOf(symmetricOf(network)).inverseSum / (network.n * (network.n - 1)), tooFew(network, 2)),
})
