import { inDegrees, outDegrees } from '../degrees.ts'
import { correlateOverTies } from '../groups.ts'
import { defineMeasure, valueOr } from '../measure.ts'

export const assortativityDegree = defineMeasure({
  id: 'assortativity_degree',
  scope: 'network',
  gives: 'number',
  question: 'Do people with many ties tie with each other?',
  definition: 'Pearson correlation over ties of the sender’s outdegree and the receiver’s indegree; without direction of both degrees.',
  convention: 'binary, no loops, repeated ties once',
  range: '−1 to 1',
  source: 'Newman 2003',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network) {
    const found = correlateOverTies(network, outDegrees(network), inDegrees(network))
    return valueOr(found, network.m === 0 && 'no-ties', Number.isNaN(found) && 'no-variation')
  },
})
