import { brokerageOf } from '../brokerage.ts'
import { defineMeasure, type Finding } from '../measure.ts'

export const brokerageTotal = defineMeasure({
  id: 'brokerage_total',
  scope: 'network',
  gives: 'table',
  cost: 'paths',
  question: 'How often does somebody stand between two people, by their groups?',
  definition:
    'Paths a → b → c without a → c, by the groups of the three. Coordinator: all the same. Consultant: a and c the same, b not. Representative: a and b the same, c not. Gatekeeper: b and c the same, a not. Liaison: all differ. Summed over people.',
  convention:
    'binary, no loops, repeated ties once; people without a known group are left out; without direction both orders count, so gatekeeper and representative are the same; if arrows mean “asks”, what is passed on goes the other way, and the two swap',
  range: 'counts',
  source: 'Gould & Fernandez 1989; names of sna',
  needs: { groups: true },
  forNobody: { coordinator_wI: 0, itinerant_consultant_wO: 0, representative_bIO: 0, gatekeeper_bOI: 0, liaison_bO: 0, total: 0 },
  forOne: { coordinator_wI: 0, itinerant_consultant_wO: 0, representative_bIO: 0, gatekeeper_bOI: 0, liaison_bO: 0, total: 0 },
  forTwo: { coordinator_wI: 0, itinerant_consultant_wO: 0, representative_bIO: 0, gatekeeper_bOI: 0, liaison_bO: 0, total: 0 },
  find(network, { groups = [] }): Finding {
    const counts = brokerageOf(network, groups)
    const sum = (list: Int32Array) => list.reduce((total, count) => total + count, 0)
    const table = {
      coordinator_wI: sum(counts.coordinator),
      itinerant_consultant_wO: sum(counts.consultant),
      representative_bIO: sum(counts.representative),
      gatekeeper_bOI: sum(counts.gatekeeper),
      liaison_bO: sum(counts.liaison),
    }
    return {
      table: { ...table, total: Object.values(table).reduce((total, count) => total + count, 0) },
      warnings: network.isDirected ? [] : ['both-orders-counted'],
    }
  },
})
