import { dyadsOf } from '../dyads.ts'
import { defineMeasure, valueOr } from '../measure.ts'

export const reciprocityEdgewise = defineMeasure({
  id: 'reciprocity_edgewise',
  scope: 'network',
  gives: 'number',
  question: 'How often is a tie returned?',
  definition: '2M / (2M + A): of all arrows, the share that are returned. M pairs name each other, in A pairs only one names the other.',
  convention: 'binary, no loops, repeated ties once; 1 without direction',
  range: '0 to 1',
  source: 'Wasserman & Faust 1994; igraph default',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find(network) {
    const { mutual, oneSided } = dyadsOf(network)
    return {
      ...valueOr((2 * mutual) / (2 * mutual + oneSided), network.m === 0 && 'no-ties'),
      warnings: network.isDirected ? [] : ['always-one-without-direction'],
    }
  },
})
