import { ratedByOthers } from '../levels.ts'
import { defineMeasure, perPersonOf } from '../measure.ts'

export const levelByOthers = defineMeasure({
  id: 'level_by_others',
  scope: 'person',
  gives: 'per-person',
  question: 'How do the others rate this person?',
  definition: 'Mean of the values that others give to their tie with the person; trust and value are read so, from a network of ratings.',
  convention: 'along the arrows; what people say of themselves is left out; null below three raters',
  range: 'the scale',
  source: 'PARTNER; Varda et al. 2008',
  needs: { direction: true, values: true },
  forNobody: [],
  forOne: [null],
  forTwo: [null, null],
  find: (network) => perPersonOf(ratedByOthers(network)),
})
