import { defineMeasure, valueOr } from '../measure.ts'
import { setsOf } from '../two-mode.ts'

export const bipDensity = defineMeasure({
  id: 'bip_density',
  scope: 'network',
  gives: 'number',
  question: 'How many of the possible attendances are there?',
  definition: 'm / (n₁ n₂).',
  convention: 'people of the first set, then the second; each attendance once',
  range: '0 to 1',
  source: 'Borgatti & Everett 1997',
  needs: { twoSets: true },
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find(network) {
    const { first, second } = setsOf(network)
    return valueOr(network.m / (first * second), first * second === 0 && (network.n === 0 ? 'empty' : 'too-small'))
  },
})
