import { findCommunities } from '../communities.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const bestLouvainOf50 = defineMeasure({
  id: 'best_louvain_of_50',
  scope: 'network',
  gives: 'number',
  cost: 'pairs',
  question: 'How clearly does the network fall into groups?',
  definition: 'Largest modularity of 50 runs of Louvain: a lower bound of the optimum.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once; at most 2,000 people',
  range: '−0.5 to 1',
  source: 'Newman 2004',
  forNobody: null,
  forOne: null,
  forTwo: 0,
  find(network, { seed, signal, onProgress }) {
    if (network.m === 0 || network.n > 2000) return valueOr(NaN, tooFew(network, 1), network.m === 0 ? 'no-ties' : 'too-large')
    const { modularity } = findCommunities(network, { method: 'louvain', seed, signal, onProgress, runs: 50 })
    return { ...valueOr(modularity, Number.isNaN(modularity) && 'stopped'), warnings: ['best-found-not-proven'] }
  },
})
