import { distancesOf } from '../distances.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const closenessWfImproved = defineMeasure({
  id: 'closeness_wf_improved',
  scope: 'person',
  gives: 'per-person',
  cost: 'pairs',
  question: 'How near are others, counting how many can be reached?',
  definition: 'closeness_component × (r − 1) / (n − 1); 0 for who reaches nobody.',
  convention: 'binary, no loops, repeated ties once; along the arrows out',
  range: '0 to 1',
  source: 'Wasserman & Faust 1994, p. 201',
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find(network) {
    const { reached, total } = distancesOf(network)
    return perPersonOf(total.map((sum, person) => (reached[person] === 0 && network.n > 1 ? 0 : reached[person]! ** 2 / sum / (network.n - 1))))
  },
})
