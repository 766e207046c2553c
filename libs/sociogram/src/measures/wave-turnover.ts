import { defineMeasureOfTwo, shareOr } from '../measure-of-two.ts'

export const waveTurnover = defineMeasureOfTwo({
  id: 'wave_turnover',
  gives: 'number',
  question: 'Which part of all ties changed?',
  definition: '(n10 + n01) / (n11 + n10 + n01): 1 − wave_jaccard.',
  convention: 'ties among people who are in both, matched by id; binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Snijders, van de Bunt & Steglich 2010',
  forNobody: null,
  forOne: null,
  forTwo: 0,
  find: ({ waves }) => shareOr(waves.turnover, waves),
})
