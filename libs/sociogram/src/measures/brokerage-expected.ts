import { expectedBrokerage, ROLES } from '../brokerage.ts'
import { defineMeasure, type Finding } from '../measure.ts'

export const brokerageExpected = defineMeasure({
  id: 'brokerage_expected',
  scope: 'person',
  gives: 'table',
  question: 'Between whom would this person stand by chance, with groups of these sizes?',
  definition: 'd²(1 − d) times the ordered pairs of two others who could stand at the ends of each role; d is the density.',
  convention: 'binary, no loops, repeated ties once; people without a known group are left out; without direction both orders count',
  range: '0 and up',
  source: 'Gould & Fernandez 1989; sna brokerage',
  needs: { groups: true },
  forNobody: { coordinator: [], consultant: [], representative: [], gatekeeper: [], liaison: [], total: [] },
  forOne: { coordinator: [0], consultant: [0], representative: [0], gatekeeper: [0], liaison: [0], total: [0] },
  forTwo: { coordinator: [0, 0], consultant: [0, 0], representative: [0, 0], gatekeeper: [0, 0], liaison: [0, 0], total: [0, 0] },
  find(network, { groups = [] }): Finding {
    const expected = expectedBrokerage(network, groups)
    const total = groups.map((_, person) => ROLES.reduce((sum, role) => sum + expected[role][person]!, 0))
    const table = { ...Object.fromEntries(ROLES.map((role) => [role, Array.from(expected[role])])), total }
    return { table, warnings: network.isDirected ? [] : ['both-orders-counted'] }
  },
})
