import { backbone } from '../backbone.ts'
import { defineMeasure, valueOr } from '../measure.ts'
import { setsOf } from '../two-mode.ts'

export const bipMoreThanChance = defineMeasure({
  id: 'bip_more_than_chance',
  scope: 'network',
  gives: 'number',
  cost: 'paths',
  question: 'How many pairs of people meet more often than by chance?',
  definition: 'Pairs of people who share more meetings than random attendance of the same people would give them: hypergeometric upper tail below 0.05.',
  convention: 'first set; not corrected for the number of pairs: by chance alone up to one pair in twenty',
  range: '0 to pairs',
  source: 'Neal 2014',
  needs: { twoSets: true },
  forNobody: null,
  forOne: null,
  forTwo: null,
  find(network) {
    const { first } = setsOf(network)
    return valueOr(backbone(network, 'first').m, first < 2 && (network.n === 0 ? 'empty' : 'too-small'))
  },
})
