import { outDegrees } from '../degrees.ts'
import { defineMeasure } from '../measure.ts'

export const outdegree = defineMeasure({
  id: 'outdegree',
  scope: 'person',
  gives: 'per-person',
  question: 'How many does this person name?',
  definition: 'Arrows that leave.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to n − 1',
  source: 'Freeman 1979',
  needs: { direction: true },
  forNobody: [],
  forOne: [0],
  forTwo: [1, 1],
  find: (network) => ({ perPerson: Array.from(outDegrees(network)) }),
})
