import { reasonWithoutDraws, vertexBootstrap } from '../bootstrap.ts'
import { defineMeasure, type Finding } from '../measure.ts'
import { numberOf } from '../measure.ts'
import { density } from './density.ts'

export const densityBootstrap = defineMeasure({
  id: 'density_bootstrap',
  scope: 'network',
  gives: 'table',
  cost: 'pairs',
  question: 'How far could the density be off?',
  definition:
    'Density of networks of people drawn with replacement; between two copies of one person a random pair stands: estimate, standard error, and the 2.5th and 97.5th percentile of the draws.',
  convention: 'binary, no loops; pairs that were seen as the denominator; 1,000 draws, seeded',
  range: 'an interval',
  source: 'Snijders & Borgatti 1999',
  forNobody: null,
  forOne: null,
  forTwo: { estimate: 1, standardError: 0, low: 1, high: 1, draws: 1000 },
  find(network, options): Finding {
    const found = vertexBootstrap(network, (drawn) => numberOf(density, drawn), options)
    return found === null ? { table: null, reason: reasonWithoutDraws(network, options) } : { table: found }
  },
})
