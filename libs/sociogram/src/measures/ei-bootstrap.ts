import { reasonWithoutDraws, vertexBootstrap } from '../bootstrap.ts'
import { defineMeasure, type Finding } from '../measure.ts'
import { numberOf } from '../measure.ts'
import type { Network } from '../network.ts'
import { eiIndexTies } from './ei-index-ties.ts'

export const eiBootstrap = defineMeasure({
  id: 'ei_bootstrap',
  scope: 'network',
  gives: 'table',
  cost: 'pairs',
  question: 'How far could the E-I index be off?',
  definition:
    'The E-I index of networks of people drawn with replacement; between two copies of one person a random pair stands: estimate, standard error, and the 2.5th and 97.5th percentile of the draws.',
  convention:
    'binary, no loops, repeated ties once; people without a known group are left out; a pair of two copies counts as inside; three people at least; 1,000 draws, seeded',
  range: 'an interval',
  source: 'Snijders & Borgatti 1999',
  needs: { groups: true },
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network, options): Finding {
    const ofDraw = (drawn: Network, people: Int32Array) =>
      numberOf(eiIndexTies, drawn, { groups: Array.from(people, (person) => options.groups?.[person] ?? null) })
    const found = network.n < 3 ? null : vertexBootstrap(network, ofDraw, options)
    return found === null ? { table: null, reason: reasonWithoutDraws(network, options) } : { table: found }
  },
})
