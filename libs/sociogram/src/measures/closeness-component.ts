import { distancesOf } from '../distances.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const closenessComponent = defineMeasure({
  id: 'closeness_component',
  scope: 'person',
  gives: 'per-person',
  cost: 'pairs',
  question: 'How near are the people whom this person reaches?',
  definition: '(r − 1) / sum of the distances to the r − 1 people reached. Small parts look central: never compare across parts.',
  convention: 'binary, no loops, repeated ties once; along the arrows out; none for who reaches nobody',
  range: '0 to 1',
  source: 'igraph closeness, normalised',
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find(network) {
    const { reached, total } = distancesOf(network)
    return { ...perPersonOf(total.map((sum, person) => reached[person]! / sum)), warnings: ['per-component'] }
  },
})
