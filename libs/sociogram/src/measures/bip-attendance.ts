import { outDegrees } from '../degrees.ts'
import { defineMeasure, type Finding } from '../measure.ts'
import { setsOf, spreadOf } from '../two-mode.ts'

export const bipAttendance = defineMeasure({
  id: 'bip_attendance',
  scope: 'network',
  gives: 'table',
  question: 'How many people come to a meeting, and how often does a person come?',
  definition: 'People, meetings and attendances; meetings of a person and people of a meeting: fewest, most, mean and standard deviation (over n − 1).',
  convention: 'people of the first set, then the second; each attendance once; who never came and meetings of nobody count',
  range: 'counts',
  source: 'plain count',
  needs: { twoSets: true },
  forNobody: null,
  forOne: null,
  forTwo: {
    people: 1,
    meetings: 1,
    attendances: 1,
    perPerson: { fewest: 1, most: 1, mean: 1, deviation: null },
    perMeeting: { fewest: 1, most: 1, mean: 1, deviation: null },
  },
  find(network): Finding {
    const { first, second } = setsOf(network)
    if (first === 0 || second === 0) return { table: null, reason: network.n === 0 ? 'empty' : 'too-small' }
    const degrees = outDegrees(network)
    const [perPerson, perMeeting] = [spreadOf(degrees.subarray(0, first)), spreadOf(degrees.subarray(first))]
    return { table: { people: first, meetings: second, attendances: network.m, perPerson, perMeeting } }
  },
})
