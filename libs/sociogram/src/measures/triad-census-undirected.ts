import { defineMeasure } from '../measure.ts'
import { symmetricOf } from '../transform.ts'
import { undirectedTriadsOf } from '../triads.ts'

export const triadCensusUndirected = defineMeasure({
  id: 'triad_census_undirected',
  scope: 'network',
  gives: 'table',
  question: 'How many triads have no, one, two or three ties?',
  definition: 'Triads by their number of ties; together n(n − 1)(n − 2)/6.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: 'counts',
  source: 'Wasserman & Faust 1994, ch. 14',
  forNobody: { '0': 0, '1': 0, '2': 0, '3': 0 },
  forOne: { '0': 0, '1': 0, '2': 0, '3': 0 },
  forTwo: { '0': 0, '1': 0, '2': 0, '3': 0 },
  find(network) {
    const [none, one, two, three] = undirectedTriadsOf(symmetricOf(network))
    return { table: { '0': none, '1': one, '2': two, '3': three } }
  },
})
