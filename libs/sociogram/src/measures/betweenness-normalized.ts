import { betweennessWithinReason } from '../betweenness.ts'
import { defineMeasure, nothing, perPersonOf, tooFew } from '../measure.ts'

export const betweennessNormalized = defineMeasure({
  id: 'betweenness_normalized',
  scope: 'person',
  gives: 'per-person',
  cost: 'pairs',
  question: 'The same as a share of what is possible?',
  definition: 'Betweenness over (n − 1)(n − 2), without direction over half of that.',
  convention: 'binary, no loops, repeated ties once; along the arrows',
  range: '0 to 1',
  source: 'Freeman 1977; NetworkX',
  forNobody: [],
  forOne: [null],
  forTwo: [null, null],
  isSensitive: true,
  find(network, options) {
    const reason = tooFew(network, 3)
    if (reason && network.n > 0) return nothing('per-person', network, reason)
    const most = ((network.n - 1) * (network.n - 2)) / (network.isDirected ? 1 : 2)
    const found = betweennessWithinReason(network, options)
    if (!found) return nothing('per-person', network, 'stopped')
    const { values, standardErrors } = found
    const shares = perPersonOf(values.map((value) => value / most))
    if (!standardErrors) return shares
    return { ...shares, standardErrors: perPersonOf(standardErrors.map((value) => value / most)).perPerson, warnings: ['sampled'] }
  },
})
