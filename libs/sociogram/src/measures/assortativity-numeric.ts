import { correlateNumbers } from '../groups.ts'
import { defineMeasure, valueOr } from '../measure.ts'

export const assortativityNumeric = defineMeasure({
  id: 'assortativity_numeric',
  scope: 'network',
  gives: 'number',
  question: 'Do people with like numbers tie with each other?',
  definition: 'Pearson correlation over ties of the number of the sender and of the receiver.',
  convention: 'binary, no loops, repeated ties once; ties of people whose number nobody knows are left out',
  range: '−1 to 1',
  source: 'Newman 2003',
  needs: { numbers: true },
  forNobody: null,
  forOne: null,
  forTwo: -1,
  find(network, { numbers = [] }) {
    const found = correlateNumbers(network, numbers)
    return valueOr(found, network.m === 0 && 'no-ties', Number.isNaN(found) && 'no-variation')
  },
})
