import { indexGroups } from '../groups.ts'
import { defineMeasure, valueOr } from '../measure.ts'
import { levelOfPeople, modularityOf } from '../partition.ts'

export const modularity = defineMeasure({
  id: 'modularity',
  scope: 'network',
  gives: 'number',
  question: 'Are there more ties inside the given groups than by chance?',
  definition: 'Share of ties inside groups minus the share expected from how many ties each group has.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once; people without a known group stand alone',
  range: '−0.5 to 1',
  source: 'Newman 2004',
  needs: { groups: true },
  forNobody: null,
  forOne: null,
  forTwo: -0.5,
  find(network, { groups = [] }) {
    const { of, names } = indexGroups(groups)
    let next = names.length
    const alone = of.map((group) => (group < 0 ? next++ : group))
    const level = levelOfPeople(network, false)
    return valueOr(modularityOf(level, alone), level.total === 0 && 'no-ties')
  },
})
