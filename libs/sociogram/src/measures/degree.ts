import { outDegrees } from '../degrees.ts'
import { defineMeasure } from '../measure.ts'
import { symmetricOf } from '../transform.ts'

export const degree = defineMeasure({
  id: 'degree',
  scope: 'person',
  gives: 'per-person',
  question: 'With how many people is this person tied?',
  definition: 'People who are named or name; each once.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 to n − 1',
  source: 'Freeman 1979',
  forNobody: [],
  forOne: [0],
  forTwo: [1, 1],
  find(network) {
    return { perPerson: Array.from(outDegrees(symmetricOf(network))), warnings: network.isDirected ? ['direction-ignored'] : [] }
  },
})
