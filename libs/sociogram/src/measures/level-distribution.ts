import { countLevels } from '../levels.ts'
import { defineMeasure } from '../measure.ts'

export const levelDistribution = defineMeasure({
  id: 'level_distribution',
  scope: 'network',
  gives: 'table',
  question: 'How many ties are there at each level?',
  definition: 'Ties by value, the lowest first.',
  convention: 'no loops; repeated ties as the network was built',
  range: 'counts',
  source: 'Frey et al. 2006',
  needs: { values: true },
  forNobody: {},
  forOne: {},
  forTwo: { '3': 1 },
  find: (network) => ({ table: Object.fromEntries(countLevels(network).map(({ level, ties }) => [String(level), ties])) }),
})
