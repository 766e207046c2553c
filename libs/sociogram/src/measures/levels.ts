import { compareLevels } from '../levels.ts'
import { defineMeasure } from '../measure.ts'

export const levels = defineMeasure({
  id: 'levels',
  scope: 'network',
  gives: 'table',
  question: 'How does the network look when only closer collaboration counts?',
  definition: 'For each level: ties of at least that value, density, parts, isolates and degree centralization.',
  convention: 'binary, no loops, repeated ties once, at each threshold',
  range: 'one row a level',
  source: 'Provan & Milward 1995; Frey et al. 2006',
  needs: { values: true },
  forNobody: [],
  forOne: [],
  forTwo: [{ level: 3, ties: 1, density: 1, components: 1, isolates: 0, centralization: null }],
  find: (network) => ({ table: compareLevels(network) }),
})
