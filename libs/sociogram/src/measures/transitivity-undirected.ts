import { defineMeasure, valueOr } from '../measure.ts'
import { trianglesOf } from '../triangles.ts'

export const transitivityUndirected = defineMeasure({
  id: 'transitivity_undirected',
  scope: 'network',
  gives: 'number',
  question: 'Do the contacts of one person know each other?',
  definition: '3 × triangles / paths of two ties.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Newman, Watts & Strogatz 2002; igraph transitivity',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network) {
    const { total, twoPaths } = trianglesOf(network)
    return valueOr((3 * total) / twoPaths, twoPaths === 0 && 'no-ties')
  },
})
