import { indexGroups, nominalAssortativity } from '../groups.ts'
import { defineMeasure, valueOr } from '../measure.ts'

export const assortativityNominal = defineMeasure({
  id: 'assortativity_nominal',
  scope: 'network',
  gives: 'number',
  question: 'Do people tie with their own kind, beyond chance?',
  definition: '(Σ e − Σ a b) / (1 − Σ a b): ties inside groups beyond those expected from how many each group sends and receives.',
  convention: 'binary, no loops, repeated ties once; people without a known group are left out',
  range: '−1 to 1',
  source: 'Newman 2003',
  needs: { groups: true },
  forNobody: null,
  forOne: null,
  forTwo: -1,
  find(network, { groups = [] }) {
    const found = nominalAssortativity(network, indexGroups(groups))
    return valueOr(found, network.m === 0 && 'no-ties', Number.isNaN(found) && 'no-variation')
  },
})
