import { defineMeasure, tooFew, valueOr } from '../measure.ts'
import { project } from '../two-mode.ts'

export const bipSharedDensity = defineMeasure({
  id: 'bip_shared_density',
  scope: 'network',
  gives: 'number',
  cost: 'paths',
  question: 'Which part of the pairs of people was ever at one meeting?',
  definition: 'Density of the projection on the people.',
  convention: 'first set; each pair once; a large meeting alone makes it high, so it says nothing about collaboration',
  range: '0 to 1',
  source: 'Breiger 1974',
  needs: { twoSets: true },
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network) {
    const shared = project(network, 'first')
    return valueOr((2 * shared.m) / (shared.n * (shared.n - 1)), tooFew(shared, 2))
  },
})
