import { defineMeasure, perPersonOf } from '../measure.ts'
import { twoModeCloseness } from '../two-mode.ts'

export const bipClosenessCentrality = defineMeasure({
  id: 'bip_closeness_centrality',
  scope: 'person',
  gives: 'per-person',
  cost: 'pairs',
  question: 'How near is everything to this person or meeting?',
  definition: '(n₂ + 2(n₁ − 1)) / sum of the distances, times the share reached; 0 for who reaches nobody.',
  convention: 'people of the first set, then the second; each attendance once',
  range: '0 to 1',
  source: 'Borgatti & Everett 1997; NetworkX',
  needs: { twoSets: true },
  forNobody: [],
  forOne: [0],
  forTwo: [1, 1],
  find: (network) => perPersonOf(twoModeCloseness(network)),
})
