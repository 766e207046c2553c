import { directedClusteringOf } from '../fagiolo.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const clusteringDirectedFagioloMean = defineMeasure({
  id: 'clustering_directed_fagiolo_mean',
  scope: 'network',
  gives: 'number',
  cost: 'paths',
  question: 'Do a person’s contacts know each other, arrows counted?',
  definition: 'Mean over people of directed triangles over those that their arrows could form; 0 where none could.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Fagiolo 2007; NetworkX',
  needs: { direction: true },
  forNobody: null,
  forOne: 0,
  forTwo: 0,
  find(network) {
    const sum = directedClusteringOf(network).reduce((total, share) => total + (Number.isNaN(share) ? 0 : share), 0)
    return valueOr(sum / network.n, tooFew(network, 1))
  },
})
