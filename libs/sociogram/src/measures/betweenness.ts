import { betweennessWithinReason } from '../betweenness.ts'
import { defineMeasure, nothing, perPersonOf } from '../measure.ts'

export const betweenness = defineMeasure({
  id: 'betweenness',
  scope: 'person',
  gives: 'per-person',
  cost: 'pairs',
  question: 'How often does this person stand on the shortest path between two others?',
  definition: 'Sum over pairs of others of the share of their shortest paths that pass through the person.',
  convention:
    'binary, no loops, repeated ties once; along the arrows; raw; without direction each pair once; above 10,000 people estimated from 200, with standard errors',
  range: '0 and up',
  source: 'Freeman 1977; Brandes 2001',
  forNobody: [],
  forOne: [0],
  forTwo: [0, 0],
  isSensitive: true,
  find(network, options) {
    const found = betweennessWithinReason(network, options)
    if (!found) return nothing('per-person', network, 'stopped')
    const { values, standardErrors } = found
    if (!standardErrors) return perPersonOf(values)
    return { ...perPersonOf(values), standardErrors: perPersonOf(standardErrors).perPerson, warnings: ['sampled'] }
  },
})
