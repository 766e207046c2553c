import { defineMeasure, valueOr } from '../measure.ts'
import { clusteringOf, trianglesOf } from '../triangles.ts'

export const clusteringMeanLocalExclDegLt2 = defineMeasure({
  id: 'clustering_mean_local_excl_deg_lt2',
  scope: 'network',
  gives: 'number',
  question: 'How well do a person’s contacts know each other, on average?',
  definition: 'Mean of clustering_local over people with two contacts or more.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once; people with fewer than two contacts are left out',
  range: '0 to 1',
  source: 'Watts & Strogatz 1998; igraph localaverage',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network) {
    const known = clusteringOf(trianglesOf(network)).filter((share) => !Number.isNaN(share))
    const mean = known.reduce((sum, share) => sum + share, 0) / known.length
    const leftOut = network.n - known.length
    return { ...valueOr(mean, known.length === 0 && 'no-ties'), ...(leftOut > 0 ? { leftOut, warnings: ['some-people-left-out'] } : {}) }
  },
})
