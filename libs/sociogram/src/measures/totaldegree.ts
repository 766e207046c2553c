import { totalDegrees } from '../degrees.ts'
import { defineMeasure } from '../measure.ts'

export const totaldegree = defineMeasure({
  id: 'totaldegree',
  scope: 'person',
  gives: 'per-person',
  question: 'How often does this person name or is named?',
  definition: 'Arrows that leave and arrive; who name each other counts two.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to 2(n − 1)',
  source: 'Freeman 1979; sna',
  needs: { direction: true },
  forNobody: [],
  forOne: [0],
  forTwo: [2, 2],
  find: (network) => ({ perPerson: Array.from(totalDegrees(network)) }),
})
