import { reasonWithoutDraws, vertexBootstrap } from '../bootstrap.ts'
import { defineMeasure, type Finding } from '../measure.ts'
import { numberOf } from '../measure.ts'
import { centralizationDegree } from './centralization-degree.ts'

export const centralizationDegreeBootstrap = defineMeasure({
  id: 'centralization_degree_bootstrap',
  scope: 'network',
  gives: 'table',
  cost: 'pairs',
  question: 'How far could the degree centralization be off?',
  definition:
    'Freeman’s degree centralization of networks of people drawn with replacement; between two copies of one person a random pair stands: estimate, standard error, and the 2.5th and 97.5th percentile of the draws.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once; 1,000 draws, seeded',
  range: 'an interval',
  source: 'Snijders & Borgatti 1999',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network, options): Finding {
    const found = vertexBootstrap(network, (drawn) => numberOf(centralizationDegree, drawn), options)
    return found === null ? { table: null, reason: reasonWithoutDraws(network, options) } : { table: found }
  },
})
