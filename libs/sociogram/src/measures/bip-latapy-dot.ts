import { defineMeasure, perPersonOf } from '../measure.ts'
import { meanOverlap } from '../two-mode.ts'

export const bipLatapyDot = defineMeasure({
  id: 'bip_latapy_dot',
  scope: 'person',
  gives: 'per-person',
  cost: 'paths',
  question: 'How much do those who meet this person share all of their meetings?',
  definition: 'Mean of shared meetings over meetings of either, over everybody met; none for who met nobody.',
  convention: 'people of the first set, then the second; each attendance once',
  range: '0 to 1',
  source: 'Latapy, Magnien & Del Vecchio 2008',
  needs: { twoSets: true },
  forNobody: [],
  forOne: [null],
  forTwo: [null, null],
  find: (network) => perPersonOf(meanOverlap(network)),
})
