import { freemanCloseness } from '../closeness.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const closenessFreemanSna = defineMeasure({
  id: 'closeness_freeman_sna',
  scope: 'person',
  gives: 'per-person',
  cost: 'pairs',
  question: 'The same, with 0 for everybody as soon as somebody is out of reach?',
  definition: 'As closeness_freeman; 0 for all when any pair has no path. A convention of one program: use closeness_wf_improved.',
  convention: 'binary, no loops, repeated ties once; along the arrows out',
  range: '0 to 1',
  source: 'sna closeness',
  forNobody: [],
  forOne: [0],
  forTwo: [1, 1],
  find(network) {
    return perPersonOf(freemanCloseness(network) ?? new Float64Array(network.n))
  },
})
