import { defineMeasureOfTwo } from '../measure-of-two.ts'

export const waveJoiners = defineMeasureOfTwo({
  id: 'wave_joiners',
  gives: 'number',
  question: 'How many people are new?',
  definition: 'People who are only in the later network; that is no change of ties.',
  convention: 'matched by id',
  range: '0 and up',
  source: 'plain count',
  forNobody: 0,
  forOne: 0,
  forTwo: 0,
  find: ({ waves }) => ({ value: waves.joiners.length }),
})
