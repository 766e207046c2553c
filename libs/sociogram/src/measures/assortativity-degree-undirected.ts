import { outDegrees } from '../degrees.ts'
import { correlateOverTies } from '../groups.ts'
import { defineMeasure, valueOr } from '../measure.ts'
import { symmetricOf } from '../transform.ts'

export const assortativityDegreeUndirected = defineMeasure({
  id: 'assortativity_degree_undirected',
  scope: 'network',
  gives: 'number',
  question: 'Do people with many ties tie with each other, when direction is ignored, under its other name?',
  definition: 'Pearson correlation of both degrees over ties, each in both orders. Another name of degree_assortativity_undirected.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '−1 to 1',
  source: 'Newman 2003',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network) {
    const symmetric = symmetricOf(network)
    const found = correlateOverTies(symmetric, outDegrees(symmetric), outDegrees(symmetric))
    return valueOr(found, network.m === 0 && 'no-ties', Number.isNaN(found) && 'no-variation')
  },
})
