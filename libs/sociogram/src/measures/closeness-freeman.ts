import { freemanCloseness } from '../closeness.ts'
import { defineMeasure, nothing, perPersonOf } from '../measure.ts'

export const closenessFreeman = defineMeasure({
  id: 'closeness_freeman',
  scope: 'person',
  gives: 'per-person',
  cost: 'pairs',
  question: 'How near is everybody to this person?',
  definition: '(n − 1) / sum of the distances; only when everybody reaches everybody.',
  convention: 'binary, no loops, repeated ties once; along the arrows out',
  range: '0 to 1',
  source: 'Freeman 1979',
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find(network) {
    const closeness = freemanCloseness(network)
    if (closeness === null) return nothing('per-person', network, network.n < 2 ? 'too-small' : 'disconnected')
    return perPersonOf(closeness)
  },
})
