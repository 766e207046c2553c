import { defineMeasureOfTwo } from '../measure-of-two.ts'

export const waveTies = defineMeasureOfTwo({
  id: 'wave_ties',
  gives: 'table',
  question: 'What became of the ties?',
  definition: 'Ties in both (n11), only before (n10), only after (n01), in neither (n00).',
  convention: 'ties among people who are in both, matched by id; binary, no loops, repeated ties once',
  range: 'counts',
  source: 'Snijders, van de Bunt & Steglich 2010',
  forNobody: { n11: 0, n10: 0, n01: 0, n00: 0 },
  forOne: { n11: 0, n10: 0, n01: 0, n00: 0 },
  forTwo: { n11: 2, n10: 0, n01: 0, n00: 0 },
  find: ({ waves }) => ({ table: { n11: waves.kept, n10: waves.lost, n01: waves.gained, n00: waves.never } }),
})
