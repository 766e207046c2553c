import { findCorePeriphery } from '../core-periphery.ts'
import { defineMeasure, tooFew, type Finding } from '../measure.ts'

export const corePeripheryDiscreteOr = defineMeasure({
  id: 'core_periphery_discrete_or',
  scope: 'network',
  gives: 'table',
  question: 'Is there a core that everybody is tied to?',
  definition:
    'The core that makes the Pearson correlation of ties and pattern largest; the pattern is 1 where either is in the core, 0 between two of the periphery.',
  convention:
    'binary, no loops, repeated ties once, cell by cell; every division up to 14 people, beyond the best of 24 climbs, ten above 100 people, one above 500',
  range: 'correlation 0 to 1',
  source: 'Borgatti & Everett 1999, 2000',
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network, { seed }): Finding {
    const { correlation, core, isExhaustive, optimaFound } = findCorePeriphery(network, 'or', seed)
    if (Number.isNaN(correlation)) return { table: null, reason: tooFew(network, 3) || 'no-variation' }
    const table = { correlation, core: core.map((person) => network.ids[person]!), share: core.length / network.n, isExhaustive, optimaFound }
    return { table, warnings: isExhaustive ? [] : ['best-found-not-proven'] }
  },
})
