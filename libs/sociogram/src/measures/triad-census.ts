import { defineMeasure } from '../measure.ts'
import { TRIAD_CLASSES, triadsOf } from '../triads.ts'

export const triadCensus = defineMeasure({
  id: 'triad_census',
  scope: 'network',
  gives: 'table',
  cost: 'paths',
  question: 'Which patterns do three people form?',
  definition: 'Triads in sixteen classes, named by mutual, asymmetric and null pairs and a letter; together n(n − 1)(n − 2)/6.',
  convention: 'binary, no loops, repeated ties once',
  range: 'counts',
  source: 'Davis & Leinhardt 1972; Batagelj & Mrvar 2001',
  needs: { direction: true },
  forNobody: Object.fromEntries(TRIAD_CLASSES.map((name) => [name, 0])),
  forOne: Object.fromEntries(TRIAD_CLASSES.map((name) => [name, 0])),
  forTwo: Object.fromEntries(TRIAD_CLASSES.map((name) => [name, 0])),
  find(network) {
    const census = triadsOf(network)
    return { table: Object.fromEntries(TRIAD_CLASSES.map((name, place) => [name, census[place]!])) }
  },
})
