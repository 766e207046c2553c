import { strengths } from '../degrees.ts'
import { defineMeasure, tooFew, valueOr } from '../measure.ts'

export const averageTieStrength = defineMeasure({
  id: 'average_tie_strength',
  scope: 'network',
  gives: 'number',
  question: 'How strong are ties, over all possible pairs?',
  definition: 'Sum of the values over all pairs; no tie counts 0.',
  convention: 'valued, no loops; repeated ties as the network was built',
  range: '0 and up',
  source: 'Wasserman & Faust 1994, ch. 4',
  needs: { values: true },
  forNobody: null,
  forOne: null,
  forTwo: 3,
  find(network) {
    const pairs = network.n * (network.n - 1)
    const sum = strengths(network).reduce((total, strength) => total + strength, 0)
    return valueOr(sum / pairs / (network.isDirected ? 2 : 1), tooFew(network, 2))
  },
})
