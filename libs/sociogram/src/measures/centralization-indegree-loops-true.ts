import { centralize } from '../centralization.ts'
import { inDegrees } from '../degrees.ts'
import { defineMeasure } from '../measure.ts'

export const centralizationIndegreeLoopsTrue = defineMeasure({
  id: 'centralization_indegree_loopsTRUE',
  scope: 'network',
  gives: 'number',
  question: 'Is one person named most, when ties to oneself could be?',
  definition: 'Sum of the distances from the highest indegree, over n(n − 1).',
  convention:
    'binary, no loops, repeated ties once; the denominator counts loops as possible (igraph’s default): smaller than Freeman’s, not to be compared with it',
  range: '0 to (n − 1) / n',
  source: 'igraph centralization.degree, loops = TRUE',
  needs: { direction: true },
  forNobody: null,
  forOne: null,
  forTwo: null,
  find: (network) => centralize(network, inDegrees(network), network.n * (network.n - 1)),
})
