import { defineMeasureOfTwo } from '../measure-of-two.ts'

export const waveHamming = defineMeasureOfTwo({
  id: 'wave_hamming',
  gives: 'number',
  question: 'How many ties changed?',
  definition: 'n10 + n01.',
  convention: 'ties among people who are in both, matched by id; binary, no loops, repeated ties once',
  range: '0 and up',
  source: 'Hamming 1950',
  forNobody: 0,
  forOne: 0,
  forTwo: 0,
  find: ({ waves }) => ({ value: waves.hamming }),
})
