import { brokerageOf, ROLES } from '../brokerage.ts'
import { defineMeasure, type Finding } from '../measure.ts'

export const brokerageNodes = defineMeasure({
  id: 'brokerage_nodes',
  scope: 'person',
  gives: 'table',
  cost: 'paths',
  question: 'Between whom does this person stand, by their groups?',
  definition:
    'Paths a → b → c without a → c, by the groups of the three. Coordinator: all the same. Consultant: a and c the same, b not. Representative: a and b the same, c not. Gatekeeper: b and c the same, a not. Liaison: all differ.',
  convention:
    'binary, no loops, repeated ties once; people without a known group are left out; without direction both orders count, so gatekeeper and representative are the same; if arrows mean “asks”, what is passed on goes the other way, and the two swap',
  range: 'counts',
  source: 'Gould & Fernandez 1989',
  needs: { groups: true },
  forNobody: { coordinator: [], consultant: [], representative: [], gatekeeper: [], liaison: [], total: [] },
  forOne: { coordinator: [0], consultant: [0], representative: [0], gatekeeper: [0], liaison: [0], total: [0] },
  forTwo: { coordinator: [0, 0], consultant: [0, 0], representative: [0, 0], gatekeeper: [0, 0], liaison: [0, 0], total: [0, 0] },
  find(network, { groups = [] }): Finding {
    const counts = brokerageOf(network, groups)
    const total = groups.map((_, person) => ROLES.reduce((sum, role) => sum + counts[role][person]!, 0))
    const table = { ...Object.fromEntries(ROLES.map((role) => [role, Array.from(counts[role])])), total }
    return { table, warnings: network.isDirected ? [] : ['both-orders-counted'] }
  },
})
