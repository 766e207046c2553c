import { defineMeasure } from '../measure.ts'
import { trianglesOf } from '../triangles.ts'

export const triangles = defineMeasure({
  id: 'triangles',
  scope: 'network',
  gives: 'number',
  question: 'How often do three people all know each other?',
  definition: 'Triangles, each once.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 and up',
  source: 'Watts & Strogatz 1998',
  forNobody: 0,
  forOne: 0,
  forTwo: 0,
  find: (network) => ({ value: trianglesOf(network).total }),
})
