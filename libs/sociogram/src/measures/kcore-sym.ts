import { coresOf } from '../cores.ts'
import { defineMeasure } from '../measure.ts'

export const kcoreSym = defineMeasure({
  id: 'kcore_sym',
  scope: 'person',
  gives: 'per-person',
  question: 'In how tight a circle is this person?',
  definition: 'The largest k for which the person is in a set where everybody has k ties or more inside.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 to n − 1',
  source: 'Seidman 1983; Batagelj & Zaversnik 2003',
  forNobody: [],
  forOne: [0],
  forTwo: [1, 1],
  find: (network) => ({ perPerson: Array.from(coresOf(network)) }),
})
