import { indexGroups } from '../groups.ts'
import { meanLevels } from '../levels.ts'
import { defineMeasure } from '../measure.ts'

export const levelsInsideBetween = defineMeasure({
  id: 'levels_inside_between',
  scope: 'group',
  gives: 'table',
  question: 'Is collaboration closer inside groups than between them?',
  definition: 'Mean value of the ties inside groups and of those between.',
  convention: 'no loops; repeated ties as the network was built; people without a known group are left out',
  range: 'the scale',
  source: 'Provan et al. 2005',
  needs: { groups: true, values: true },
  forNobody: { inside: null, between: null },
  forOne: { inside: null, between: null },
  forTwo: { inside: null, between: 3 },
  find: (network, { groups = [] }) => ({ table: meanLevels(network, indexGroups(groups)) }),
})
