import { strongComponents } from '../components.ts'
import { defineMeasure } from '../measure.ts'

export const componentsStrong = defineMeasure({
  id: 'components_strong',
  scope: 'network',
  gives: 'number',
  question: 'Into how many parts does the network fall along the arrows?',
  definition: 'Parts in which everybody reaches everybody along the arrows.',
  convention: 'binary, no loops, repeated ties once',
  range: '0 to n',
  source: 'Tarjan 1972',
  needs: { direction: true },
  forNobody: 0,
  forOne: 1,
  forTwo: 1,
  find: (network) => ({ value: strongComponents(network).sizes.length }),
})
