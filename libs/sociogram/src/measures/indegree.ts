import { inDegrees } from '../degrees.ts'
import { defineMeasure } from '../measure.ts'

export const indegree = defineMeasure({
  id: 'indegree',
  scope: 'person',
  gives: 'per-person',
  question: 'By how many is this person named?',
  definition: 'Arrows that arrive.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to n − 1',
  source: 'Freeman 1979',
  needs: { direction: true },
  forNobody: [],
  forOne: [0],
  forTwo: [1, 1],
  find: (network) => ({ perPerson: Array.from(inDegrees(network)) }),
})
