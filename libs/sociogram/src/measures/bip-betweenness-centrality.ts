import { defineMeasure, perPersonOf } from '../measure.ts'
import { twoModeBetweenness } from '../two-mode.ts'

export const bipBetweennessCentrality = defineMeasure({
  id: 'bip_betweenness_centrality',
  scope: 'person',
  gives: 'per-person',
  cost: 'pairs',
  question: 'How often does this person or meeting stand between two others?',
  definition: 'Betweenness over the largest possible in the set; none where none is possible.',
  convention: 'people of the first set, then the second; each attendance once',
  range: '0 to 1',
  source: 'Borgatti & Everett 1997; Borgatti & Halgin 2011',
  needs: { twoSets: true },
  forNobody: [],
  forOne: [null],
  forTwo: [null, null],
  isSensitive: true,
  find: (network) => perPersonOf(twoModeBetweenness(network)),
})
