import { findCutPoints } from '../components.ts'
import { defineMeasure } from '../measure.ts'
import { symmetricOf } from '../transform.ts'

export const articulationPoints = defineMeasure({
  id: 'articulation_points',
  scope: 'network',
  gives: 'table',
  question: 'Without whom would the network fall apart?',
  definition: 'People whose leaving makes more parts; their ids, in the order of the people.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once',
  range: 'ids',
  source: 'Tarjan 1972',
  forNobody: [],
  forOne: [],
  forTwo: [],
  find: (network) => ({ table: findCutPoints(symmetricOf(network)).cutPeople.map((person) => network.ids[person]!) }),
})
