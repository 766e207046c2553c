import { defineMeasure } from '../measure.ts'
import { triplesOf } from '../triads.ts'

export const transitivityWeakcensus = defineMeasure({
  id: 'transitivity_weakcensus',
  scope: 'network',
  gives: 'number',
  cost: 'paths',
  question: 'In how many ordered triples does i name j, j name k and i name k?',
  definition: 'A count; without direction six for each triangle.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 and up',
  source: 'sna gtrans, weakcensus',
  forNobody: 0,
  forOne: 0,
  forTwo: 0,
  find: (network) => ({ value: triplesOf(network).closed }),
})
