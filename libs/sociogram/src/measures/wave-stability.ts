import { defineMeasureOfTwo, shareOr } from '../measure-of-two.ts'

export const waveStability = defineMeasureOfTwo({
  id: 'wave_stability',
  gives: 'number',
  question: 'Which part of the earlier ties is still there?',
  definition: 'n11 / (n11 + n10).',
  convention: 'ties among people who are in both, matched by id; binary, no loops, repeated ties once',
  range: '0 to 1',
  source: 'Snijders, van de Bunt & Steglich 2010',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find: ({ waves }) => shareOr(waves.stability, waves),
})
