import { largestClique } from '../cliques.ts'
import { defineMeasure, valueOr } from '../measure.ts'

export const cliqueNumber = defineMeasure({
  id: 'clique_number',
  scope: 'network',
  gives: 'number',
  cost: 'paths',
  question: 'How many people are in the largest group in which everybody is tied with everybody?',
  definition: 'Size of the largest clique.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once; no answer when five million pairs did not settle it',
  range: '1 to n',
  source: 'Luce & Perry 1949; Tomita & Seki 2003',
  forNobody: 0,
  forOne: 1,
  forTwo: 2,
  find(network) {
    const size = largestClique(network)
    return valueOr(size ?? NaN, size === null && 'too-large')
  },
})
