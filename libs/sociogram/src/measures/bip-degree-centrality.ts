import { defineMeasure, perPersonOf } from '../measure.ts'
import { twoModeDegree } from '../two-mode.ts'

export const bipDegreeCentrality = defineMeasure({
  id: 'bip_degree_centrality',
  scope: 'person',
  gives: 'per-person',
  question: 'What share of the meetings did this person attend, or of the people this meeting have?',
  definition: 'Degree over the size of the other set.',
  convention: 'people of the first set, then the second; each attendance once',
  range: '0 to 1',
  source: 'Borgatti & Everett 1997',
  needs: { twoSets: true },
  forNobody: [],
  forOne: [null],
  forTwo: [1, 1],
  find: (network) => perPersonOf(twoModeDegree(network)),
})
