import { defineMeasure, valueOr } from '../measure.ts'
import { meetAgain } from '../two-mode.ts'

export const bipRobinsAlexanderClustering = defineMeasure({
  id: 'bip_robins_alexander_clustering',
  scope: 'network',
  gives: 'number',
  cost: 'paths',
  question: 'Do two people who met once meet again?',
  definition: '4 × four-cycles / three-paths.',
  convention: 'people of the first set, then the second; each attendance once',
  range: '0 to 1',
  source: 'Robins & Alexander 2004',
  needs: { twoSets: true },
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network) {
    const { fourCycles, threePaths } = meetAgain(network)
    return valueOr((4 * fourCycles) / threePaths, threePaths === 0 && 'no-ties')
  },
})
