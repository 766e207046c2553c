import { defineMeasureOfTwo, shareOr } from '../measure-of-two.ts'

export const waveJaccard = defineMeasureOfTwo({
  id: 'wave_jaccard',
  gives: 'number',
  question: 'Which part of all ties was there both times?',
  definition: 'n11 / (n11 + n10 + n01).',
  convention: 'ties among people who are in both, matched by id; binary, no loops, repeated ties once; above 0.3 stable enough to be modelled',
  range: '0 to 1',
  source: 'Jaccard 1901; Snijders, van de Bunt & Steglich 2010',
  forNobody: null,
  forOne: null,
  forTwo: 1,
  find: ({ waves }) => shareOr(waves.jaccard, waves),
})
