import { findCommunities } from '../communities.ts'
import { defineMeasure, tooFew, type Finding } from '../measure.ts'

export const louvain = defineMeasure({
  id: 'louvain',
  scope: 'network',
  gives: 'table',
  question: 'Which groups do the ties form, by the older method?',
  definition:
    'The division with the largest modularity that Louvain finds, as a group number for each person, the largest group first; with its modularity and how much the runs agree (adjusted Rand).',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once; best of 50 runs up to 2,000 people, one run beyond; seeded',
  range: 'modularity −0.5 to 1',
  source: 'Blondel et al. 2008',
  forNobody: null,
  forOne: null,
  forTwo: { groups: [0, 0], count: 1, modularity: 0, runs: 50, stability: 1 },
  find(network, { seed, signal, onProgress }): Finding {
    const { groupOf, count, modularity, runs, stability } = findCommunities(network, {
      method: 'louvain',
      seed,
      signal,
      onProgress,
      runs: network.n <= 2000 ? 50 : 1,
    })
    if (Number.isNaN(modularity)) return { table: null, reason: network.m > 0 ? 'stopped' : tooFew(network, 1) || 'no-ties' }
    return { table: { groups: Array.from(groupOf), count, modularity, runs, stability }, warnings: ['best-found-not-proven'] }
  },
})
