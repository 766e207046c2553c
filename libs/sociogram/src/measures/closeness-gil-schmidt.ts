import { distancesOf } from '../distances.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const closenessGilSchmidt = defineMeasure({
  id: 'closeness_gil_schmidt',
  scope: 'person',
  gives: 'per-person',
  cost: 'pairs',
  question: 'How near are the people within reach, the near ones counting more?',
  definition: 'Sum of 1 / distance over the people reached, divided by their number; 0 for who reaches nobody.',
  convention: 'binary, no loops, repeated ties once; along the arrows out',
  range: '0 to 1',
  source: 'Gil & Schmidt 1996; sna',
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find(network) {
    const { reached, inverse } = distancesOf(network)
    return perPersonOf(inverse.map((sum, person) => (reached[person] === 0 && network.n > 1 ? 0 : sum / reached[person]!)))
  },
})
