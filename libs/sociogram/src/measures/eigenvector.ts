import { eigenvectorOf } from '../influence.ts'
import { defineMeasure, nothing, perPersonOf } from '../measure.ts'

export const eigenvector = defineMeasure({
  id: 'eigenvector',
  scope: 'person',
  gives: 'per-person',
  question: 'Is this person tied with people who have many ties themselves?',
  definition: 'Leading eigenvector of the ties; length 1.',
  convention: 'ties that either names, direction ignored; binary, no loops, repeated ties once; only the largest part, everybody else has none',
  range: '0 to 1',
  source: 'Bonacich 1972',
  forNobody: [],
  forOne: [null],
  forTwo: [Math.SQRT1_2, Math.SQRT1_2],
  find(network) {
    const scores = eigenvectorOf(network)
    if (scores === null) return nothing('per-person', network, 'not-converged')
    const found = perPersonOf(scores)
    const leftOut = found.perPerson.filter((score) => score === null).length
    return { ...found, ...(leftOut > 0 ? { leftOut, warnings: ['some-people-left-out'] } : {}) }
  },
})
