import { partialBrokerageOf, ROLES } from '../brokerage.ts'
import { defineMeasure, type Finding } from '../measure.ts'

export const brokeragePartial = defineMeasure({
  id: 'brokerage_partial',
  scope: 'person',
  gives: 'table',
  cost: 'paths',
  question: 'Between whom does this person stand, where others stand too?',
  definition:
    'Paths a → b → c without a → c, by the groups of the three (see brokerage_nodes), each shared by all who stand between a and c: with three of them each gets a third.',
  convention:
    'binary, no loops, repeated ties once; people without a known group are left out; without direction both orders count, so gatekeeper and representative are the same',
  range: '0 to brokerage_nodes',
  source: 'Gould & Fernandez 1989, weighted',
  needs: { groups: true },
  forNobody: { coordinator: [], consultant: [], representative: [], gatekeeper: [], liaison: [], total: [] },
  forOne: { coordinator: [0], consultant: [0], representative: [0], gatekeeper: [0], liaison: [0], total: [0] },
  forTwo: { coordinator: [0, 0], consultant: [0, 0], representative: [0, 0], gatekeeper: [0, 0], liaison: [0, 0], total: [0, 0] },
  find(network, { groups = [] }): Finding {
    const shares = partialBrokerageOf(network, groups)
    const total = groups.map((_, person) => ROLES.reduce((sum, role) => sum + shares[role][person]!, 0))
    const table = { ...Object.fromEntries(ROLES.map((role) => [role, Array.from(shares[role])])), total }
    return { table, warnings: network.isDirected ? [] : ['both-orders-counted'] }
  },
})
