import { defineMeasureOfTwo } from '../measure-of-two.ts'

export const waveLeavers = defineMeasureOfTwo({
  id: 'wave_leavers',
  gives: 'number',
  question: 'How many people are gone?',
  definition: 'People who are only in the earlier network; that is no change of ties.',
  convention: 'matched by id',
  range: '0 and up',
  source: 'plain count',
  forNobody: 0,
  forOne: 0,
  forTwo: 0,
  find: ({ waves }) => ({ value: waves.leavers.length }),
})
