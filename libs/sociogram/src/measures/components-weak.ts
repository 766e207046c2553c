import { weakComponents } from '../components.ts'
import { defineMeasure } from '../measure.ts'

export const componentsWeak = defineMeasure({
  id: 'components_weak',
  scope: 'network',
  gives: 'number',
  question: 'Into how many separate parts does the network fall?',
  definition: 'Parts in which everybody reaches everybody when direction is ignored; an isolate is a part.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: '0 to n',
  source: 'Wasserman & Faust 1994',
  forNobody: 0,
  forOne: 1,
  forTwo: 1,
  find: (network) => ({ value: weakComponents(network).sizes.length }),
})
