import { findCutPoints } from '../components.ts'
import { defineMeasure } from '../measure.ts'
import { symmetricOf } from '../transform.ts'

export const bridges = defineMeasure({
  id: 'bridges',
  scope: 'network',
  gives: 'number',
  question: 'How many ties hold the network together alone?',
  definition: 'Ties whose loss makes more parts.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 to n − 1',
  source: 'Tarjan 1974',
  forNobody: 0,
  forOne: 0,
  forTwo: 1,
  find: (network) => ({ value: findCutPoints(symmetricOf(network)).bridges.length }),
})
