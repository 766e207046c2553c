import { distancesOf } from '../distances.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const closenessFreemanSna = defineMeasure({
  id: 'closeness_freeman_sna',
  scope: 'person',
  gives: 'per-person',
  cost: 'pairs',
  question: 'The same for each who reaches everybody, with 0 for the others?',
  definition: '(n − 1) / sum of the distances for who reaches everybody, else 0. A convention of one program: use closeness_wf_improved.',
  convention: 'binary, no loops, repeated ties once; along the arrows out',
  range: '0 to 1',
  source: 'sna closeness',
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find(network) {
    const { reached, total } = distancesOf(network)
    return perPersonOf(total.map((sum, person) => (reached[person]! < network.n - 1 ? 0 : (network.n - 1) / sum)))
  },
})
